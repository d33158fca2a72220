import { useQueryClient } from '@tanstack/react-query'
import { EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useId, useMemo } from 'react'
import { figures } from '#modules/figures/screens/client.ts'
import { useWords } from '#ui/words.ts'
import type { Block } from '../contract/content.ts'
import { blocksOf, documentOf } from '../rules/editor-document.ts'
import { deskWords } from './desk-words.ts'
import css from './editor.module.css'
import { extensionsFor } from './editor-extensions.ts'
import { EditorTools } from './editor-tools.tsx'
import { FindFigure } from './find-figure.tsx'
import { PlaceFigure } from './place-figure.tsx'
import { useFinder } from './use-finder.ts'

interface TextEditorProps {
  draftId: string
  lang: 'zh-Hans' | 'en'
  /** As they are when it opens; afterwards the editor holds the text and tells each change. */
  blocks: Block[]
  onBlocks: (blocks: Block[]) => void
}

/** The text of a bulletin in one language, with numbers placed by `@`. */
export function TextEditor({ draftId, lang, blocks, onBlocks }: TextEditorProps) {
  const t = useWords(deskWords)
  const placeId = useId()
  const { finding, finder } = useFinder()
  const queries = useQueryClient()
  const extensions = useMemo(
    () =>
      extensionsFor({
        draftId,
        lang,
        finder,
        listFigures: async () =>
          (await queries.ensureQueryData(figures.listFigures.queryOptions({ query: { lang } }))).items,
        // The choices stand there as soon as a number is chosen.
        onOpenFigure: () => document.getElementById(placeId)?.focus(),
      }),
    [draftId, lang, finder, placeId, queries],
  )
  const editor = useEditor({
    extensions,
    content: documentOf(blocks),
    // The content security policy allows no sheet but our own; what the editor needs stands in editor.module.css.
    injectCSS: false,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': t(lang === 'en' ? 'textEn' : 'textZh'),
        lang,
      },
    },
  })
  useEffect(() => {
    const tell = () => onBlocks(blocksOf(editor.getJSON()))
    editor.on('update', tell)
    return () => void editor.off('update', tell)
  }, [editor, onBlocks])
  return (
    <div className={css.editor}>
      <div className={css.bar}>
        <EditorTools editor={editor} draftId={draftId} />
        <PlaceFigure editor={editor} lang={lang} id={placeId} />
      </div>
      <EditorContent editor={editor} className={css.text} />
      <FindFigure finding={finding} />
    </div>
  )
}

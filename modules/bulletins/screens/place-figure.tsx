import { type Editor, useEditorState } from '@tiptap/react'
import type { KeyboardEvent } from 'react'
import { NodeSelection } from '@tiptap/pm/state'
import { Button } from '#ui/button.tsx'
import { cityToday } from '#ui/format.ts'
import { useWords } from '#ui/words.ts'
import { deskWords } from './desk-words.ts'
import css from './editor.module.css'
import { useFigure } from './use-figure.ts'

interface PlaceFigureProps {
  editor: Editor
  lang: 'zh-Hans' | 'en'
  /** Where Enter on a chosen number leads. */
  id: string
}

interface Chosen {
  figure: string
  as: 'worded' | 'exact'
  day: string | null
}

/** How the chosen number is said and for which day; below the tools, so that it covers no text. */
export function PlaceFigure({ editor, lang, id }: PlaceFigureProps) {
  const chosen = useEditorState({
    editor,
    selector: ({ editor: { state } }) =>
      state.selection instanceof NodeSelection && state.selection.node.type.name === 'figure'
        ? (state.selection.node.attrs as Chosen)
        : null,
  })
  return chosen && <Choices editor={editor} chosen={chosen} lang={lang} id={id} />
}

function Choices({ editor, chosen, lang, id }: PlaceFigureProps & { chosen: Chosen }) {
  const t = useWords(deskWords)
  const { figure, wordings } = useFigure(chosen.figure, chosen.day, lang)
  // A changed node is a new one to the editor, so it is chosen again; else these choices would vanish under the hands.
  const change = (attributes: Partial<Chosen>) => {
    const { from } = editor.state.selection
    editor.chain().updateAttributes('figure', attributes).setNodeSelection(from).run()
  }
  // Behind the number, so that what is typed next does not take its place.
  // Behind the number, so that what is typed next does not take its place.
  const leave = ({ key }: KeyboardEvent) => {
    if (key !== 'Escape') return
    editor.commands.setTextSelection(editor.state.selection.to)
    // At once: the command of this name waits for the next frame, and a quick key would be lost.
    editor.view.focus()
  }
  return (
    <fieldset aria-label={t('thisNumber', { title: figure?.title ?? chosen.figure })} className={css.place}>
      <b>{figure?.title ?? chosen.figure}</b>
      <label>
        {t('saidAs')}
        <select
          id={id}
          onKeyDown={leave}
          value={chosen.as}
          onChange={(event) => change({ as: event.target.value === 'exact' ? 'exact' : 'worded' })}
        >
          <option value="worded">{t('worded', { wording: wordings?.worded ?? '…' })}</option>
          <option value="exact">{t('exact', { wording: wordings?.exact ?? '…' })}</option>
        </select>
      </label>
      <label>
        {t('day')}
        <input
          type="date"
          max={cityToday()}
          onKeyDown={leave}
          value={chosen.day ?? ''}
          onChange={(event) => change({ day: event.target.value || null })}
        />
      </label>
      <span className={css.hint}>{chosen.day === null && t('dayOfPublishing')}</span>
      <Button look="text" onClick={() => editor.chain().focus().deleteSelection().run()}>
        {t('removeNumber')}
      </Button>
    </fieldset>
  )
}

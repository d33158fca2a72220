import { useMutation } from '@tanstack/react-query'
import { type Editor, useEditorState } from '@tiptap/react'
import { useRef } from 'react'
import type { filesContract } from '#modules/files/contract.ts'
import type { RefusalOf } from '#platform/contract.ts'
import { Refusal } from '#ui/refusal.tsx'
import { useWords } from '#ui/words.ts'
import type { draftsContract } from '../contract/drafts.ts'
import { drafts, uploads } from './desk-client.ts'
import { deskWords, refusalWords } from './desk-words.ts'
import css from './editor.module.css'

type PictureRefused =
  | RefusalOf<typeof draftsContract.addBulletinPicture>
  | RefusalOf<typeof filesContract.uploadFile>

/** What can be made of the text, in words: nobody has to guess at signs. */
export function EditorTools({ editor, draftId }: { editor: Editor; draftId: string }) {
  const t = useWords(deskWords)
  const file = useRef<HTMLInputElement>(null)
  const is = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      heading: now.isActive('heading'),
      bold: now.isActive('bold'),
      list: now.isActive('bulletList'),
      quote: now.isActive('blockquote'),
    }),
  })
  const add = useMutation<string, PictureRefused, File>({
    mutationFn: async (picture) => {
      const { id: fileId } = await uploads.uploadFile({ query: { name: picture.name }, file: picture })
      const made = await drafts.addBulletinPicture({ params: { id: draftId }, body: { fileId } })
      return made.fileId
    },
    onSuccess: (fileId) =>
      editor
        .chain()
        .focus()
        .insertContent({ type: 'picture', attrs: { fileId, alt: '', caption: '' } })
        .run(),
  })
  const run = () => editor.chain().focus()
  const tools = [
    { name: t('heading'), on: is.heading, press: () => run().toggleHeading({ level: 2 }).run() },
    { name: t('bold'), on: is.bold, press: () => run().toggleBold().run() },
    { name: t('list'), on: is.list, press: () => run().toggleBulletList().run() },
    { name: t('quote'), on: is.quote, press: () => run().toggleBlockquote().run() },
  ]
  return (
    <>
      <div role="toolbar" aria-label={t('tools')} className={css.tools}>
        {tools.map(({ name, on, press }) => (
          <button key={name} type="button" aria-pressed={on} onClick={press}>
            {name}
          </button>
        ))}
        <button type="button" aria-disabled={add.isPending} onClick={() => file.current?.click()}>
          {add.isPending ? t('addingPicture') : t('picture')}
        </button>
        <button type="button" className={css.number} onClick={() => run().insertContent('@').run()}>
          {t('number')}
        </button>
        <input
          ref={file}
          type="file"
          hidden
          accept="image/png,image/jpeg,image/webp"
          onChange={({ target }) => {
            const [picture] = target.files ?? []
            if (picture) add.mutate(picture)
            target.value = ''
          }}
        />
      </div>
      <Refusal problem={add.error} words={refusalWords} />
    </>
  )
}

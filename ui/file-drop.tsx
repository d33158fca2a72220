import { type DragEvent, type ReactNode, useId, useState } from 'react'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import { described, FieldNotes } from './field.tsx'
import css from './form.module.css'
import { uiWords } from './ui-words.ts'
import { VisuallyHidden } from './visually-hidden.tsx'
import { useWords } from './words.ts'

interface FileDropProps {
  label: string
  /** Says which kinds and how large: the browser's filter is only a hint. */
  help: ReactNode
  files: readonly File[]
  onFiles: (files: File[]) => void
  /** As `accept` of an input: `.csv,.xlsx,.json`. */
  accept?: string
  several?: boolean
  error?: string | undefined
}

/** Files by dragging or choosing. They are no part of a form's draft: a browser cannot keep them over a reload. */
export function FileDrop({ label, help, files, onFiles, accept, several = false, error }: FileDropProps) {
  const t = useWords(uiWords)
  const id = useId()
  const [over, setOver] = useState(false)
  const take = (list: FileList | null) => {
    const taken = [...(list ?? [])]
    if (taken.length > 0) onFiles(several ? [...files, ...taken] : taken.slice(0, 1))
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <div className={css.field}>
      <span className={css.label}>{label}</span>
      <FieldNotes id={id} help={help} error={undefined} />
      <div
        className={classNames(css.drop, over && css.over)}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {t('dropHere')}
        <label htmlFor={id}>
          <VisuallyHidden>{label} </VisuallyHidden>
          {t('chooseFile')}
        </label>
        <input
          id={id}
          type="file"
          accept={accept}
          multiple={several}
          {...described(id, help, error)}
          onChange={(event) => {
            take(event.target.files)
            // So that choosing the same file again, after it was mended, is noticed.
            event.target.value = ''
          }}
        />
      </div>
      <FieldNotes id={id} help={undefined} error={error} />
      <ul className={css.files}>
        {files.map((file) => (
          <li key={file.name + file.size}>
            <span>{file.name}</span>
            <Button
              look="text"
              aria-label={t('remove', { name: file.name })}
              onClick={() => onFiles(files.filter((one) => one !== file))}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

import type { ReactNode } from 'react'
import css from './form.module.css'
import { uiWords } from './ui-words.ts'
import { useWords } from './words.ts'

interface Frame {
  id: string
  label: string
  /** Before the field: what to write, and why it is asked. */
  help?: ReactNode
  error: string | undefined
  optional?: boolean
}

/** What every field is told, beside what `form.field` gives. */
export type FieldExtras = Pick<Frame, 'help' | 'optional'>

/** Label, help, control, error, in the order in which they are read out. */
export function Field({ id, label, help, error, optional, children }: Frame & { children: ReactNode }) {
  const t = useWords(uiWords)
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id}>
        {label}
        {optional && <small>{t('optional')}</small>}
      </label>
      <FieldNotes id={id} help={help} error={undefined} />
      {children}
      <FieldNotes id={id} help={undefined} error={error} />
    </div>
  )
}

export function FieldNotes({ id, help, error }: { id: string; help: ReactNode; error: string | undefined }) {
  return (
    <>
      {help && (
        <div id={`${id}-help`} className={css.help}>
          {help}
        </div>
      )}
      {error && (
        <p id={`${id}-error`} className={css.error}>
          {error}
        </p>
      )}
    </>
  )
}

/** Ties help and error to the control for who listens. */
export function described(id: string, help: ReactNode, error: string | undefined) {
  const ids = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ')
  return { 'aria-describedby': ids || undefined, 'aria-invalid': error ? true : undefined }
}

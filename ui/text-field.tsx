import type { InputHTMLAttributes } from 'react'
import { classNames } from './class-names.ts'
import { described, Field, type FieldExtras } from './field.tsx'
import css from './form.module.css'
import type { FieldProps } from './use-form.ts'

type Text = FieldProps<string> & FieldExtras

interface TextFieldProps extends Text {
  type?: 'text' | 'password' | 'email' | 'tel' | 'url' | 'search'
  autoComplete?: InputHTMLAttributes<HTMLInputElement>['autoComplete']
  inputMode?: InputHTMLAttributes<HTMLInputElement>['inputMode']
  /** For codes and numbers: as wide as what is asked. */
  short?: boolean
}

export function TextField({ help, error, optional, label, onChange, short, ...input }: TextFieldProps) {
  return (
    <Field id={input.id} label={label} help={help} error={error} optional={optional ?? false}>
      <input
        {...input}
        {...described(input.id, help, error)}
        className={classNames(css.input, short && css.short)}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  )
}

/** For more than a line; grows with what is written. */
export function TextArea({ help, error, optional, label, onChange, ...input }: Text) {
  return (
    <Field id={input.id} label={label} help={help} error={error} optional={optional ?? false}>
      <textarea
        {...input}
        {...described(input.id, help, error)}
        className={css.input}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  )
}

/** A time of the day `HH:MM`; empty text while none is chosen. */
export function TimeField({ help, error, optional, label, onChange, ...input }: Text) {
  return (
    <Field id={input.id} label={label} help={help} error={error} optional={optional ?? false}>
      <input
        {...input}
        type="time"
        {...described(input.id, help, error)}
        className={classNames(css.input, css.short)}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  )
}

/** A day `YYYY-MM-DD`, by the calendar of the reader's device; empty text while none is chosen. */
export function DayField({
  help,
  error,
  optional,
  label,
  onChange,
  ...input
}: Text & { min?: string; max?: string }) {
  return (
    <Field id={input.id} label={label} help={help} error={error} optional={optional ?? false}>
      <input
        {...input}
        type="date"
        {...described(input.id, help, error)}
        className={classNames(css.input, css.short)}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  )
}

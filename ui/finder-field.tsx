import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Button } from './button.tsx'
import type { Option } from './choice-field.tsx'
import { described, Field, type FieldExtras } from './field.tsx'
import css from './form.module.css'
import { uiWords } from './ui-words.ts'
import type { FieldProps } from './use-form.ts'
import { useWords } from './words.ts'

type FinderProps = FieldProps<Option | null> &
  FieldExtras & {
    /** What the last search brought; undefined while it is under way or nothing was typed. */
    found: readonly Option[] | undefined
    /** Called with what is typed, once the typing pauses; an empty text when the field is emptied. */
    onFind: (text: string) => void
  }

// Shorter, and each key asks the server; longer, and the list feels slow.
const PAUSE_MS = 200

/** One of very many, found by typing: a unit, a person. The arrow down leads from the words to what was found. */
export function FinderField(props: FinderProps) {
  const { id, label, help, error, optional, value } = props
  const t = useWords(uiWords)
  // Input and button take each other's place under one id; without this the focus would fall out of the form.
  const onChange = (chosen: Option | null) => {
    props.onChange(chosen)
    requestAnimationFrame(() => document.getElementById(id)?.focus())
  }
  return (
    <Field id={id} label={label} help={help} error={error} optional={optional ?? false}>
      {value === null ? (
        <Finder {...props} onChange={onChange} />
      ) : (
        <div className={css.chosen}>
          <span>{value.label}</span>
          <Button
            id={id}
            look="text"
            aria-label={`${t('change')} ${label}: ${value.label}`}
            onClick={() => onChange(null)}
            {...described(id, help, error)}
          >
            {t('change')}
          </Button>
        </div>
      )}
    </Field>
  )
}

function Finder({ id, name, help, error, found, onFind, onChange }: FinderProps) {
  const t = useWords(uiWords)
  const [text, setText] = useState('')
  const list = useRef<HTMLUListElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const type = (typed: string) => {
    setText(typed)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => onFind(typed.trim()), PAUSE_MS)
  }
  const results = text.trim() === '' ? undefined : found
  return (
    <div className={css.finder}>
      <input
        id={id}
        name={name}
        type="search"
        autoComplete="off"
        className={css.input}
        value={text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => event.key === 'ArrowDown' && moveFocus(event, list.current, 1)}
        {...described(id, help, error)}
      />
      <output className={css.help}>
        {results && (results.length > 0 ? t('found', { n: results.length }) : t('noneFound'))}
      </output>
      <ul ref={list} className={css.found}>
        {results?.map((option) => (
          <li key={option.value}>
            <button
              type="button"
              onClick={() => onChange(option)}
              onKeyDown={(event) => step(event, list.current)}
            >
              <span>{option.label}</span>
              {option.help && <small>{option.help}</small>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function step(event: KeyboardEvent, list: HTMLElement | null): void {
  if (event.key === 'ArrowDown') moveFocus(event, list, 1)
  if (event.key === 'ArrowUp') moveFocus(event, list, -1)
}

function moveFocus(event: KeyboardEvent, list: HTMLElement | null, by: 1 | -1): void {
  event.preventDefault()
  const buttons = [...(list?.querySelectorAll('button') ?? [])]
  const at = buttons.findIndex((button) => button === document.activeElement)
  buttons[at + by]?.focus()
}

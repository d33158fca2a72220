import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import css from './steps.module.css'
import { uiWords } from './ui-words.ts'
import { VisuallyHidden } from './visually-hidden.tsx'
import { useWords } from './words.ts'

export interface Step {
  label: string
  /** When it happened, or by when it will. */
  note?: ReactNode
  state: 'done' | 'now' | 'next'
}

/** Where something is on its way, like a parcel: across a desk, down a phone. */
export function Steps({ steps }: { steps: Step[] }) {
  const t = useWords(uiWords)
  const said = { done: t('stepDone'), now: t('stepNow'), next: t('stepNext') }
  return (
    <ol className={css.steps}>
      {steps.map(({ label, note, state }) => (
        <li
          key={label}
          className={classNames(css.step, css[state])}
          aria-current={state === 'now' ? 'step' : undefined}
        >
          <span className={css.label}>{label}</span>
          <VisuallyHidden>{said[state]}</VisuallyHidden>
          {note && <span className={css.note}>{note}</span>}
        </li>
      ))}
    </ol>
  )
}

import type { ReactNode } from 'react'
import type { Choice, Lane } from '#ui/calendar/calendar-types.ts'
import { useDuration } from '#ui/calendar/duration.ts'
import { spanText } from '#ui/calendar/span-text.ts'
import { minutesOf } from '#ui/calendar/spans.ts'
import { TimeFields } from '#ui/calendar/time-fields.tsx'
import { useLanguage } from '#ui/language.ts'
import { useWords } from '#ui/words.ts'
import { bookWords } from './book-words.ts'
import css from './book.module.css'

export interface ChosenTime {
  choice: Choice | undefined
  /** What the choice is of. */
  lane: Lane | undefined
  onChoose: (choice: Choice | undefined) => void
  stepMinutes: number
}

/** Beside the calendar at a desk; at the foot of a phone, in reach of the thumb, once a time is chosen. */
export function Panel({
  choice,
  lane,
  onChoose,
  stepMinutes,
  adjust,
  help,
  children,
}: ChosenTime & { adjust?: ReactNode; help?: string | undefined; children: ReactNode }) {
  const t = useWords(bookWords)
  const language = useLanguage()
  const duration = useDuration()
  if (!choice)
    return (
      <aside className={css.panel} aria-label={t('choose')}>
        <h2>{t('choose')}</h2>
        <p className={css.help}>{help ?? t('chooseHelp')}</p>
        <div className={css.atDesk}>{adjust}</div>
      </aside>
    )
  return (
    <aside className={`${css.panel} ${css.withChoice}`} aria-label={t('choose')}>
      <div className={css.time}>
        <h2>
          {lane && <small>{lane.name}</small>}
          {spanText(choice, language)} <span>{duration(minutesOf(choice))}</span>
        </h2>
        <button type="button" className={css.clear} onClick={() => onChoose(undefined)}>
          {t('clear')}
        </button>
      </div>
      <details className={css.adjust}>
        <summary>{t('adjust')}</summary>
        <TimeFields choice={choice} onChange={onChoose} stepMinutes={stepMinutes} />
        {adjust}
      </details>
      {children}
    </aside>
  )
}

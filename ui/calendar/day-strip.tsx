import { classNames } from '../class-names.ts'
import { useLanguage } from '../language.ts'
import { VisuallyHidden } from '../visually-hidden.tsx'
import { useWords } from '../words.ts'
import type { Lane } from './calendar-types.ts'
import { calendarWords } from './calendar-words.ts'
import css from './calendar.module.css'
import { weekOf, wholeDay } from './city-time.ts'
import { weekdayName } from './day-names.ts'
import { freeIn } from './hindrance.ts'

interface DayStripProps {
  day: string
  today: string
  onDay: (day: string) => void
  /** Left out where it is not about free time. */
  lanes?: readonly Lane[]
  now: Date
}

/** The week around the day in sight; a dot under each day on which anything is free. */
export function DayStrip({ day, today, onDay, lanes, now }: DayStripProps) {
  const t = useWords(calendarWords)
  const language = useLanguage()
  const isFree = (one: string) => lanes?.some((lane) => freeIn(lane, wholeDay(one), now).length > 0)
  return (
    <fieldset className={css.strip} aria-label={t('days')}>
      {weekOf(day).map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === day}
          aria-current={one === today ? 'date' : undefined}
          className={classNames(one === today && css.today, isFree(one) && css.hasFree)}
          onClick={() => onDay(one)}
        >
          <small>{weekdayName(one, language)}</small>
          <span>{Number(one.slice(8))}</span>
          {lanes && <VisuallyHidden>{t(isFree(one) ? 'free' : 'noneFree')}</VisuallyHidden>}
        </button>
      ))}
    </fieldset>
  )
}

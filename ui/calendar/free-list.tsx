import { formatDay, formatTime } from '../format.ts'
import { useLanguage } from '../language.ts'
import { useWords } from '../words.ts'
import type { Choosing, Column } from './calendar-types.ts'
import { calendarWords } from './calendar-words.ts'
import css from './calendar.module.css'
import { wholeDay } from './city-time.ts'
import { durationText } from './duration.ts'
import { freeIn } from './hindrance.ts'
import { minutesOf } from './spans.ts'
import { shortestFrom } from './use-drag.ts'

interface FreeListProps extends Choosing {
  columns: readonly Column[]
  now: Date
}

/** The same as the timetable in words, for who listens and for who would rather read; each time can be chosen. */
export function FreeList({ columns, now, onChoose, shortestMinutes }: FreeListProps) {
  const t = useWords(calendarWords)
  const language = useLanguage()
  const isOneDay = new Set(columns.map(({ day }) => day)).size === 1
  return (
    <details className={css.list}>
      <summary>{t('list')}</summary>
      <dl>
        {columns.map((column) => {
          const { lane, day } = column
          const title = isOneDay && columns.length > 1 ? lane.name : formatDay(day, language)
          const free = freeIn(lane, wholeDay(day), now)
          return (
            <div key={lane.key + day}>
              <dt>{title}</dt>
              <dd>
                {free.length === 0 && t('noneFree')}
                {free.map((span) => (
                  <button
                    key={span.from.getTime()}
                    type="button"
                    aria-label={t('choose', { day: title, from: formatTime(span.from, language) })}
                    onClick={() => onChoose(shortestFrom(column, span.from, shortestMinutes))}
                  >
                    {formatTime(span.from, language)}–{formatTime(span.to, language)}{' '}
                    <small>{durationText(minutesOf(span), t)}</small>
                  </button>
                ))}
              </dd>
            </div>
          )
        })}
      </dl>
    </details>
  )
}

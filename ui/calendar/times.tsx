import { useState } from 'react'
import { formatDay } from '../format.ts'
import { useLanguage } from '../language.ts'
import { useWords } from '../words.ts'
import type { Choosing, Lane } from './calendar-types.ts'
import { calendarWords } from './calendar-words.ts'
import css from './calendar.module.css'
import { weekOf, wholeDay } from './city-time.ts'
import { DayStrip } from './day-strip.tsx'
import { FreeList } from './free-list.tsx'
import { freeIn } from './hindrance.ts'
import { TimeGrid } from './time-grid.tsx'

interface TimesProps extends Choosing {
  lanes: readonly Lane[]
  /** One, or a week of them. */
  days: readonly string[]
  today: string
  now: Date
  isNarrow: boolean
  onDay: (day: string) => void
  onTurn: (by: 1 | -1) => void
}

/** The timetable with what leads through it, and the same in words. */
export function Times({ lanes, days, today, now, isNarrow, onDay, onTurn, ...choosing }: TimesProps) {
  const t = useWords(calendarWords)
  const [withUnusual, setUnusual] = useState(false)
  const [day = today] = days
  const isOneDay = days.length === 1
  const columns = days.flatMap((one) => lanes.map((lane) => ({ lane, day: one })))
  const hasUnusual = lanes.some(({ usual }) => usual)
  return (
    <>
      {isOneDay && <DayStrip day={day} today={today} onDay={onDay} lanes={lanes} now={now} />}
      {isOneDay && <NextFree day={day} lanes={lanes} now={now} onDay={onDay} />}
      <div className={css.legend}>
        <p>{isNarrow ? t('legendPhone') : t('legend')}</p>
        {hasUnusual && (
          <button type="button" aria-pressed={withUnusual} onClick={() => setUnusual(!withUnusual)}>
            {withUnusual ? t('usual') : t('unusual')}
          </button>
        )}
      </div>
      <TimeGrid
        {...choosing}
        {...{ columns, today, now, onTurn, withUnusual }}
        isSideBySide={lanes.length > 1}
      />
      <FreeList {...choosing} columns={columns} now={now} />
    </>
  )
}

/** Where the day in sight has nothing free: the next of its week that has. */
function NextFree({ day, lanes, now, onDay }: Pick<TimesProps, 'lanes' | 'now' | 'onDay'> & { day: string }) {
  const t = useWords(calendarWords)
  const language = useLanguage()
  const isFree = (one: string) => lanes.some((lane) => freeIn(lane, wholeDay(one), now).length > 0)
  if (isFree(day)) return null
  const next = weekOf(day).find((one) => one > day && isFree(one))
  if (!next) return null
  return (
    <p className={css.next}>
      <button type="button" onClick={() => onDay(next)}>
        {t('nextFree', { day: formatDay(next, language) })}
      </button>
    </p>
  )
}

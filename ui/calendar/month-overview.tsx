import type { CSSProperties } from 'react'
import { classNames } from '../class-names.ts'
import { useLanguage } from '../language.ts'
import { VisuallyHidden } from '../visually-hidden.tsx'
import { useWords } from '../words.ts'
import type { Column, Lane } from './calendar-types.ts'
import { calendarWords } from './calendar-words.ts'
import css from './calendar.module.css'
import { weeksOfMonth, wholeDay } from './city-time.ts'
import { weekdayName } from './day-names.ts'
import { freeIn, type Hours, hoursOf, minutesIn } from './hindrance.ts'
import { minutesOf, overlap } from './spans.ts'

interface MonthOverviewProps {
  lane: Lane
  day: string
  today: string
  now: Date
  onOpen: (day: string) => void
}

/** How much of each day is free, and at which hours: a strip from the first open hour to the last. */
export function MonthOverview({ lane, day, today, now, onOpen }: MonthOverviewProps) {
  const language = useLanguage()
  const weeks = weeksOfMonth(day)
  const columns = weeks.flat().map((one): Column => ({ lane, day: one }))
  const hours = hoursOf(columns, undefined, false)
  return (
    <div className={css.month}>
      {weeks[0]?.map((one) => (
        <small key={one} className={css.weekday}>
          {weekdayName(one, language)}
        </small>
      ))}
      {columns.map((column) => (
        <MonthDay
          key={column.day}
          {...{ column, hours, now }}
          isToday={column.day === today}
          isOfMonth={column.day.slice(0, 7) === day.slice(0, 7)}
          onOpen={() => onOpen(column.day)}
        />
      ))}
    </div>
  )
}

interface MonthDayProps {
  column: Column
  hours: Hours
  now: Date
  isToday: boolean
  isOfMonth: boolean
  onOpen: () => void
}

function MonthDay({ column: { lane, day }, hours, now, isToday, isOfMonth, onOpen }: MonthDayProps) {
  const t = useWords(calendarWords)
  const language = useLanguage()
  const whole = wholeDay(day)
  const free = freeIn(lane, whole, now)
  const freeHours = Math.floor(free.reduce((sum, span) => sum + minutesOf(span), 0) / 30) / 2
  const text = freeHours > 0 ? t('freeHours', { n: freeHours }) : t('noneFree')
  const own = lane.taken.filter(
    (taken) => taken.look !== 'taken' && taken.look !== 'closed' && overlap(taken, whole),
  )
  return (
    <button
      type="button"
      className={classNames(
        css.cell,
        isToday && css.today,
        !isOfMonth && css.outside,
        freeHours > 0 && css.some,
      )}
      aria-current={isToday ? 'date' : undefined}
      onClick={onOpen}
    >
      <span className={css.date}>
        {Number(day.slice(8))} <VisuallyHidden>{weekdayName(day, language)}</VisuallyHidden>
      </span>
      <span
        className={css.hoursStrip}
        style={{ '--begin': hours.begin, '--span': hours.end - hours.begin } as CSSProperties}
      >
        {free.map((span) => (
          <i key={span.from.getTime()} style={strip(day, span)} />
        ))}
        {own.map((taken) => (
          <i key={taken.key} className={css[taken.look]} style={strip(day, taken)} />
        ))}
      </span>
      <small>{text}</small>
    </button>
  )
}

function strip(day: string, span: { from: Date; to: Date }): CSSProperties {
  const { from, to } = minutesIn(day, span)
  return { '--from': from, '--to': to } as CSSProperties
}

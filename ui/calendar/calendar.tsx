import { lazy, Suspense } from 'react'
import { cityToday, formatDay, formatMonth } from '../format.ts'
import { useLanguage } from '../language.ts'
import { ViewSwitch } from '../view-switch.tsx'
import { useWords } from '../words.ts'
import type { Choosing, Lane } from './calendar-types.ts'
import { calendarWords } from './calendar-words.ts'
import css from './calendar.module.css'
import { dayAfter, monthAfter, weekOf, weeksOfMonth } from './city-time.ts'
import { useIsNarrow } from './narrow.ts'
import { Times } from './times.tsx'
import { TurnDays } from './turn-days.tsx'
import { useNow } from './use-now.ts'

const MonthOverview = lazy(async () => ({ default: (await import('./month-overview.tsx')).MonthOverview }))

export type CalendarView = 'times' | 'month'

interface CalendarProps extends Choosing {
  /** One thing over a week, on a phone over a day; several side by side on a day. */
  lanes: readonly Lane[]
  /** The day in sight, `YYYY-MM-DD`. */
  day: string
  onDay: (day: string) => void
  view: CalendarView
  onView: (view: CalendarView) => void
}

/** The days that a view shows, the last one in it: what to ask the server for. */
export function shownDays(view: CalendarView, day: string): { first: string; last: string } {
  const days = view === 'month' ? weeksOfMonth(day).flat() : weekOf(day)
  return { first: days[0] ?? day, last: days.at(-1) ?? day }
}

/** When things are free, to choose a time from. It knows only the `lanes` it is given: load those of `shownDays`. */
export function Calendar({ lanes, day, onDay, view, onView, ...choosing }: CalendarProps) {
  const t = useWords(calendarWords)
  const isNarrow = useIsNarrow()
  const now = useNow()
  const today = cityToday()
  const isSideBySide = lanes.length > 1
  const isDayOnly = isNarrow || isSideBySide
  const days = isDayOnly ? [day] : weekOf(day)
  const turn = (by: 1 | -1) => {
    if (view === 'month') return onDay(monthAfter(day, by))
    onDay(dayAfter(day, by * (isDayOnly ? 1 : 7)))
  }
  const views = [
    { key: 'times' as const, name: isDayOnly ? t('day') : t('week') },
    { key: 'month' as const, name: t('month') },
  ]
  return (
    <section className={css.calendar} aria-label={t('calendar')}>
      <div className={css.bar}>
        <h2 className={css.shown}>
          <Shown view={view} days={days} />
        </h2>
        <TurnDays
          onTurn={turn}
          onToday={() => onDay(today)}
          isToday={days.includes(today) && view !== 'month'}
        />
        {!isSideBySide && <ViewSwitch label={t('views')} views={views} value={view} onChange={onView} />}
      </div>
      {view === 'month' && !isSideBySide && lanes[0] ? (
        <Suspense>
          <MonthOverview
            lane={lanes[0]}
            day={day}
            today={today}
            now={now}
            onOpen={(one) => {
              onDay(one)
              onView('times')
            }}
          />
        </Suspense>
      ) : (
        <Times {...choosing} {...{ lanes, days, today, now, isNarrow, onDay }} onTurn={turn} />
      )}
    </section>
  )
}

function Shown({ view, days }: { view: CalendarView; days: readonly string[] }) {
  const language = useLanguage()
  const [first = '', last = first] = [days[0], days.at(-1)]
  if (view === 'month') return formatMonth(first, language)
  if (first === last) return formatDay(first, language)
  return `${formatDay(first, language)} – ${formatDay(last, language)}`
}

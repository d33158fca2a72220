import { useQuery } from '@tanstack/react-query'
import { bookings } from '#modules/bookings/screens/client.ts'
import { dayAfter, minuteOfDay, wholeDay } from '#ui/calendar/city-time.ts'
import { useNow } from '#ui/calendar/use-now.ts'
import { freeOf, type Span } from '#ui/calendar/spans.ts'
import { cityToday, formatDay, formatTime } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Section } from '#ui/page.tsx'
import { VisuallyHidden } from '#ui/visually-hidden.tsx'
import { useWords } from '#ui/words.ts'
import type { Resource } from '../contract.ts'
import css from './resource.module.css'
import { resourceWords } from './resource-words.ts'

const DAYS = 7
const DAY_MINUTES = 1440
const HOURS_TOLD = [0, 6, 12, 18, 24]

/** Seven days at a glance: each a bar from midnight to midnight, dark where it is free; a day leads to its calendar. */
export function FreeWeek({ resource }: { resource: Resource }) {
  const t = useWords(resourceWords)
  const now = useNow()
  const today = cityToday()
  const days = Array.from({ length: DAYS }, (_, after) => dayAfter(today, after))
  const query = { from: today, to: dayAfter(today, DAYS) }
  const calendar = useQuery(bookings.getCalendar.queryOptions({ params: { id: resource.id }, query })).data
  if (!calendar) return null
  const spans = (times: readonly { startsAt: string; endsAt: string }[]): Span[] =>
    times.map(({ startsAt, endsAt }) => ({ from: new Date(startsAt), to: new Date(endsAt) }))
  const past = { from: wholeDay(today).from, to: now }
  const busy = [past, ...spans(calendar.taken), ...spans(calendar.outages)]
  const isAlwaysOpen = calendar.offHours === 'limited' || calendar.offHours === 'free'
  return (
    <Section title={t('week')} note={t(isAlwaysOpen ? 'weekHelpAlways' : 'weekHelp')}>
      <div className={css.days}>
        <p className={css.hours} aria-hidden="true">
          {HOURS_TOLD.map((hour) => (
            <span key={hour}>{hour}:00</span>
          ))}
        </p>
        <ol className={css.week}>
          {days.map((day) => (
            <li key={day}>
              <Day
                day={day}
                to={`/resources/${resource.id}/book?day=${day}`}
                free={freeOf(isAlwaysOpen ? [wholeDay(day)] : spans(calendar.open), busy, wholeDay(day))}
                usual={freeOf(spans(calendar.open), busy, wholeDay(day))}
              />
            </li>
          ))}
        </ol>
      </div>
    </Section>
  )
}

function bar(span: Span) {
  const from = minuteOfDay(span.from)
  return <rect key={from} x={from} width={(minuteOfDay(span.to) || DAY_MINUTES) - from} height="10" />
}

interface DayProps {
  day: string
  to: string
  free: readonly Span[]
  /** The part of it within opening hours. */
  usual: readonly Span[]
}

function Day({ day, to, free, usual }: DayProps) {
  const t = useWords(resourceWords)
  const language = useLanguage()
  const name = formatDay(day, language)
  const told = free.map((span) => `${formatTime(span.from, language)}–${formatTime(span.to, language)}`)
  return (
    <Link to={to} className={css.day}>
      <span aria-hidden="true">{name}</span>
      <svg viewBox={`0 0 ${DAY_MINUTES} 10`} preserveAspectRatio="none" aria-hidden="true">
        <g className={css.pale}>{free.map(bar)}</g>
        {usual.map(bar)}
        {HOURS_TOLD.slice(1, -1).map((hour) => (
          <path key={hour} d={`M${hour * 60} 0v10`} />
        ))}
      </svg>
      <VisuallyHidden>
        {told.length > 0
          ? t('weekFree', { day: name, spans: told.join(t('comma')) })
          : t('weekNone', { day: name })}
      </VisuallyHidden>
    </Link>
  )
}

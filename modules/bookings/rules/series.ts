import { dayIn, daysAfter } from '#platform/clock.ts'
import { MOST_OCCASIONS } from '../contract/shapes.ts'
import { MINUTE_MS, minuteOfDay, minutesOf, momentAt, type Span, weekdayOf } from './local-time.ts'

/** Every time of a series in order, one more than are allowed where there are too many; the same time of day in the zone, whatever its clocks do. */
export function occasionsOf(
  first: Span,
  { days, until }: { days: readonly number[]; until: string },
  zone: string,
): Span[] {
  const spans: Span[] = []
  const minute = minuteOfDay(zone, first.startsAt)
  const length = minutesOf(first) * MINUTE_MS
  for (let day = dayIn(zone, first.startsAt); day <= until; day = daysAfter(day, 1)) {
    if (!days.includes(weekdayOf(day))) continue
    const startsAt = momentAt(zone, day, minute)
    spans.push({ startsAt, endsAt: new Date(startsAt.getTime() + length) })
    if (spans.length > MOST_OCCASIONS) break
  }
  return spans
}

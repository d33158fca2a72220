import { MOST_OCCASIONS, minutesOf, type Repeat, type Span } from '../contract.ts'

/** The clocks of the city. */
interface Clocks {
  readonly dayOf: (moment: Date) => string
  readonly dayAfter: (day: string, days: number) => string
  readonly minuteOf: (moment: Date) => number
  readonly momentAt: (day: string, minute: number) => Date
}

/**
 * Every time of a series in order, always at the same time of day, whatever the clocks do meanwhile; one more than are
 * allowed where there are too many.
 */
export function occasionsOf(first: Span, { days, until }: Repeat, clocks: Clocks): Span[] {
  const spans: Span[] = []
  const minute = clocks.minuteOf(first.startsAt)
  for (let day = clocks.dayOf(first.startsAt); day <= until; day = clocks.dayAfter(day, 1)) {
    if (!days.includes(weekdayOf(day))) continue
    const startsAt = clocks.momentAt(day, minute)
    spans.push({ startsAt, endsAt: new Date(startsAt.getTime() + minutesOf(first) * 60_000) })
    if (spans.length > MOST_OCCASIONS) break
  }
  return spans
}

/** Monday is 1. */
const weekdayOf = (day: string): number => new Date(day).getUTCDay() || 7

import { type CalendarDay, hoursOn, type WeeklyHours } from '#modules/sharing/contract.ts'
import { dayIn, daysAfter } from '#platform/clock.ts'

/** A time from `startsAt` up to, and without, `endsAt`. */
export interface Span {
  readonly startsAt: Date
  readonly endsAt: Date
}

/** Where days and hours are counted, and which days are holidays. */
export interface CityCalendar {
  readonly zone: string
  readonly kindOfDay: (day: string) => CalendarDay['kind']
}

export const MINUTE_MS = 60_000
const DAY_MINUTES = 1440
export const minutesOf = ({ startsAt, endsAt }: Span): number =>
  (endsAt.getTime() - startsAt.getTime()) / MINUTE_MS

const clocks = new Map<string, Intl.DateTimeFormat>()

/** How far the clocks of the zone are ahead of UTC at this moment, in minutes. */
function aheadOfUtc(zone: string, moment: number): number {
  let clock = clocks.get(zone)
  // Making a formatter costs a hundred times what using it does.
  if (!clock)
    clocks.set(
      zone,
      (clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })),
    )
  const shown = Date.parse(`${clock.format(moment).replace(' ', 'T')}Z`)
  return Math.round((shown - moment) / MINUTE_MS)
}

/** When the clocks of the zone show so many minutes after midnight. Where summer time skips that, an hour later. */
export function momentAt(zone: string, day: string, minutes: number): Date {
  const shown = Date.parse(day) + minutes * MINUTE_MS
  const guess = shown - aheadOfUtc(zone, shown) * MINUTE_MS
  return new Date(shown - aheadOfUtc(zone, guess) * MINUTE_MS)
}

/** What the clocks of the zone show, in minutes after midnight. */
export function minuteOfDay(zone: string, moment: Date): number {
  const shown = moment.getTime() / MINUTE_MS + aheadOfUtc(zone, moment.getTime())
  return ((shown % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES
}

export const weekdayOf = (day: string): number => new Date(day).getUTCDay() || 7

/** Every day that the span touches. */
export function daysOf(zone: string, { startsAt, endsAt }: Span): string[] {
  const last = dayIn(zone, new Date(endsAt.getTime() - 1))
  const days = [dayIn(zone, startsAt)]
  for (let day = days[0]!; day < last;) days.push((day = daysAfter(day, 1)))
  return days
}

/** When it is open on one day. */
export function openOn(
  day: string,
  { opening, onHolidays }: { opening: WeeklyHours; onHolidays: boolean },
  { zone, kindOfDay }: CityCalendar,
): Span[] {
  const hours = hoursOn(opening, onHolidays, { weekday: weekdayOf(day), kind: kindOfDay(day) })
  return hours.map(({ from, to }) => ({
    startsAt: momentAt(zone, day, from),
    endsAt: momentAt(zone, day, to),
  }))
}

export const overlaps = (one: Span, other: Span): boolean =>
  one.startsAt < other.endsAt && other.startsAt < one.endsAt

/** The part of a span that lies in another; of no length or less where they do not overlap. */
export const common = (one: Span, other: Span): Span => ({
  startsAt: one.startsAt > other.startsAt ? one.startsAt : other.startsAt,
  endsAt: one.endsAt < other.endsAt ? one.endsAt : other.endsAt,
})

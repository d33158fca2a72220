import { dayIn, daysAfter, type KindOfDay } from '#platform/clock.ts'

/** A time from `startsAt` up to, and without, `endsAt`. */
export interface Span {
  readonly startsAt: Date
  readonly endsAt: Date
}

/** `[{ days: [1, 2, 3, 4, 5], from: '08:30', to: '21:00' }]`; Monday is 1, and `to` may be `24:00`. */
export type WeeklyHours = readonly { days: readonly number[]; from: string; to: string }[]

/** Where days and hours are counted, and which days are holidays. */
export interface CityCalendar {
  readonly zone: string
  readonly kindOfDay: (day: string) => KindOfDay
}

export const MINUTE_MS = 60_000
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

/** When the clocks of the zone show this time of this day. Where summer time skips it, an hour later. */
export function momentAt(zone: string, day: string, time: string): Date {
  const shown = Date.parse(`${day}T${time}Z`)
  const guess = shown - aheadOfUtc(zone, shown) * MINUTE_MS
  return new Date(shown - aheadOfUtc(zone, guess) * MINUTE_MS)
}

/** The time of day that the clocks of the zone show, as `08:30`. */
export function timeIn(zone: string, moment: Date): string {
  const shown = new Date(moment.getTime() + aheadOfUtc(zone, moment.getTime()) * MINUTE_MS)
  return shown.toISOString().slice(11, 16)
}

export const weekdayOf = (day: string): number => new Date(day).getUTCDay() || 7

/** Every day that the span touches. */
export function daysOf(zone: string, { startsAt, endsAt }: Span): string[] {
  const last = dayIn(zone, new Date(endsAt.getTime() - 1))
  const days = [dayIn(zone, startsAt)]
  for (let day = days[0]!; day < last;) days.push((day = daysAfter(day, 1)))
  return days
}

/** Whether the hours of its weekday do not hold because of a public holiday. */
export const isClosedForHoliday = (day: string, onHolidays: boolean, { kindOfDay }: CityCalendar): boolean =>
  !onHolidays && kindOfDay(day) === 'holiday'

/** The hours of one day: none on holidays, on make-up working days at a weekend those of a Monday. */
export function openOn(
  day: string,
  { opening, onHolidays }: { opening: WeeklyHours; onHolidays: boolean },
  calendar: CityCalendar,
): Span[] {
  if (isClosedForHoliday(day, onHolidays, calendar)) return []
  const weekday = calendar.kindOfDay(day) === 'make-up' ? MONDAY : weekdayOf(day)
  const spans = opening
    .filter(({ days }) => days.includes(weekday))
    .map(({ from, to }) => ({
      startsAt: momentAt(calendar.zone, day, from),
      endsAt: momentAt(calendar.zone, day, to),
    }))
  return joined(spans)
}
/** The notice for the year moves work to a weekend without saying of which weekday. */
const MONDAY = 1

/** In order, with those that touch made one. */
export function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = []
  for (const span of spans.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) {
    const last = all.at(-1)
    if (!last || last.endsAt < span.startsAt) all.push(span)
    else if (last.endsAt < span.endsAt) all[all.length - 1] = { ...last, endsAt: span.endsAt }
  }
  return all
}

export const overlaps = (one: Span, other: Span): boolean =>
  one.startsAt < other.endsAt && other.startsAt < one.endsAt

/** The part of a span that lies in another; of no length or less where they do not overlap. */
export const common = (one: Span, other: Span): Span => ({
  startsAt: one.startsAt > other.startsAt ? one.startsAt : other.startsAt,
  endsAt: one.endsAt < other.endsAt ? one.endsAt : other.endsAt,
})

import { type BookingRules, hoursOn } from '#modules/sharing/contract.ts'
import { dayIn, daysAfter, kindOfDay } from '#platform/clock.ts'
import type { Span } from '../contract.ts'
import type { OpeningCalendar } from '../rules.ts'

const MINUTE_MS = 60_000
const DAY_MINUTES = 1440
const clocks = new Map<string, Intl.DateTimeFormat>()

const QUARTER_MS = 15 * MINUTE_MS
const MOST_KNOWN = 20_000
const offsets = new Map<string, number>()

/**
 * How far the clocks of the zone are ahead of UTC at this moment, in minutes. Clocks are changed on a quarter of an hour, so
 * one answer holds for each; a week of twenty calendars would else format a thousand moments.
 */
function aheadOfUtc(zone: string, moment: number): number {
  const quarter = `${zone} ${Math.floor(moment / QUARTER_MS)}`
  let ahead = offsets.get(quarter)
  if (ahead === undefined) {
    if (offsets.size >= MOST_KNOWN) offsets.clear()
    offsets.set(quarter, (ahead = shownAhead(zone, moment)))
  }
  return ahead
}

function shownAhead(zone: string, moment: number): number {
  let clock = clocks.get(zone)
  // Making a formatter costs a hundred times what using it does. Swedish writes moments as ISO 8601 does.
  if (!clock) {
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
    clocks.set(zone, clock)
  }
  const shown = Date.parse(`${clock.format(moment).replace(' ', 'T')}Z`)
  return Math.round((shown - moment) / MINUTE_MS)
}

/** When the clocks of the zone show so many minutes after midnight. Where summer time skips that, an hour later. */
export function momentAt(zone: string, day: string, minute: number): Date {
  const shown = Date.parse(day) + minute * MINUTE_MS
  const guess = shown - aheadOfUtc(zone, shown) * MINUTE_MS
  return new Date(shown - aheadOfUtc(zone, guess) * MINUTE_MS)
}

function minuteIn(zone: string, moment: Date): number {
  const shown = Math.floor(moment.getTime() / MINUTE_MS) + aheadOfUtc(zone, moment.getTime())
  return ((shown % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES
}

export const dayAt = (zone: string, day: string): Span => ({
  startsAt: momentAt(zone, day, 0),
  endsAt: momentAt(zone, daysAfter(day, 1), 0),
})

/** When it is open on one day; by `sharing`, so that search finds what can be booked. */
export function openOn(
  zone: string,
  day: string,
  { opening, onHolidays }: Pick<BookingRules, 'opening' | 'onHolidays'>,
): Span[] {
  const weekday = new Date(day).getUTCDay() || 7
  const hours = hoursOn(opening, onHolidays, { weekday, kind: kindOfDay(day) })
  return hours.map(({ from, to }) => ({
    startsAt: momentAt(zone, day, from),
    endsAt: momentAt(zone, day, to),
  }))
}

const NEVER_OPEN = { opening: [], onHolidays: false }

/** The city's days and clocks with the hours of a resource; it remembers days, as a series asks for them again and again. */
export function calendarOf(
  zone: string,
  rules: Pick<BookingRules, 'opening' | 'onHolidays'> | null,
): OpeningCalendar & { momentAt: (day: string, minute: number) => Date } {
  const hours = rules ?? NEVER_OPEN
  const remembered = new Map<string, Span[]>()
  return {
    dayOf: (moment) => dayIn(zone, moment),
    dayAfter: daysAfter,
    startOf: (day) => momentAt(zone, day, 0),
    minuteOf: (moment) => minuteIn(zone, moment),
    momentAt: (day, minute) => momentAt(zone, day, minute),
    isHoliday: (day) => !hours.onHolidays && kindOfDay(day) === 'holiday',
    openOn: (day) => {
      const known = remembered.get(day)
      if (known) return known
      const open = openOn(zone, day, hours)
      remembered.set(day, open)
      return open
    },
  }
}

import { startOfDay } from '#platform/clock.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

export const daysLater = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

export const daysBetween = (from: string, until: string): number =>
  Math.round((Date.parse(until) - Date.parse(from)) / DAY_MS)

/** As PostgreSQL adds months: from the 31st to the last day of a shorter month. In milliseconds. */
export function monthsLater(instant: string, months: number): number {
  const later = new Date(instant)
  const day = later.getUTCDate()
  later.setUTCMonth(later.getUTCMonth() + months)
  if (later.getUTCDate() !== day) later.setUTCDate(0)
  return later.getTime()
}

/** Every day from the first to the last. */
export const daysFrom = (from: string, until: string): string[] =>
  Array.from({ length: daysBetween(from, until) + 1 }, (_, i) => daysLater(from, i))

/** 0 is Sunday. */
export const weekdayOf = (day: string): number => new Date(day).getUTCDay()
export const isWeekend = (day: string): boolean => weekdayOf(day) % 6 === 0

/** Nine in the morning, when the city's day of work begins, in milliseconds. */
export const morningOf = (zone: string, day: string): number => startOfDay(zone, day).getTime() + 9 * HOUR_MS

/**
 * Splits a total into whole parts by weight, so that they add up to it exactly: each part is the growth of the rounded
 * running sum.
 */
export function spread(total: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  let running = 0
  let given = 0
  return weights.map((weight) => {
    running += weight
    const reached = whole === 0 ? 0 : Math.round((total * running) / whole)
    const part = reached - given
    given = reached
    return part
  })
}

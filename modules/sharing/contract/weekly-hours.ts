// Weekly hours of resources and spaces, and what they come to on one day: the same for who books, who visits and who searches.
import * as z from 'zod'

const time = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/)

/** From `from` until just before `to`, on these days of the week; Monday is 1, and 24:00 ends a day. */
export const WeeklyHours = z
  .array(
    z
      .strictObject({ days: z.array(z.int().min(1).max(7)).min(1).max(7), from: time, to: time })
      .refine(({ from, to }) => from < to, { path: ['to'], params: { code: 'ends_before_start' } }),
  )
  .max(21)
  .meta({ id: 'WeeklyHours' })
export type WeeklyHours = z.infer<typeof WeeklyHours>

/** A day of the city: as every week, a public holiday, or a weekend day that is worked instead of another. */
export interface CalendarDay {
  /** Monday is 1. */
  readonly weekday: number
  readonly kind: 'ordinary' | 'holiday' | 'make-up'
}

/** Half open, in minutes after midnight of the city. */
export interface DayHours {
  readonly from: number
  readonly to: number
}

const MONDAY = 1

/**
 * When it is open on a day, in order and without gaps of nothing. A make-up day is a working day and has Monday's
 * hours, whatever day it stands in for; a public holiday has none unless the hours hold on holidays.
 */
export function hoursOn(hours: WeeklyHours, holdOnHolidays: boolean, day: CalendarDay): DayHours[] {
  if (day.kind === 'holiday' && !holdOnHolidays) return []
  const weekday = day.kind === 'make-up' ? MONDAY : day.weekday
  const merged: { from: number; to: number }[] = []
  const open = hours.filter(({ days }) => days.includes(weekday))
  for (const { from, to } of open.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = merged.at(-1)
    if (last && minutesOf(from) <= last.to) last.to = Math.max(last.to, minutesOf(to))
    else merged.push({ from: minutesOf(from), to: minutesOf(to) })
  }
  return merged
}

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

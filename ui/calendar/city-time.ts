import { dayIn, formatTime } from '../format.ts'
import type { Span } from './spans.ts'

const DAY_MINUTES = 1440
const DAY_MS = 86_400_000

/** How many minutes of its day in the city have gone at this moment, by the clock on the wall. */
export function minuteOfDay(moment: Date): number {
  const [hours = 0, minutes = 0] = formatTime(moment, 'en').split(':').map(Number)
  return hours * 60 + minutes
}

/** The moment at which the clock of the city shows so many minutes of a day; 1440 is the midnight that ends it. */
export function momentAt(day: string, minute: number): Date {
  const wished = Date.parse(day) + minute * 60_000
  // The same clock in UTC is off by the zone; a second look lands right where summer time changes between the two.
  let moment = wished
  for (let look = 0; look < 2; look++) {
    const shown = Date.parse(dayIn(new Date(moment))) + minuteOfDay(new Date(moment)) * 60_000
    moment += wished - shown
  }
  return new Date(moment)
}

export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

/** The whole of a day in the city. */
export const wholeDay = (day: string): Span => ({ from: momentAt(day, 0), to: momentAt(day, DAY_MINUTES) })

/** 1 is Monday. */
export const weekdayOf = (day: string): number => new Date(day).getUTCDay() || 7

/** Monday to Sunday around a day. */
export function weekOf(day: string): string[] {
  const monday = dayAfter(day, 1 - weekdayOf(day))
  return Array.from({ length: 7 }, (_, at) => dayAfter(monday, at))
}

/** The weeks that a month stands in, whole, so that some days belong to its neighbours. */
export function weeksOfMonth(day: string): string[][] {
  const month = day.slice(0, 7)
  const weeks = [weekOf(`${month}-01`)]
  for (;;) {
    const monday = dayAfter(weeks.at(-1)?.[0] ?? day, 7)
    if (monday.slice(0, 7) !== month) return weeks
    weeks.push(weekOf(monday))
  }
}

/** The first day of the month so many months later. */
export function monthAfter(day: string, months: number): string {
  const date = new Date(`${day.slice(0, 7)}-01`)
  date.setUTCMonth(date.getUTCMonth() + months)
  return date.toISOString().slice(0, 10)
}

/** `2026-11-24T14:30`, as the browser's own field for a day and time writes it; in the clock of the city. */
export const localText = (moment: Date): string => `${dayIn(moment)}T${formatTime(moment, 'en')}`

/** The moment of such a text; undefined while it is being typed. */
export function momentOfLocal(text: string): Date | undefined {
  const [, day, hours, minutes] = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(text) ?? []
  return day && Number.isFinite(Date.parse(day))
    ? momentAt(day, Number(hours) * 60 + Number(minutes))
    : undefined
}

import { addWorkingDays, dayIn, daysAfter, startOfDay } from './clock.ts'

export interface DueTime {
  /** The first moment that is too late: the end of the last day in the city's zone. */
  at: Date
  day: string
  /** False where the holidays of a year on the way are not published yet. */
  published: boolean
}

/** So many whole working days after the day on which it began, as law counts: the day of asking is not counted. */
export function dueAfter(zone: string, from: Date, workingDays: number): DueTime {
  const { day, published } = addWorkingDays(dayIn(zone, from), workingDays)
  return { at: startOfDay(zone, daysAfter(day, 1)), day, published }
}

/** A due time moved by the working days of an approved pause, counted from the day that it stood on. */
export function dueMovedBy(zone: string, due: Date, workingDays: number): DueTime {
  // One millisecond before the first moment that is too late is still the last day.
  return dueAfter(zone, new Date(due.getTime() - 1), workingDays)
}

/** Overdue is never stored: it follows from the due time and the clock. */
export const isOverdue = (dueAt: Date, now: Date): boolean => now >= dueAt

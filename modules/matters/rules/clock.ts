import { addWorkingDays, dayIn, daysAfter, startOfDay } from '#platform/clock.ts'

/** The asker has this many working days to say whether the outcome is right; then silence counts as unconfirmed. */
export const CONFIRM_WITHIN = 15
/** A closed matter is taken up again within this many days, once. */
export const REOPEN_WITHIN_DAYS = 60
/** After this many months its asker is asked whether the outcome lasted. */
export const ASKED_AGAIN_AFTER_MONTHS = 2
/** Working days before a due time at which its body is reminded. */
export const REMINDED_BEFORE = 2

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

import { dayIn } from '#ui/format.ts'

/** The last day before a first moment that is too late: what people call the deadline. */
export const lastDayBefore = (instant: string): string => dayIn(new Date(Date.parse(instant) - 1))

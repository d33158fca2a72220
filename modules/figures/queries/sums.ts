// How sealed facts are read back from the sums.
import { type RawBuilder, sql } from 'kysely'

/** The first day of the month that a day falls in. */
export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`

/** Sums of a measure under a slice of `daily_sum` up to a day: whole months, then the days of the last. */
export const sealedSums = (measure: RawBuilder<unknown>, slice: RawBuilder<unknown>, asOf: string) => sql`
  select quantity, facts, standing, leavings, corrections from monthly_sum
  where measure = ${measure} and slice = ${slice} and month < ${monthOf(asOf)}::date
  union all
  select quantity, facts, standing, leavings, corrections from daily_sum
  where measure = ${measure} and slice = ${slice} and day between ${monthOf(asOf)}::date and ${asOf}::date`

/** The slice of a figure's own facts, in the terms of table `figure`. */
export const sliceOf = (committeeId: string | null): string =>
  committeeId === null ? '' : `committee:${committeeId}`

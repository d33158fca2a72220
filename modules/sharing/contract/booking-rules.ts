import * as z from 'zod'
import { text } from '#platform/contract.ts'
import { WeeklyHours } from './weekly-hours.ts'

const WEEK = 10_080
const MONTH = 43_200
const minutes = (most: number) => z.int().min(1).max(most)

const ruleFields = z.strictObject({
  /** How far ahead. */
  horizonDays: z.int().min(1).max(730),
  /** How long before its start at the latest. */
  leadMinutes: z.int().min(0).max(MONTH),
  /** Bookings begin and end at multiples of it after midnight. */
  stepMinutes: z.union([z.literal(5), z.literal(10), z.literal(15), z.literal(30), z.literal(60)]),
  shortestMinutes: minutes(MONTH),
  longestMinutes: minutes(MONTH),
  /** Between two bookings of one person. */
  gapMinutes: z.int().min(0).max(WEEK),
  /** Of one person, on one day; null where there is no limit. */
  dayCount: z.int().min(1).max(100).nullable(),
  dayMinutes: minutes(1440).nullable(),
  /** Of one person in all that is still to come. */
  aheadMinutes: minutes(1_000_000).nullable(),
  opening: WeeklyHours,
  onHolidays: z.boolean(),
  /** Outside opening: closed; limited: open, and the limits count; free: open, and length, day and ahead do not count. */
  offHours: z.enum(['closed', 'limited', 'free']),
  /** Whose bookings wait for a keeper: none; those of other units; a person's first; all. */
  approval: z.enum(['none', 'others', 'first', 'always']),
  /** `chains`: units of these committees; `units`: these units; both besides the owner. */
  who: z.enum(['everyone', 'network', 'chains', 'units', 'owner']),
  committeeIds: z.array(z.uuid()).max(50).default([]),
  unitIds: z.array(z.uuid()).max(500).default([]),
  lowestGrade: text(60).nullable(),
  needsCovenant: z.boolean(),
  needsQualification: z.boolean(),
  /** A qualification unused for so long counts no more. */
  idleDays: z.int().min(1).max(3650).nullable(),
  lateCancelMinutes: z.int().min(0).max(MONTH),
  /** So long after the start the time of who did not come is given back; null: never. */
  noShowMinutes: minutes(1440).nullable(),
  /** How long the first on the waiting list may think. */
  acceptMinutes: z.int().min(10).max(WEEK),
})

const isMultiple = (value: number, step: number) => value % step === 0

/** On which terms a resource is lent by time; sent whole. */
export const BookingRules = ruleFields
  .refine((rules) => isMultiple(rules.shortestMinutes, rules.stepMinutes), {
    path: ['shortestMinutes'],
    params: { code: 'not_a_multiple_of_step' },
  })
  .refine((rules) => isMultiple(rules.longestMinutes, rules.stepMinutes), {
    path: ['longestMinutes'],
    params: { code: 'not_a_multiple_of_step' },
  })
  .refine((rules) => rules.longestMinutes >= rules.shortestMinutes, {
    path: ['longestMinutes'],
    params: { code: 'shorter_than_shortest' },
  })
  .refine((rules) => rules.who !== 'chains' || rules.committeeIds.length > 0, {
    path: ['committeeIds'],
    params: { code: 'required' },
  })
  .refine((rules) => rules.who !== 'units' || rules.unitIds.length > 0, {
    path: ['unitIds'],
    params: { code: 'required' },
  })
  .meta({ id: 'BookingRules' })
export type BookingRules = z.infer<typeof BookingRules>

const Ref = z.object({ id: z.uuid(), name: z.string() })

/** The rules as a reader is told them before they bite, with the names of whom they speak. */
export const ToldBookingRules = ruleFields
  .extend({
    committees: z.array(Ref),
    units: z.array(Ref),
    grade: z.object({ key: z.string(), name: z.string() }).nullable(),
  })
  .meta({ id: 'ToldBookingRules' })
export type ToldBookingRules = z.infer<typeof ToldBookingRules>

/** In yuan. `own`: people of the owner; `network`: of other units of the network; `other`: everybody else. */
export const Price = z
  .strictObject({
    audience: z.enum(['own', 'network', 'other']),
    per: z.enum(['hour', 'booking', 'sample']),
    amount: z.number().multipleOf(0.01).min(0).max(10_000_000),
  })
  .meta({ id: 'ResourcePrice' })
export type Price = z.infer<typeof Price>

import * as z from 'zod'
import { problem } from '#platform/problem.ts'
import { Slot } from './slots.ts'

/** What can stand in the way of a booking besides that the time is taken. */
export const BookingObstacle = z
  .enum([
    'no_rules',
    'not_lent_to_you',
    'grade_too_low',
    'covenant_not_signed',
    'not_qualified',
    'qualification_lapsed',
    'in_the_past',
    'too_short_notice',
    'too_far_ahead',
    'off_step',
    'too_short',
    'too_long',
    'closed',
    'holiday',
    'too_many_on_day',
    'too_long_on_day',
    'too_much_ahead',
    'too_close',
  ])
  .meta({ id: 'BookingObstacle' })
export type BookingObstacle = z.infer<typeof BookingObstacle>

/** Each code uses the details that its rule has: the limit, what would be reached, the day it is about. */
export const BookingProblem = z
  .object({
    code: BookingObstacle,
    keeperMayOverride: z.boolean(),
    details: z
      .object({
        minutes: z.int().optional(),
        days: z.int().optional(),
        count: z.int().optional(),
        day: z.iso.date().optional(),
      })
      .optional(),
  })
  .meta({ id: 'BookingProblem' })
export type BookingProblem = z.infer<typeof BookingProblem>

export const BookingState = z
  .enum(['held', 'pending', 'confirmed', 'used', 'refused', 'cancelled', 'expired', 'no_show'])
  .meta({ id: 'BookingState' })
export type BookingState = z.infer<typeof BookingState>

/** One time of a series: what stands in its way; `isTaken` where another booking or an outage does. */
export const Occasion = Slot.extend({ problems: z.array(BookingProblem), isTaken: z.boolean() }).meta({
  id: 'BookingOccasion',
})
export type Occasion = z.infer<typeof Occasion>

/** Everything that the rules hold against it, at once. */
export const NotPossible = problem(
  409,
  'bookings.not_possible',
  z.object({ problems: z.array(BookingProblem) }),
)
/** Somebody else has the time, or part of it. */
export const SlotTaken = problem(409, 'bookings.slot_taken')
export const SlotInOutage = problem(409, 'bookings.slot_in_outage')
/** Nothing of the series was booked. */
export const SeriesConflicts = problem(
  409,
  'bookings.series_conflicts',
  z.object({ occasions: z.array(Occasion) }),
)
/** Somebody was quicker, or its state does not allow it. */
export const BookingMovedOn = problem(409, 'bookings.moved_on', z.object({ state: BookingState }))
/** It runs already: its start stays, and its end may not lie in the past. */
export const BookingHasBegun = problem(409, 'bookings.has_begun')
/** It is for the person alone, so there is no colleague to hand it to. */
export const NoColleagues = problem(409, 'bookings.no_colleagues')

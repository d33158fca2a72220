import * as z from 'zod'
import { Day, route } from '#platform/contract.ts'
import { Forbidden, NotFound } from '#platform/problem.ts'
import { bookedFields, wishFields } from './bookings.ts'
import { Occasion, SeriesConflicts, SlotInOutage, SlotTaken } from './problems.ts'
import { Booking } from './shapes.ts'
import { withSlot } from './slots.ts'

/** Weekly on these days (Monday is 1) from the day of the wish to this last one, always at the same time of day. */
const Repeat = z.strictObject({ days: z.array(z.int().min(1).max(7)).min(1).max(7), until: Day })
export type Repeat = z.infer<typeof Repeat>

export const NewSeries = withSlot({
  ...wishFields,
  ...bookedFields,
  repeat: Repeat,
  /** What to do where some times are not possible: book none, or leave those out. */
  ifConflicts: z.enum(['none', 'skip']),
}).meta({ id: 'NewBookingSeries' })
export type NewSeries = z.infer<typeof NewSeries>

const SeriesWish = withSlot({ ...wishFields, repeat: Repeat }).meta({ id: 'BookingSeriesWish' })
export type SeriesWish = z.infer<typeof SeriesWish>

export const seriesContract = {
  checkSeries: route({
    method: 'POST',
    path: '/bookings/series/check',
    summary: 'Every time of a series with what stands in its way; writes nothing',
    body: SeriesWish,
    ok: z.object({
      occasions: z.array(Occasion),
      /** In yuan, of those that are possible. */
      cost: z.number().nullable(),
      waitsForApproval: z.boolean(),
    }),
    problems: [Forbidden, NotFound],
  }),

  bookSeries: route({
    method: 'POST',
    path: '/bookings/series',
    summary: 'Book the same time of day week after week',
    body: NewSeries,
    ok: z.object({ id: z.uuid(), booked: z.array(Booking), skipped: z.array(Occasion) }),
    status: 201,
    problems: [Forbidden, NotFound, SlotTaken, SlotInOutage, SeriesConflicts],
  }),
}

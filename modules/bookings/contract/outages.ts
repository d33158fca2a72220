import * as z from 'zod'
import { byId, pageOf, pageQuery, route, text } from '#platform/contract.ts'
import { Forbidden, NotFound, PreconditionFailed, PreconditionRequired, problem } from '#platform/problem.ts'
import { Booking, Named } from './shapes.ts'
import { Slot, withSlot } from './slots.ts'

/** Not every booking that it meets was answered, or one was that it does not meet: somebody booked or gave up meanwhile. */
export const OutageMeetsOthers = problem(409, 'bookings.outage_meets_others')
/** Why one of the bookings cannot have its new time; nothing was written. */
export const OutageCannotMove = problem(
  409,
  'bookings.outage_cannot_move',
  z.object({ bookingId: z.uuid(), because: z.string() }),
)
export const OutageToldAlready = problem(409, 'bookings.outage_told_already')
export const OutageOver = problem(409, 'bookings.outage_over')

/** What becomes of a booking that the outage meets. */
const answered = { bookingId: z.uuid() }
export const OutageAnswer = z
  .discriminatedUnion('do', [
    withSlot({ ...answered, do: z.literal('move') }),
    z.strictObject({ ...answered, do: z.literal('cancel') }),
    /** It keeps its time, and who uses it is told that there may be nothing to use. */
    z.strictObject({ ...answered, do: z.literal('warn') }),
  ])
  .meta({ id: 'OutageAnswer' })
export type OutageAnswer = z.infer<typeof OutageAnswer>

const NewOutage = withSlot({
  isPlanned: z.boolean(),
  words: text(1000),
  met: z.array(OutageAnswer).max(500).default([]),
}).meta({ id: 'NewOutage' })
export type NewOutage = z.infer<typeof NewOutage>

export const MetBooking = z
  .object({
    booking: Booking,
    /** The next free time of the same length after the outage; no two bookings are offered the same. */
    nextFree: Slot.nullable(),
  })
  .meta({ id: 'BookingMetByOutage' })
export type MetBooking = z.infer<typeof MetBooking>

export const Outage = Slot.extend({
  id: z.uuid(),
  resource: z.object({ id: z.uuid(), name: z.string(), url: z.string() }),
  isPlanned: z.boolean(),
  words: z.string(),
  toldBy: Named,
  toldAt: z.iso.datetime(),
  liftedAt: z.iso.datetime().nullable(),
  met: z.object({ moved: z.int(), cancelled: z.int(), warned: z.int() }),
  can: z.object({ lift: z.boolean() }),
  version: z.int(),
}).meta({ id: 'Outage' })
export type Outage = z.infer<typeof Outage>

export const outageContract = {
  checkOutage: route({
    method: 'POST',
    path: '/resources/{id}/outages/check',
    summary: 'Which bookings an outage would meet, and the next free time for each; writes nothing',
    params: byId,
    body: withSlot({}),
    ok: z.object({ met: z.array(MetBooking) }),
    problems: [Forbidden, NotFound],
  }),

  tellOutage: route({
    method: 'POST',
    path: '/resources/{id}/outages',
    summary:
      'Tell when it cannot be used, and what becomes of every booking in that time; all whom it meets are told',
    params: byId,
    body: NewOutage,
    ok: Outage,
    status: 201,
    problems: [Forbidden, NotFound, OutageMeetsOthers, OutageCannotMove, OutageToldAlready],
  }),

  listOutages: route({
    method: 'GET',
    path: '/outages',
    summary: 'Outages of what the reader keeps: now and to come, the next first, or past',
    query: z.strictObject({
      ...pageQuery,
      when: z.enum(['to_come', 'past']).default('to_come'),
      resource: z.uuid().optional(),
    }),
    ok: pageOf(Outage),
  }),

  liftOutage: route({
    method: 'POST',
    path: '/outages/{id}/lift',
    summary: 'It can be used again, earlier than told; all whom the outage met are told',
    params: byId,
    ok: Outage,
    ifMatch: 'required',
    problems: [Forbidden, NotFound, OutageOver, PreconditionFailed, PreconditionRequired],
  }),
}

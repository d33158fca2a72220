import * as z from 'zod'
import { byId, pageOf, pageQuery, route } from '#platform/contract.ts'
import { Forbidden, NotFound, problem } from '#platform/problem.ts'
import { NotPossible, SlotInOutage, SlotTaken } from './problems.ts'
import { Booking, Named } from './shapes.ts'
import { Slot, withSlot } from './slots.ts'

/** Somebody else gave nothing up meanwhile: book it instead. */
export const SlotFree = problem(409, 'bookings.slot_free')
/** It is taken by the very person who would wait for it. */
export const SlotYours = problem(409, 'bookings.slot_yours')
export const AlreadyWaiting = problem(409, 'bookings.already_waiting')

export const WaitingState = z
  .enum(['waiting', 'offered', 'accepted', 'declined', 'lapsed', 'withdrawn', 'over'])
  .meta({ id: 'WaitingState' })
export type WaitingState = z.infer<typeof WaitingState>

/** What was offered went to the next, or it was answered already. */
export const WaitingMovedOn = problem(409, 'bookings.waiting_moved_on', z.object({ state: WaitingState }))

/** Shorter than this nobody can be expected to answer, so the next in line is asked. */
export const SHORTEST_OFFER_MINUTES = 10

export const Waiting = Slot.extend({
  id: z.uuid(),
  resource: z.object({ id: z.uuid(), name: z.string(), url: z.string() }),
  unit: Named.nullable(),
  purpose: z.string(),
  askedAt: z.iso.datetime(),
  state: WaitingState,
  /** 1 is the next, of those who want a part of this time; null where they wait no more. */
  place: z.int().nullable(),
  /** What is held for them until `offeredUntil`, or became of it. */
  bookingId: z.uuid().nullable(),
  offeredUntil: z.iso.datetime().nullable(),
  can: z.object({ accept: z.boolean(), leave: z.boolean() }),
}).meta({ id: 'BookingWaiting' })
export type Waiting = z.infer<typeof Waiting>

const NewWaiting = withSlot({
  resourceId: z.uuid(),
  unitId: z.uuid().optional(),
  purpose: z.string().trim().max(1000).default(''),
}).meta({ id: 'NewBookingWaiting' })

export const waitingContract = {
  joinWaiting: route({
    method: 'POST',
    path: '/waiting',
    summary: 'Wait for a time that is taken; who asked first is offered it first when it becomes free',
    body: NewWaiting,
    ok: Waiting,
    status: 201,
    problems: [Forbidden, NotFound, NotPossible, SlotInOutage, SlotFree, SlotYours, AlreadyWaiting],
  }),

  listWaiting: route({
    method: 'GET',
    path: '/waiting',
    summary:
      'What the reader waits for and what is offered to them, the next first; or how earlier waits ended',
    query: z.strictObject({
      ...pageQuery,
      when: z.enum(['open', 'ended']).default('open'),
      resource: z.uuid().optional(),
    }),
    ok: pageOf(Waiting),
  }),

  acceptOffer: route({
    method: 'POST',
    path: '/waiting/{id}/accept',
    summary: 'Take the time that is offered: it is booked, or waits for a keeper where the rules say so',
    params: byId,
    ok: Booking,
    problems: [Forbidden, NotFound, WaitingMovedOn, NotPossible, SlotInOutage, SlotTaken],
  }),

  leaveWaiting: route({
    method: 'POST',
    path: '/waiting/{id}/leave',
    summary: 'Wait no more; what is offered goes to the next in line',
    params: byId,
    ok: Waiting,
    problems: [Forbidden, NotFound, WaitingMovedOn],
  }),
}

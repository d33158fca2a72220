import * as z from 'zod'
import { byId, pageOf, pageQuery, route, text } from '#platform/contract.ts'
import { Forbidden, NotFound, PreconditionFailed, PreconditionRequired } from '#platform/problem.ts'
import {
  BookingHasBegun,
  BookingMovedOn,
  BookingObstacle,
  NoColleagues,
  NotPossible,
  SlotInOutage,
  SlotTaken,
} from './problems.ts'
import { Booking, BookingCheck, Named } from './shapes.ts'
import { withSlot } from './slots.ts'

/** Problems of these codes are set aside where a keeper may; from anybody else it is refused. */
const override = z.array(BookingObstacle).max(BookingObstacle.options.length).default([])

export const wishFields = {
  resourceId: z.uuid(),
  /** Who will use it, where that is not who asks: keepers book for anybody, liaisons for people of their unit. */
  personId: z.uuid().optional(),
  /** The unit they borrow for, where they hold a post; left out by who borrows for themselves. */
  unitId: z.uuid().optional(),
  override,
}
export const bookedFields = {
  purpose: z.string().trim().max(1000).default(''),
  /** Of a room: what is on, told to everybody. */
  publicTitle: text(100).optional(),
  attendees: z.int().min(1).max(100_000).optional(),
}

export const BookingWish = withSlot(wishFields).meta({ id: 'BookingWish' })
export type BookingWish = z.infer<typeof BookingWish>
export const NewBooking = withSlot({ ...wishFields, ...bookedFields }).meta({ id: 'NewBooking' })
export type NewBooking = z.infer<typeof NewBooking>
export const NewTime = withSlot({ override }).meta({ id: 'NewTimeOfBooking' })
export type NewTime = z.infer<typeof NewTime>

export const BookingQuery = z.strictObject({
  ...pageQuery,
  /** Mine: that I use or booked. Unit: for units whose liaison I am. Kept: of what I keep. */
  of: z.enum(['mine', 'unit', 'kept']).default('mine'),
  /** To come: running or later, the next first. Past: ended or given up, the latest first. Waiting: for a keeper. */
  when: z.enum(['to_come', 'past', 'waiting']).default('to_come'),
  /** Only what overlaps this day of the city. */
  day: z.iso.date().optional(),
  resource: z.uuid().optional(),
})
export type BookingQuery = z.infer<typeof BookingQuery>

const standsInTheWay = [NotPossible, SlotTaken, SlotInOutage] as const

export const bookingContract = {
  checkBooking: route({
    method: 'POST',
    path: '/bookings/check',
    summary:
      'Everything that stands in the way of a wish, what it costs, and whether a keeper decides; writes nothing',
    body: BookingWish,
    ok: BookingCheck,
    problems: [Forbidden, NotFound],
  }),

  holdTime: route({
    method: 'POST',
    path: '/bookings/hold',
    summary:
      'Hold a time for ten minutes while the form is filled in, instead of what one held of this resource',
    body: BookingWish,
    ok: Booking,
    status: 201,
    problems: [Forbidden, NotFound, ...standsInTheWay],
  }),

  bookResource: route({
    method: 'POST',
    path: '/bookings',
    summary: 'Book a resource for a time; what one held of it becomes the booking',
    body: NewBooking,
    ok: Booking,
    status: 201,
    problems: [Forbidden, NotFound, ...standsInTheWay],
  }),

  listBookings: route({
    method: 'GET',
    path: '/bookings',
    summary: 'Bookings of the reader, of their units, or of what they keep',
    query: BookingQuery,
    ok: pageOf(Booking),
  }),

  getBooking: route({
    method: 'GET',
    path: '/bookings/{id}',
    summary: 'Read one booking',
    params: byId,
    ok: Booking,
    problems: [NotFound],
  }),

  moveBooking: route({
    method: 'POST',
    path: '/bookings/{id}/move',
    summary: 'Give a booking another time, longer or shorter; once begun, only its end',
    params: byId,
    body: NewTime,
    ok: Booking,
    ifMatch: 'required',
    problems: [
      Forbidden,
      NotFound,
      ...standsInTheWay,
      BookingMovedOn,
      BookingHasBegun,
      PreconditionFailed,
      PreconditionRequired,
    ],
  }),

  cancelBooking: route({
    method: 'POST',
    path: '/bookings/{id}/cancel',
    summary: 'Give the time back; later than the rules allow, it is marked as late',
    params: byId,
    body: z.strictObject({ reason: text(1000).optional() }),
    ok: Booking,
    problems: [Forbidden, NotFound, BookingMovedOn, BookingHasBegun],
  }),

  handOverBooking: route({
    method: 'POST',
    path: '/bookings/{id}/hand-over',
    summary: 'Let a colleague of the same unit, who may book it too, use it instead',
    params: byId,
    body: z.strictObject({ personId: z.uuid() }),
    ok: Booking,
    ifMatch: 'required',
    problems: [
      Forbidden,
      NotFound,
      NotPossible,
      NoColleagues,
      BookingMovedOn,
      PreconditionFailed,
      PreconditionRequired,
    ],
  }),

  approveBooking: route({
    method: 'POST',
    path: '/bookings/{id}/approve',
    summary: 'Let a booking that waits have its time',
    params: byId,
    ok: Booking,
    ifMatch: 'required',
    problems: [Forbidden, NotFound, BookingMovedOn, PreconditionFailed, PreconditionRequired],
  }),

  refuseBooking: route({
    method: 'POST',
    path: '/bookings/{id}/refuse',
    summary: 'Refuse a booking that waits, and say why',
    params: byId,
    body: z.strictObject({ reason: text(1000) }),
    ok: Booking,
    ifMatch: 'required',
    problems: [Forbidden, NotFound, BookingMovedOn, PreconditionFailed, PreconditionRequired],
  }),

  listBorrowers: route({
    method: 'GET',
    path: '/units/{id}/borrowers',
    summary: 'Who holds a post in a unit, for its own people and for keepers who book for somebody',
    params: byId,
    query: z.strictObject(pageQuery),
    ok: pageOf(Named),
    problems: [Forbidden],
  }),
}

import { getResource } from '#modules/sharing/public.ts'
import { pageOfRows } from '#platform/cursor.ts'
import { type Context, implement } from '#platform/http.ts'
import { unchanged } from '#platform/versions.ts'
import { bookingsAccess } from '../access.ts'
import { bookResource, holdTime } from '../actions/book.ts'
import { cancelBooking, handOver, moveBooking } from '../actions/change.ts'
import { consider } from '../actions/consider.ts'
import { dayAt } from '../actions/city-calendar.ts'
import { approveBooking, refuseBooking } from '../actions/decide.ts'
import { bookingContract } from '../contract.ts'
import { getBooking, getBookingById, listBookings, positionAfter } from '../queries/bookings.ts'
import { listBorrowers } from '../queries/lending.ts'
import { findOwnHold } from '../queries/write-bookings.ts'
import { remaining } from '../rules.ts'
import { locked, momentOf, requireColleague, spanOf, toBookAt, toCheck } from './loading.ts'
import { presentBooking, presentSpans } from './present.ts'

const page = async ({ db, actor, now }: Context, id: string) =>
  presentBooking(actor, now)(await getBooking(db, actor, id))

/** Who just booked or changed it is told of it, also where they see it no more. */
const written = async ({ db, actor, now }: Context, id: string) =>
  presentBooking(actor, now)(await getBookingById(db, id))

async function toDecide(context: Context, id: string) {
  const moment = momentOf(context)
  const booking = await locked(context, id, moment)
  const permit = bookingsAccess.require('bookings.decide', context.actor, booking)
  unchanged(context, booking)
  return { permit, moment }
}

export const bookingApi = implement(bookingContract, {
  checkBooking: async ({ body }, context) => {
    const { db, actor } = context
    const { subject } = await toCheck(context, body)
    const hold = await findOwnHold(db, subject.resource.id, actor.personId)
    const wish = spanOf(body)
    const moment = momentOf(context)
    const considered = await consider(db, subject, wish, moment, hold ? [hold.id] : [])
    const { problems, taken, outages, cost, waits } = considered
    const mayOverride = bookingsAccess.can('bookings.override', actor, subject)
    return {
      isPossible:
        remaining(problems, body.override).length === 0 && taken.length === 0 && outages.length === 0,
      problems,
      conflicts: presentSpans(taken),
      outages: presentSpans(outages),
      cost,
      waitsForApproval: waits && !mayOverride,
      mayOverride,
    }
  },

  holdTime: async ({ body }, context) => {
    const span = spanOf(body)
    const permit = await toBookAt(context, body, span)
    const id = await holdTime(context.db, permit, span, body.override, momentOf(context))
    return written(context, id)
  },

  bookResource: async ({ body }, context) => {
    const span = spanOf(body)
    const permit = await toBookAt(context, body, span)
    const { override, purpose, publicTitle = null, attendees = null } = body
    const wish = { ...span, override, purpose, publicTitle, attendees }
    return written(context, await bookResource(context.db, permit, wish, momentOf(context)))
  },

  listBookings: async ({ query }, context) => {
    const { db, actor, now } = context
    const day = query.day === undefined ? undefined : dayAt(momentOf(context).zone, query.day)
    const rows = await listBookings(db, actor, query, now, day)
    return pageOfRows(rows, query.limit, presentBooking(actor, now), positionAfter)
  },

  getBooking: ({ params }, context) => page(context, params.id),

  moveBooking: async ({ params, body }, context) => {
    const { db, actor } = context
    const moment = momentOf(context)
    const booking = await locked(context, params.id, moment)
    const permit = bookingsAccess.require('bookings.change', actor, booking)
    if (body.override.length > 0) bookingsAccess.require('bookings.override', actor, booking)
    unchanged(context, booking)
    const resource = await getResource(db, booking.resourceId)
    await moveBooking(db, permit, resource, { ...spanOf(body), override: body.override }, moment)
    return page(context, params.id)
  },

  cancelBooking: async ({ params, body }, context) => {
    const moment = momentOf(context)
    const booking = await locked(context, params.id, moment)
    const permit = bookingsAccess.require('bookings.change', context.actor, booking)
    unchanged(context, booking)
    await cancelBooking(context.db, permit, body.reason, moment)
    return page(context, params.id)
  },

  handOverBooking: async ({ params, body: { personId } }, context) => {
    const { db, actor } = context
    const moment = momentOf(context)
    const booking = await locked(context, params.id, moment)
    const permit = bookingsAccess.require('bookings.hand_over', actor, booking)
    unchanged(context, booking)
    await requireColleague(context, booking, personId)
    await handOver(db, permit, await getResource(db, booking.resourceId), personId, moment)
    return written(context, params.id)
  },

  approveBooking: async ({ params }, context) => {
    const { permit, moment } = await toDecide(context, params.id)
    await approveBooking(context.db, permit, moment)
    return page(context, params.id)
  },

  refuseBooking: async ({ params, body }, context) => {
    const { permit, moment } = await toDecide(context, params.id)
    await refuseBooking(context.db, permit, body.reason, moment)
    return page(context, params.id)
  },

  listBorrowers: async ({ params, query }, { db, actor, today }) => {
    bookingsAccess.require('bookings.read_borrowers', actor, { unitId: params.id })
    const rows = await listBorrowers(db, params.id, today, query)
    return pageOfRows(
      rows,
      query.limit,
      (row) => row,
      ({ name, id }) => [name, id],
    )
  },
})

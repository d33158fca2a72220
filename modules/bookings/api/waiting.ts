import { lockResource } from '#modules/sharing/public.ts'
import { pageOfRows } from '#platform/cursor.ts'
import { type Context, implement } from '#platform/http.ts'
import { bookingsAccess } from '../access.ts'
import { expireOld } from '../actions/run-out.ts'
import { acceptOffer, joinWaiting, leaveWaiting } from '../actions/waiting.ts'
import { type Waiting, waitingContract } from '../contract.ts'
import { getBookingById, lockResourceRow, positionAfter } from '../queries/bookings.ts'
import { getWaiting, listWaits, type WaitingRow } from '../queries/waiting.ts'
import { momentOf, spanOf, toBook } from './loading.ts'
import { presentBooking } from './present.ts'

const isOpen = ({ state }: WaitingRow) => state === 'waiting' || state === 'offered'

/** An offer that ran out stays open until somebody looks behind the lock; it can be accepted no more. */
const presentWaiting =
  (now: Date) =>
  (row: WaitingRow): Waiting => {
    const isOffered = row.state === 'offered' && row.heldUntil !== null && row.heldUntil > now
    return {
      id: row.id,
      resource: { id: row.resourceId, name: row.resourceName, url: `/resources/${row.resourceId}` },
      unit: row.unitId === null ? null : { id: row.unitId, name: row.unitName ?? '' },
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
      purpose: row.purpose,
      askedAt: row.askedAt.toISOString(),
      state: row.state,
      place: isOpen(row) ? row.place : null,
      bookingId: row.bookingId,
      offeredUntil: isOffered ? (row.heldUntil?.toISOString() ?? null) : null,
      can: { accept: isOffered, leave: isOpen(row) },
    }
  }

const page = async ({ db, actor, now }: Context, id: string) =>
  presentWaiting(now)(await getWaiting(db, actor.personId, id))

/** The waiting with its resource locked, once what ran out of time was ended and offered to the next. */
async function locked(context: Context, id: string) {
  const { db, actor } = context
  const moment = momentOf(context)
  const { resourceId } = await getWaiting(db, actor.personId, id)
  await lockResourceRow(db, resourceId)
  await expireOld(db, resourceId, moment)
  return { waiting: await getWaiting(db, actor.personId, id), moment }
}

export const waitingApi = implement(waitingContract, {
  joinWaiting: async ({ body }, context) => {
    const permit = await toBook(context, { ...body, override: [] })
    const wish = { ...spanOf(body), purpose: body.purpose }
    return page(context, await joinWaiting(context.db, permit, wish, momentOf(context)))
  },

  listWaiting: async ({ query }, { db, actor, now }) => {
    const rows = await listWaits(db, actor.personId, query)
    return pageOfRows(rows, query.limit, presentWaiting(now), positionAfter)
  },

  acceptOffer: async ({ params }, context) => {
    const { db, actor, now } = context
    const { waiting, moment } = await locked(context, params.id)
    const resource = await lockResource(db, waiting.resourceId)
    const permit = bookingsAccess.require('bookings.book', actor, { ...waiting, resource })
    const id = await acceptOffer(db, permit, waiting, moment)
    return presentBooking(actor, now)(await getBookingById(db, id))
  },

  leaveWaiting: async ({ params }, context) => {
    const { waiting, moment } = await locked(context, params.id)
    const permit = bookingsAccess.require('bookings.wait', context.actor, waiting)
    await leaveWaiting(context.db, permit, moment)
    return page(context, params.id)
  },
})

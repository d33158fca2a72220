import { getResource, type Lendable, lockResource } from '#modules/sharing/public.ts'
import { pageOfRows } from '#platform/cursor.ts'
import { type Context, implement } from '#platform/http.ts'
import { invalidField } from '#platform/problem.ts'
import { unchanged } from '#platform/versions.ts'
import { bookingsAccess } from '../access.ts'
import type { Moment } from '../actions/consider.ts'
import { findNextFree } from '../actions/find-next-free.ts'
import { liftOutage, tellOutage } from '../actions/outages.ts'
import { expireOld } from '../actions/run-out.ts'
import { type Outage, outageContract, type Span } from '../contract.ts'
import { listBookingsById, lockResourceRow, positionAfter } from '../queries/bookings.ts'
import { getOutage, listKeptOutages, listMetIds, type ToldOutage } from '../queries/outages.ts'
import { momentOf, spanOf } from './loading.ts'
import { presentBooking, presentSpans } from './present.ts'

const presentOutage =
  ({ actor, now }: Context) =>
  (row: ToldOutage): Outage => ({
    id: row.id,
    resource: { id: row.resourceId, name: row.resourceName, url: `/resources/${row.resourceId}` },
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    isPlanned: row.isPlanned,
    words: row.words,
    toldBy: { id: row.toldById, name: row.toldByName },
    toldAt: row.toldAt.toISOString(),
    liftedAt: row.liftedAt?.toISOString() ?? null,
    met: { moved: 0, cancelled: 0, warned: 0, ...row.met },
    can: {
      lift:
        row.liftedAt === null && row.endsAt > now && bookingsAccess.can('bookings.keep_outages', actor, row),
    },
    version: row.version,
  })

const page = async (context: Context, id: string) => presentOutage(context)(await getOutage(context.db, id))

const keeping = ({ actor }: Context, resource: Lendable) =>
  bookingsAccess.require('bookings.keep_outages', actor, { resource, ownerId: resource.unitId })

async function listMet({ db }: Context, resource: Lendable, span: Span, { now }: Moment) {
  const ids = await listMetIds(db, resource.id, span, now)
  return ids.length === 0 ? [] : listBookingsById(db, ids)
}

export const outageApi = implement(outageContract, {
  checkOutage: async ({ params, body }, context) => {
    const { db, actor, now } = context
    const resource = await getResource(db, params.id)
    keeping(context, resource)
    const span = spanOf(body)
    const moment = momentOf(context)
    const met = await listMet(context, resource, span, moment)
    const free = await findNextFree(db, resource, met, span, moment)
    const present = presentBooking(actor, now)
    return {
      met: met.map((row, at) => {
        const [nextFree = null] = presentSpans(free[at] ? [free[at]] : [])
        return { booking: present(row), nextFree }
      }),
    }
  },

  tellOutage: async ({ params, body }, context) => {
    const { db, actor, now } = context
    const permit = keeping(context, await lockResource(db, params.id))
    const span = spanOf(body)
    if (span.endsAt <= now) throw invalidField('endsAt', 'already_past')
    const moment = momentOf(context)
    await expireOld(db, params.id, moment)
    const rows = await listMet(context, permit.subject.resource, span, moment)
    const met = rows.map((row) => bookingsAccess.require('bookings.change', actor, row))
    return page(context, await tellOutage(db, permit, { ...body, ...span }, met, moment))
  },

  listOutages: async ({ query }, context) => {
    const rows = await listKeptOutages(context.db, context.actor, query, context.now)
    return pageOfRows(rows, query.limit, presentOutage(context), positionAfter)
  },

  liftOutage: async ({ params }, context) => {
    const { db, actor } = context
    const { resourceId } = await getOutage(db, params.id)
    await lockResourceRow(db, resourceId)
    const moment = momentOf(context)
    await expireOld(db, resourceId, moment)
    const outage = await getOutage(db, params.id)
    const permit = bookingsAccess.require('bookings.keep_outages', actor, outage)
    unchanged(context, outage)
    await liftOutage(db, permit, moment)
    return page(context, params.id)
  },
})

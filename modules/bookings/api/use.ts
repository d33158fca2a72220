import { Readable } from 'node:stream'
import { keepsUnit, type Lendable } from '#modules/sharing/public.ts'
import { pageOfRows } from '#platform/cursor.ts'
import { type Context, implement } from '#platform/http.ts'
import { invalidField, notFound } from '#platform/problem.ts'
import { unchanged } from '#platform/versions.ts'
import { bookingsAccess } from '../access.ts'
import type { Moment } from '../actions/consider.ts'
import { bookingAtHand, startAtMachine, startUse, stopUse, usingAtHand, type Using } from '../actions/use.ts'
import { exportUseCosts } from '../actions/use-costs.ts'
import { correctUse, takeBackUse, tellAbsence, tellUse } from '../actions/use-told.ts'
import { type MachineAtHand, type StartedUse, useContract } from '../contract.ts'
import {
  type BookingRow,
  getBooking,
  getBookingById,
  listBookingsById,
  lockResourceRow,
} from '../queries/bookings.ts'
import { isOfUnit } from '../queries/lending.ts'
import { listTaken } from '../queries/times.ts'
import { listMachineHours, positionOfHours } from '../queries/use-reports.ts'
import * as uses from '../queries/uses.ts'
import { locked, momentOf, spanOf } from './loading.ts'
import { presentBooking } from './present.ts'
import { presentHours, presentUse } from './present-use.ts'

const MEDIA = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

const written = async ({ db, actor }: Context, id: string, moment: Moment) =>
  presentUse(actor, moment)(await uses.getUseById(db, id))

/** Who uses it: by the booking, which must be of this machine, or as said. */
async function usingOf(
  { db, actor, today }: Context,
  resource: Lendable,
  { bookingId, personId = '', unitId }: StartedUse,
): Promise<{ using: Using; booking: BookingRow | undefined }> {
  const common = { resource, ownerId: resource.unitId }
  if (bookingId !== undefined) {
    const booking = await getBooking(db, actor, bookingId)
    if (booking.resourceId !== resource.id) throw invalidField('bookingId', 'other_resource')
    return { using: { ...common, personId: booking.personId, unitId: booking.unitId, bookingId }, booking }
  }
  // Only a keeper speaks for somebody without a booking, and is told so before anything of the person is.
  bookingsAccess.require('bookings.tell_use', actor, common)
  if (unitId !== undefined && !(await isOfUnit(db, personId, unitId, today)))
    throw invalidField('unitId', 'person_not_of_unit')
  return { using: { ...common, personId, unitId: unitId ?? null, bookingId: null }, booking: undefined }
}

/** A use with its machine locked, read again behind the lock. */
async function lockedUse({ db, actor }: Context, id: string) {
  const { resourceId } = await uses.getUse(db, actor, id)
  await lockResourceRow(db, resourceId)
  return { use: await uses.getUse(db, actor, id), resource: await uses.getUsed(db, { id: resourceId }) }
}

/** As seen by who stands before it; one that is no longer offered only by who still uses or keeps it. */
async function machineAtHand(context: Context, number: number): Promise<MachineAtHand> {
  const { db, actor, now } = context
  const moment = momentOf(context)
  const resource = await uses.getUsed(db, { number })
  const running = await uses.findRunning(db, resource.id)
  const isOwn = running !== undefined && running.personId === actor.personId
  const keep = keepsUnit(actor, resource.unitId)
  if (resource.status !== 'offered' && !isOwn && !keep) throw notFound('resource')
  const own = await bookingAtHand(db, resource.id, actor.personId, moment)
  const taken = await listTaken(
    db,
    [resource.id],
    { startsAt: now, endsAt: new Date(now.getTime() + DAY_MS) },
    now,
  )
  const next = taken.find(({ personId, startsAt }) => personId !== actor.personId && startsAt > now)
  const { id, name, unitId } = resource
  return {
    resource: {
      id,
      number,
      name,
      unit: { id: unitId, name: await uses.nameOfUnit(db, unitId) },
      url: `/resources/${id}`,
    },
    running: running
      ? {
          since: running.startedAt.toISOString(),
          use: isOwn || keep ? presentUse(actor, moment)(running) : null,
        }
      : null,
    booking: own
      ? { ...spanTexts(own), id: own.id, url: `/work/bookings/${own.id}`, mayStart: own.mayStart }
      : null,
    nextTakenAt: next?.startsAt.toISOString() ?? null,
    can: { start: !running && ((own?.mayStart ?? false) || keep), keep },
  }
}
const DAY_MS = 86_400_000
const spanTexts = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) => ({
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
})

export const useApi = implement(useContract, {
  getMachine: ({ params }, context) => machineAtHand(context, params.number),

  startAtMachine: async ({ params }, context) => {
    const { db, actor } = context
    const moment = momentOf(context)
    const { id } = await uses.getUsed(db, { number: params.number })
    await lockResourceRow(db, id)
    const resource = await uses.getUsed(db, { id })
    const isKeeper = keepsUnit(actor, resource.unitId)
    if (resource.status !== 'offered' && !isKeeper) throw notFound('resource')
    const using = await usingAtHand(db, resource, { personId: actor.personId ?? '', isKeeper }, moment)
    const permit = bookingsAccess.require('bookings.use_at_machine', actor, using)
    return written(context, await startAtMachine(db, permit, moment), moment)
  },

  startUse: async ({ params, body }, context) => {
    const { db, actor } = context
    const moment = momentOf(context)
    await lockResourceRow(db, params.id)
    const { using, booking } = await usingOf(context, await uses.getUsed(db, params), body)
    const permit = bookingsAccess.require('bookings.start_use', actor, using)
    return written(context, await startUse(db, permit, booking, moment), moment)
  },

  stopUse: async ({ params, body: { endedAt } }, context) => {
    const { db, actor } = context
    const moment = momentOf(context)
    const { use, resource } = await lockedUse(context, params.id)
    const permit = bookingsAccess.require('bookings.stop_use', actor, use)
    if (endedAt !== undefined) bookingsAccess.require('bookings.correct_use', actor, use)
    await stopUse(db, permit, resource, endedAt === undefined ? undefined : new Date(endedAt), moment)
    return written(context, params.id, moment)
  },

  tellUse: async ({ params, body }, context) => {
    const { db, actor } = context
    const moment = momentOf(context)
    await lockResourceRow(db, params.id)
    const { using, booking } = await usingOf(context, await uses.getUsed(db, params), body)
    const permit = booking
      ? bookingsAccess.require('bookings.tell_own_use', actor, using)
      : bookingsAccess.require('bookings.tell_use', actor, using)
    const told = { ...spanOf(body), words: body.words }
    return written(context, await tellUse(db, permit, booking, told, moment), moment)
  },

  correctUse: async ({ params, body }, context) => {
    const moment = momentOf(context)
    const { use, resource } = await lockedUse(context, params.id)
    const permit = bookingsAccess.require('bookings.correct_use', context.actor, use)
    unchanged(context, use)
    await correctUse(context.db, permit, resource, { ...spanOf(body), words: body.words }, moment)
    return written(context, params.id, moment)
  },

  takeBackUse: async ({ params, body }, context) => {
    const { db, actor } = context
    const moment = momentOf(context)
    const { use } = await lockedUse(context, params.id)
    const permit = bookingsAccess.require('bookings.correct_use', actor, use)
    unchanged(context, use)
    const booking = use.bookingId === null ? undefined : await getBookingById(db, use.bookingId)
    await takeBackUse(db, permit, booking, body.words, moment)
    return written(context, params.id, moment)
  },

  listUses: async ({ query }, context) => {
    const rows = await uses.listUses(context.db, context.actor, query)
    return pageOfRows(rows, query.limit, presentUse(context.actor, momentOf(context)), uses.positionOfUse)
  },

  listNotTold: async ({ query }, { db, actor, now }) => {
    const found = await uses.listNotTold(db, actor, query, now)
    const rows =
      found.length === 0
        ? []
        : await listBookingsById(
            db,
            found.map(({ id }) => id),
          )
    return pageOfRows(rows.reverse(), query.limit, presentBooking(actor, now), ({ startsAt, id }) => [
      startsAt.toISOString(),
      id,
    ])
  },

  tellAbsence: async ({ params }, context) => {
    const { db, actor, now } = context
    const moment = momentOf(context)
    const booking = await locked(context, params.id, moment)
    await tellAbsence(db, bookingsAccess.require('bookings.tell_use', actor, booking), moment)
    return presentBooking(actor, now)(await getBookingById(db, params.id))
  },

  listMachineHours: async ({ params, query }, { db, actor }) => {
    bookingsAccess.require('bookings.read_uses', actor, { ownerId: params.id })
    const rows = await listMachineHours(db, params.id, query.month, query)
    return pageOfRows(rows, query.limit, presentHours, positionOfHours)
  },

  exportUseCosts: async ({ params, query }, context) => {
    const permit = bookingsAccess.require('bookings.read_uses', context.actor, { ownerId: params.id })
    const { zone } = momentOf(context)
    const bytes = await context.write((tx) => exportUseCosts(tx, permit, query, zone))
    const name = `use-costs-${query.from}-${query.until}.${query.as}`
    return { stream: Readable.from([bytes]), contentType: MEDIA[query.as], name, bytes: bytes.byteLength }
  },
})

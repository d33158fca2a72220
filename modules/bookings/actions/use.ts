import type { Lendable } from '#modules/sharing/public.ts'
import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { invalidField, refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import type { UseInQuestion } from '../access.ts'
import {
  BookingHasBegun,
  BookingMovedOn,
  MachineInUse,
  NoBookingNow,
  SlotTaken,
  UseHasEnded,
} from '../contract.ts'
import type { BookingRow } from '../queries/bookings.ts'
import { listTaken } from '../queries/times.ts'
import { findRunning, isRunning, lastEndOf, listOwnOn, type UseRow } from '../queries/uses.ts'
import { insertUse } from '../queries/write-uses.ts'
import { endOf, isOnNow, startOf } from '../rules/use.ts'
import type { Moment } from './consider.ts'
import { end, factsOf, settle } from './use-end.ts'

/** Who uses a machine, for which booking if any. */
export interface Using extends UseInQuestion {
  resource: Lendable
  unitId: string | null
  bookingId: string | null
}

/** Asked once the resource is locked, so that of two who start at once one is refused. */
async function requireIdle(db: Db, resourceId: string): Promise<void> {
  if (await findRunning(db, resourceId)) throw refused(MachineInUse)
}

/** The machine, which is idle, runs from now on. Returns the id of its use. */
async function begin(
  db: Db,
  permit: Permit<string, Using>,
  source: 'keeper' | 'label',
  { now }: Moment,
): Promise<string> {
  const { subject, post } = permit
  const { resource, personId, unitId, bookingId } = subject
  const startedAt = startOf(now, await lastEndOf(db, resource.id))
  const toldBy = post.personId ?? personId
  const resourceId = resource.id
  const use = { resourceId, bookingId, personId, unitId, startedAt, source, toldBy, words: null }
  const id = await insertUse(db, use)
  await record(db, permit, 'bookings.use_started', { useId: id, resourceId, bookingId, personId, source }, [])
  return id
}

/** By a keeper: for a booking that is confirmed, or for somebody without one. */
export async function startUse(
  db: Db,
  permit: Permit<'bookings.start_use', Using>,
  booking: BookingRow | undefined,
  moment: Moment,
): Promise<string> {
  await requireIdle(db, permit.subject.resource.id)
  if (booking && (booking.state !== 'confirmed' || moment.now >= booking.endsAt))
    throw refused(BookingMovedOn, { state: booking.state })
  return begin(db, permit, 'keeper', moment)
}

/** What somebody who stands before a machine would use it for: their booking that is on, or soon. */
export async function bookingAtHand(db: Db, resourceId: string, personId: string | null, { now }: Moment) {
  const [next] = await listOwnOn(db, resourceId, personId, now, new Date(now.getTime() + SOON_MS))
  return next && { ...next, mayStart: isOnNow(next, now) }
}
/** Further ahead, a phone at the machine would only mislead. */
const SOON_MS = 12 * 3_600_000

/** Whether another has this moment, or comes before a booking that is started early. */
async function isTakenByAnother(db: Db, resourceId: string, own: { id: string; startsAt: Date }, now: Date) {
  if (own.startsAt <= now) return false
  const taken = await listTaken(db, [resourceId], { startsAt: now, endsAt: own.startsAt }, now)
  return taken.some(({ id }) => id !== own.id)
}

/** What who reads the label would start: their booking that is on; keepers also without one, for their own unit. */
export async function usingAtHand(
  db: Db,
  resource: Lendable,
  who: { personId: string; isKeeper: boolean },
  moment: Moment,
): Promise<Using> {
  await requireIdle(db, resource.id)
  const { personId, isKeeper } = who
  const common = { resource, ownerId: resource.unitId, personId }
  const own = await bookingAtHand(db, resource.id, personId, moment)
  if (own?.mayStart) {
    if (await isTakenByAnother(db, resource.id, own, moment.now)) throw refused(SlotTaken)
    return { ...common, unitId: own.unitId, bookingId: own.id }
  }
  if (!isKeeper) throw refused(NoBookingNow)
  return { ...common, unitId: resource.unitId, bookingId: null }
}

export const startAtMachine = (
  db: Db,
  permit: Permit<'bookings.use_at_machine', Using>,
  moment: Moment,
): Promise<string> => begin(db, permit, 'label', moment)

/** Ends a use now, or when a keeper says that it did, with all that follows. */
export async function stopUse(
  db: Db,
  permit: Permit<'bookings.stop_use', UseRow>,
  resource: Lendable,
  saidEnd: Date | undefined,
  moment: Moment,
): Promise<void> {
  const { subject: use, post } = permit
  if (use.endedAt !== null) throw refused(UseHasEnded)
  const endsAt = saidEnd ?? endOf(use.startedAt, moment.now)
  if (endsAt <= use.startedAt) throw invalidField('endedAt', 'not_after_start')
  if (saidEnd && saidEnd > moment.now) throw invalidField('endedAt', 'in_the_future')
  const ending = { ...use, resource }
  const settled = await settle(db, ending, { startsAt: use.startedAt, endsAt }, post.personId, moment)
  await end(db, ending, settled)
  const { audience, cost } = settled
  const details = { useId: use.id, resourceId: resource.id, endsAt, audience, cost }
  await record(db, permit, 'bookings.use_ended', details, factsOf(ending, settled))
}

/** Nobody gives back the time of a machine that runs for it. */
export const requireNotRunning = async (db: Db, booking: BookingRow): Promise<void> => {
  if (await isRunning(db, booking.id)) throw refused(BookingHasBegun)
}

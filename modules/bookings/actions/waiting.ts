import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import {
  NotPossible,
  overlaps,
  SlotFree,
  SlotInOutage,
  SlotYours,
  type Span,
  WaitingMovedOn,
} from '../contract.ts'
import { insertWaiting, updateWaiting, type WaitingRow } from '../queries/waiting.ts'
import { updateBooking } from '../queries/write-bookings.ts'
import { type Booker, bookResource, NO_PURPOSE } from './book.ts'
import { consider, type Moment } from './consider.ts'
import { freed } from './freed.ts'
import { expireOld } from './run-out.ts'

/** Needs the resource locked. Only what they might book if it were free, and what others have. Returns its id. */
export async function joinWaiting(
  db: Db,
  permit: Booker,
  wish: Span & { purpose: string },
  moment: Moment,
): Promise<string> {
  const { resource, personId, unitId } = permit.subject
  await expireOld(db, resource.id, moment)
  const { problems, own, taken, outages } = await consider(db, permit.subject, wish, moment, [])
  if (problems.length > 0) throw refused(NotPossible, { problems })
  if (outages.length > 0) throw refused(SlotInOutage)
  if (taken.length === 0) throw refused(SlotFree)
  if (own.some((span) => overlaps(span, wish))) throw refused(SlotYours)
  const asked = { ...wish, resourceId: resource.id, personId, unitId, under: permit.post.id, at: moment.now }
  const id = await insertWaiting(db, asked)
  await record(db, permit, 'bookings.waiting_joined', { waitingId: id, resourceId: resource.id }, [])
  return id
}

/** Needs the resource locked and the waiting read after that. Returns the id of the booking. */
export async function acceptOffer(
  db: Db,
  permit: Booker,
  waiting: WaitingRow,
  moment: Moment,
): Promise<string> {
  const { id, state, bookingId, startsAt, endsAt, purpose } = waiting
  if (state !== 'offered' || bookingId === null) throw refused(WaitingMovedOn, { state })
  await updateWaiting(db, id, { state: 'accepted' })
  const wish = { ...NO_PURPOSE, startsAt, endsAt, purpose, override: [], holdId: bookingId }
  return bookResource(db, permit, wish, moment)
}

/** Needs the resource locked and the waiting read after that. */
export async function leaveWaiting(
  db: Db,
  permit: Permit<'bookings.wait', WaitingRow>,
  { now }: Moment,
): Promise<void> {
  const { id, state, bookingId, resourceId } = permit.subject
  if (state !== 'waiting' && state !== 'offered') throw refused(WaitingMovedOn, { state })
  await updateWaiting(db, id, { state: state === 'offered' ? 'declined' : 'withdrawn' })
  await record(db, permit, 'bookings.waiting_left', { waitingId: id, resourceId, state }, [])
  if (state !== 'offered' || bookingId === null) return
  await updateBooking(db, bookingId, { state: 'expired', ended_at: now, ended_by: permit.post.personId })
  await freed(db, resourceId, now)
}

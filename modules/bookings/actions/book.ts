import { tellKeepers } from '#modules/sharing/public.ts'
import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { record } from '#platform/record.ts'
import { type BookingObstacle, HOLD_MINUTES, type Span } from '../contract.ts'
import { freed } from './freed.ts'
import { getBookingById } from '../queries/bookings.ts'
import { type BookingToWrite, findOwnHold, writeBooking } from '../queries/write-bookings.ts'
import {
  consider,
  type Considered,
  type Lending,
  type Moment,
  requirePossible,
  setAsideOf,
} from './consider.ts'
import { counted } from './counting.ts'
import { expireOld } from './run-out.ts'
import { detailsOf, tellUser } from './tell.ts'

export type Booker = Permit<'bookings.book', Lending>

/** What is told of a booking besides when and whose it is. */
export interface Purpose {
  purpose: string
  publicTitle: string | null
  attendees: number | null
}
export const NO_PURPOSE: Purpose = { purpose: '', publicTitle: null, attendees: null }

export const isByKeeper = ({ post, subject }: Permit<string, { ownerId: string }>): boolean =>
  post.role === 'keeper' && post.bodyId === subject.ownerId

/** Holds a time for who fills in a form; what they held of the resource before is free again. Returns its id. */
export async function holdTime(
  db: Db,
  permit: Booker,
  wish: Span,
  override: readonly BookingObstacle[],
  moment: Moment,
): Promise<string> {
  const { resource } = permit.subject
  await expireOld(db, resource.id, moment)
  const hold = await findOwnHold(db, resource.id, permit.post.personId)
  const considered = await consider(db, permit.subject, wish, moment, hold ? [hold.id] : [])
  requirePossible(considered, override)
  const heldUntil = new Date(moment.now.getTime() + HOLD_MINUTES * 60_000)
  const booking = {
    ...written(permit, wish, considered, moment),
    ...NO_PURPOSE,
    state: 'held',
    heldUntil,
  } as const
  const id = await writeBooking(db, { ...booking, overridden: [] }, hold?.id)
  if (hold?.isRunning) await freed(db, resource.id, moment.now)
  return id
}

/**
 * Books a time, or says everything that stands in the way. A hold of who books turns into the booking: their own for this
 * resource, unless `holdId` names another. Whether a keeper decides is settled here. Returns its id.
 */
export async function bookResource(
  db: Db,
  permit: Booker,
  { override, holdId, ...wish }: Span & Purpose & { override: readonly BookingObstacle[]; holdId?: string },
  moment: Moment,
): Promise<string> {
  const { resource } = permit.subject
  await expireOld(db, resource.id, moment)
  const hold =
    holdId === undefined
      ? await findOwnHold(db, resource.id, permit.post.personId)
      : { id: holdId, isRunning: true }
  const considered = await consider(db, permit.subject, wish, moment, hold ? [hold.id] : [])
  requirePossible(considered, override)
  const overridden = setAsideOf(considered.problems, override)
  const id = await insertBooked(
    db,
    permit,
    { ...wish, overridden, seriesId: null },
    considered,
    moment,
    hold?.id,
  )
  if (hold?.isRunning) await freed(db, resource.id, moment.now)
  return id
}

/** Writes what was found possible, with its event, its count and who must be told. */
export async function insertBooked(
  db: Db,
  permit: Booker,
  wish: Span & Purpose & { overridden: readonly BookingObstacle[]; seriesId: string | null },
  considered: Pick<Considered, 'cost' | 'waits'>,
  moment: Moment,
  holdId?: string,
): Promise<string> {
  const { resource, ownerId, personId } = permit.subject
  const isDecided = considered.waits && isByKeeper(permit)
  const state = considered.waits && !isDecided ? 'pending' : 'confirmed'
  // Nobody decides about their own, so a keeper's own booking counts as decided by nobody.
  const decidedBy = isDecided && permit.post.personId !== personId ? permit.post.personId : null
  const decided = { decidedBy, decidedAt: decidedBy === null ? null : moment.now }
  const booking = {
    ...written(permit, wish, considered, moment),
    ...wish,
    ...decided,
    state,
    heldUntil: null,
  } as const
  const id = await writeBooking(db, booking, holdId)
  const facts = state === 'confirmed' ? [counted({ id, ownerId }, moment.today, 1)] : []
  const { overridden } = wish
  const details = { bookingId: id, resourceId: resource.id, personId, state, overridden }
  await record(db, permit, 'bookings.booked', details, facts)
  await tellOthers(db, permit, id, state, moment)
  return id
}

/** Keepers who must decide, and who will use it where somebody else booked. */
async function tellOthers(db: Db, { subject, post }: Booker, id: string, state: string, { today }: Moment) {
  const { resource, ownerId, personId } = subject
  if (state === 'confirmed' && personId === post.personId) return
  const booking = await getBookingById(db, id)
  const owned = { id: resource.id, unitId: ownerId }
  if (state === 'pending') await tellKeepers(db, owned, today, 'bookings.asked', detailsOf(booking))
  await tellUser(db, booking, post, 'bookings.booked_for_you')
}

const written = (
  { subject, post }: Booker,
  { startsAt, endsAt }: Span,
  { cost }: Pick<Considered, 'cost'>,
  { now }: Moment,
): Omit<BookingToWrite, keyof Purpose | 'state' | 'heldUntil' | 'overridden'> => ({
  resourceId: subject.resource.id,
  seriesId: null,
  personId: subject.personId,
  unitId: subject.unitId,
  bookedBy: post.personId,
  bookedUnder: post.id,
  startsAt,
  endsAt,
  cost,
  decidedBy: null,
  decidedAt: null,
  at: now,
})

import { type Lendable, tellKeepers } from '#modules/sharing/public.ts'
import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import {
  BookingHasBegun,
  BookingMovedOn,
  type BookingObstacle,
  contains,
  NoColleagues,
  type Span,
} from '../contract.ts'
import { freed } from './freed.ts'
import type { BookingRow } from '../queries/bookings.ts'
import { inYuan, updateBooking } from '../queries/write-bookings.ts'
import { allowsStep, lateFrom, type Step } from '../rules/states.ts'
import { isByKeeper } from './book.ts'
import { consider, type Considered, type Moment, requirePossible, setAsideOf } from './consider.ts'
import { counted } from './counting.ts'
import { detailsOf, tellUser } from './tell.ts'
import { requireNotRunning } from './use.ts'

export function inStep(booking: BookingRow, step: Step, now: Date): void {
  if (!allowsStep(booking, step, now)) throw refused(BookingMovedOn, { state: booking.state })
}

type Changing = Permit<'bookings.change', BookingRow>

interface NewTimes extends Span {
  override: readonly BookingObstacle[]
  /** Why, where an outage forces it. */
  outageWords?: string
}

/**
 * Another time, longer or shorter, judged by today's rules. What goes beyond the time that a keeper agreed to waits for
 * them again where their rules say so; a keeper who moves it has agreed.
 */
export async function moveBooking(
  db: Db,
  permit: Changing,
  resource: Lendable,
  { startsAt, endsAt, override, outageWords }: NewTimes,
  moment: Moment,
): Promise<void> {
  const booking = permit.subject
  inStep(booking, 'move', moment.now)
  const wish = { startsAt, endsAt, from: booking }
  const hasBegun = booking.startsAt <= moment.now
  if (hasBegun && (startsAt.getTime() !== booking.startsAt.getTime() || endsAt < moment.now))
    throw refused(BookingHasBegun)
  const considered = await consider(db, { ...booking, resource }, wish, moment, [booking.id])
  const isGivingBack = contains(booking, wish)
  requirePossible(isGivingBack ? asGivenBack(considered) : considered, override)

  const isAgreed = !considered.waits || isByKeeper(permit) || isGivingBack
  const state = booking.state === 'confirmed' && isAgreed ? 'confirmed' : 'pending'
  const overridden = isGivingBack ? booking.overridden : setAsideOf(considered.problems, override)
  const times = { starts_at: startsAt, ends_at: endsAt }
  await updateBooking(db, booking.id, { ...times, state, overridden, cost: inYuan(considered.cost) })
  const details = {
    bookingId: booking.id,
    from: [booking.startsAt, booking.endsAt],
    to: [startsAt, endsAt],
    state,
    overridden,
  }
  await record(db, permit, 'bookings.moved', details, factsOfWaiting(booking, state, moment))
  await tellAboutMove(db, permit, { ...booking, startsAt }, { state, outageWords }, moment)
  if (!contains(wish, booking)) await freed(db, booking.resourceId, moment.now)
}

/** Who needs less than they have is asked for nothing but a proper length, whatever became of the rules meanwhile. */
const asGivenBack = (considered: Considered): Considered => ({
  ...considered,
  problems: considered.problems.filter(({ code }) => code === 'off_step' || code === 'too_short'),
  outages: [],
})

/** A confirmed booking that waits again counts no more until it is decided. */
const factsOfWaiting = (booking: BookingRow, state: 'pending' | 'confirmed', { today }: Moment) =>
  booking.state === 'confirmed' && state === 'pending' ? [counted(booking, today, -1)] : []

async function tellAboutMove(
  db: Db,
  { post }: Changing,
  booking: BookingRow,
  { state, outageWords: words }: { state: string; outageWords: string | undefined },
  { today }: Moment,
) {
  if (words === undefined) await tellUser(db, booking, post, 'bookings.moved')
  else await tellUser(db, booking, post, 'bookings.outage_moved', { words })
  const resource = { id: booking.resourceId, unitId: booking.ownerId }
  if (state === 'pending') await tellKeepers(db, resource, today, 'bookings.asked', detailsOf(booking))
}

/**
 * Frees the time. What was confirmed is marked as late later than the rules allow, unless a keeper cancels for another or
 * an outage forces it.
 */
export async function cancelBooking(
  db: Db,
  permit: Permit<'bookings.change', BookingRow>,
  reason: string | undefined,
  { now, today }: Moment,
  outageWords?: string,
): Promise<void> {
  const { subject: booking, post } = permit
  inStep(booking, 'cancel', now)
  await requireNotRunning(db, booking)
  const ended = { ended_at: now, ended_by: post.personId }
  if (booking.state === 'held') await updateBooking(db, booking.id, { state: 'expired', ...ended })
  else {
    const isForAnother = isByKeeper(permit) && post.personId !== booking.personId
    const isForced = outageWords !== undefined
    const isLate =
      booking.state === 'confirmed' &&
      !isForAnother &&
      !isForced &&
      now >= lateFrom(booking.startsAt, booking.lateCancelMinutes)
    await updateBooking(db, booking.id, {
      state: 'cancelled',
      ...ended,
      is_late: isLate,
      reason: reason ?? null,
    })
    const facts = booking.state === 'confirmed' ? [counted(booking, today, -1)] : []
    await record(db, permit, 'bookings.cancelled', { bookingId: booking.id, isLate }, facts)
    if (isForced) await tellUser(db, booking, post, 'bookings.outage_cancelled', { words: outageWords })
    else await tellUser(db, booking, post, 'bookings.cancelled')
  }
  await freed(db, booking.resourceId, now)
}

/** What a keeper set aside for a time stays so when another uses it; what they set aside for a person does not. */
const OF_THE_TIME: ReadonlySet<BookingObstacle> = new Set([
  'off_step',
  'too_short',
  'too_long',
  'closed',
  'holiday',
])

/** Lets a colleague use it, judged as if they had booked it. */
export async function handOver(
  db: Db,
  permit: Permit<'bookings.hand_over', BookingRow>,
  resource: Lendable,
  personId: string,
  moment: Moment,
): Promise<void> {
  const { subject: booking, post } = permit
  inStep(booking, 'hand_over', moment.now)
  if (booking.unitId === null) throw refused(NoColleagues)
  const lending = { ...booking, resource, personId }
  const considered = await consider(db, lending, { ...booking, from: booking }, moment, [booking.id])
  const kept = booking.overridden.filter((code) => OF_THE_TIME.has(code))
  // Its own time is its own, also where it stands in an outage until somebody moves it.
  requirePossible({ ...considered, outages: [] }, kept)

  const state = booking.state === 'confirmed' && !considered.waits ? 'confirmed' : 'pending'
  // A keeper who agreed cannot have decided about what is now their own.
  const decided = booking.decidedBy === personId ? { decided_by: null, decided_at: null } : {}
  await updateBooking(db, booking.id, {
    person_id: personId,
    state,
    overridden: kept,
    cost: inYuan(considered.cost),
    ...decided,
  })
  await record(
    db,
    permit,
    'bookings.handed_over',
    { bookingId: booking.id, personId, state },
    factsOfWaiting(booking, state, moment),
  )
  await tellUser(db, booking, post, 'bookings.handed_on')
  await tellUser(db, { ...booking, personId }, post, 'bookings.handed_to_you')
}

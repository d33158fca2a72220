import { getCity } from '#modules/city/public.ts'
import { getResource, type Lendable, lockResource } from '#modules/sharing/public.ts'
import { dayIn } from '#platform/clock.ts'
import type { Db } from '#platform/db.ts'
import type { Context } from '#platform/http.ts'
import { invalidField, refused } from '#platform/problem.ts'
import { bookingsAccess } from '../access.ts'
import type { Booker } from '../actions/book.ts'
import type { Lending, Moment } from '../actions/consider.ts'
import { expireOld } from '../actions/run-out.ts'
import { type BookingObstacle, SlotTaken, type Span } from '../contract.ts'
import { getBooking, getBookingForUpdate, lockResourceRow } from '../queries/bookings.ts'
import { isOfUnit } from '../queries/lending.ts'
import { isBooked } from '../queries/times.ts'

export const momentOf = ({ now, today, zone }: Context): Moment => ({ now, today, zone })

/** When it is for a job. */
export async function momentNow(db: Db, now: Date): Promise<Moment> {
  const { zone } = await getCity(db)
  return { now, today: dayIn(zone, now), zone }
}

export const spanOf = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }): Span => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
})

interface Asked {
  resourceId: string
  personId?: string | undefined
  unitId?: string | undefined
  override: readonly BookingObstacle[]
}

/** The resource locked, and the permit to book it as asked. */
export const toBook = (context: Context, asked: Asked): Promise<Booker> =>
  permitFor(context, asked, lockResource)

/**
 * The same; who comes when the time is booked already is told so without waiting in the line for the lock. Whether they may
 * book at all is told first, in either case.
 */
export async function toBookAt(context: Context, asked: Asked, span: Span): Promise<Booker> {
  if (!(await isBooked(context.db, asked.resourceId, span))) return toBook(context, asked)
  await toCheck(context, asked)
  throw refused(SlotTaken)
}

/** The same unlocked, to say what would be. */
export const toCheck = (context: Context, asked: Asked): Promise<Booker> =>
  permitFor(context, asked, getResource)

async function permitFor(
  context: Context,
  { resourceId, override, ...asked }: Asked,
  read: (db: Db, id: string) => Promise<Lendable>,
): Promise<Booker> {
  const { db, actor } = context
  const resource = await read(db, resourceId)
  const personId = asked.personId ?? actor.personId ?? ''
  const lending: Lending = { resource, ownerId: resource.unitId, personId, unitId: asked.unitId ?? null }
  const permit = bookingsAccess.require('bookings.book', actor, lending)
  if (override.length > 0) bookingsAccess.require('bookings.override', actor, lending)
  await requireOfUnit(context, lending)
  return permit
}

/** Nobody borrows in the name of a unit in which they hold no post, whoever books for them. */
async function requireOfUnit({ db, actor, today }: Context, { personId, unitId }: Lending): Promise<void> {
  if (unitId === null) return
  const isOf =
    personId === actor.personId
      ? actor.posts.some(({ bodyKind, bodyId }) => bodyKind === 'unit' && bodyId === unitId)
      : await isOfUnit(db, personId, unitId, today)
  if (!isOf) throw invalidField('unitId', 'person_not_of_unit')
}

/** A colleague to whom a booking may go: somebody else with a post in its unit. */
export async function requireColleague(
  { db, today }: Context,
  booking: { personId: string; unitId: string | null },
  personId: string,
): Promise<void> {
  const isOther = personId !== booking.personId
  if (booking.unitId === null) return
  if (!isOther || !(await isOfUnit(db, personId, booking.unitId, today)))
    throw invalidField('personId', 'person_not_of_unit')
}

/** The booking with its resource locked, once what ran out of time was ended. */
export async function locked({ db, actor }: Context, id: string, moment: Moment) {
  const { resourceId } = await getBooking(db, actor, id)
  await lockResourceRow(db, resourceId)
  await expireOld(db, resourceId, moment)
  return getBookingForUpdate(db, actor, id)
}

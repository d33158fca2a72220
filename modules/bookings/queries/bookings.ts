import { sql, type SqlBool } from 'kysely'
import * as z from 'zod'
import type { Actor } from '#platform/access.ts'
import { builtOnce } from '#platform/built-once.ts'
import { positionOf } from '#platform/cursor.ts'
import type { Db } from '#platform/db.ts'
import { explainConstraint, invalidField, notFound, refused } from '#platform/problem.ts'
import {
  type BookingObstacle,
  type BookingQuery,
  type BookingState,
  SlotInOutage,
  SlotTaken,
  type Span,
} from '../contract.ts'

explainConstraint('booking_no_overlap', () => refused(SlotTaken))
explainConstraint('booking_is_not_in_an_outage', () => refused(SlotInOutage))
explainConstraint('booking_person_id_fkey', () => invalidField('personId', 'person_unknown'))

export type BookingRow = Awaited<ReturnType<typeof getBooking>>

const bookings = (db: Db) =>
  db
    .selectFrom('booking')
    .innerJoin('resource', 'resource.id', 'booking.resource_id')
    .select(['booking.id', sql<number>`booking.number`.as('number'), 'booking.resource_id as resourceId'])
    .select(['resource.name as resourceName', 'resource.unit_id as ownerId'])
    .select([
      sql<string>`(select name from unit where id = resource.unit_id)`.as('ownerName'),
      sql<string>`(select name from person where id = booking.person_id)`.as('personName'),
      sql<string>`(select name from person where id = booking.booked_by)`.as('bookedByName'),
      sql<string | null>`(select name from unit where id = booking.unit_id)`.as('unitName'),
      sql<number>`coalesce((select late_cancel_minutes from booking_rules
        where resource_id = booking.resource_id), 0)`.as('lateCancelMinutes'),
    ])
    .select(['booking.series_id as seriesId', 'booking.person_id as personId', 'booking.unit_id as unitId'])
    .select(['booking.booked_by as bookedById', 'booking.starts_at as startsAt', 'booking.ends_at as endsAt'])
    .select([sql<BookingState>`booking.state`.as('state'), 'booking.held_until as heldUntil'])
    .select(['booking.purpose', 'booking.public_title as publicTitle', 'booking.attendees'])
    .select([sql<BookingObstacle[]>`booking.overridden`.as('overridden')])
    .select([sql<number | null>`booking.cost::float8`.as('cost'), 'booking.reason'])
    .select(['booking.decided_by as decidedBy', 'booking.decided_at as decidedAt'])
    .select(['booking.ended_at as endedAt', 'booking.is_late as isLate'])
    .select(['booking.created_at as createdAt', 'booking.version'])

/** Units for which the actor holds a post of this role. */
export const unitsOf = ({ posts }: Actor, role: 'keeper' | 'liaison'): string[] =>
  posts.filter((post) => post.role === role).map(({ bodyId }) => bodyId)

/** Seen by who uses it, who booked it, liaisons of its unit and keepers of the resource. */
function visibleTo(actor: Actor) {
  const { personId } = actor
  return sql<SqlBool>`(booking.person_id = ${personId} or booking.booked_by = ${personId}
    or booking.unit_id = any(${unitsOf(actor, 'liaison')}::uuid[])
    or resource.unit_id = any(${unitsOf(actor, 'keeper')}::uuid[]))`
}

const visible = (db: Db, actor: Actor, id: string) =>
  bookings(db).where('booking.id', '=', id).where(visibleTo(actor))

export const getBooking = (db: Db, actor: Actor, id: string) =>
  visible(db, actor, id).executeTakeFirstOrThrow(() => notFound('booking'))

/** Once its resource is locked: what is read now is what is changed. */
export const getBookingForUpdate = (db: Db, actor: Actor, id: string) =>
  visible(db, actor, id)
    .forNoKeyUpdate('booking')
    .executeTakeFirstOrThrow(() => notFound('booking'))

/** Locks the resource, whatever became of it since; everything that changes a booking does so first. */
export async function lockResourceRow(db: Db, resourceId: string): Promise<void> {
  await sql`select from resource where id = ${resourceId} for no key update`.execute(db)
}

const findBookingById = builtOnce((db, id) => bookings(db).where('booking.id', '=', id))

/** Without asking who may see it: for what was just written. */
export async function getBookingById(db: Db, id: string): Promise<BookingRow> {
  const booking = await findBookingById(db, id)
  if (!booking) throw notFound('booking')
  return booking
}

/** For work without a person: the bookings of a locked resource. */
export const listBookingsById = (db: Db, ids: readonly string[]) =>
  bookings(db)
    .where('booking.id', 'in', [...ids])
    .orderBy('booking.starts_at')
    .orderBy('booking.id')
    .execute()

const Position = z.tuple([z.iso.datetime(), z.uuid()])
export const positionAfter = ({ startsAt, id }: { startsAt: Date; id: string }) => [
  startsAt.toISOString(),
  id,
]

const whose = (actor: Actor, of: BookingQuery['of']) => {
  const { personId } = actor
  switch (of) {
    case 'mine':
      return sql<SqlBool>`(booking.person_id = ${personId}
        or (booking.booked_by = ${personId} and booking.booked_by <> booking.person_id))`
    case 'unit':
      return sql<SqlBool>`booking.unit_id = any(${unitsOf(actor, 'liaison')}::uuid[])`
    case 'kept':
      return sql<SqlBool>`booking.resource_id in
        (select id from resource where unit_id = any(${unitsOf(actor, 'keeper')}::uuid[]))`
  }
}

// A hold that nobody turned into a booking still has its `held_until`; it was never one, and no list tells of it.
const inTime = (when: BookingQuery['when'], now: Date) => {
  switch (when) {
    case 'to_come':
      return sql<SqlBool>`booking.state in ('pending', 'confirmed', 'used') and booking.ends_at > ${now}`
    case 'past':
      return sql<SqlBool>`booking.held_until is null and (booking.ends_at <= ${now}
        or booking.state in ('refused', 'cancelled', 'expired', 'no_show'))`
    case 'waiting':
      return sql<SqlBool>`booking.state = 'pending'`
  }
}

export function listBookings(db: Db, actor: Actor, query: BookingQuery, now: Date, day: Span | undefined) {
  const after = positionOf(query, Position)
  const order = query.when === 'past' ? 'desc' : 'asc'
  const isAfter =
    query.when === 'past'
      ? sql<SqlBool>`(booking.starts_at, booking.id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`
      : sql<SqlBool>`(booking.starts_at, booking.id) > (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`
  return bookings(db)
    .where(whose(actor, query.of))
    .where(inTime(query.when, now))
    .$if(query.resource !== undefined, (rows) => rows.where('booking.resource_id', '=', query.resource!))
    .$if(day !== undefined, (rows) =>
      rows.where('booking.starts_at', '<', day!.endsAt).where('booking.ends_at', '>', day!.startsAt),
    )
    .$if(after !== undefined, (rows) => rows.where(isAfter))
    .orderBy('booking.starts_at', order)
    .orderBy('booking.id', order)
    .limit(query.limit + 1)
    .execute()
}

// What stands in calendars: bookings and outages, which other modules write.
import { sql, type SqlBool } from 'kysely'
import type { BookingState } from '#modules/bookings/contract.ts'
import type { Db } from '#platform/db.ts'

export interface Span {
  readonly since: Date
  readonly until: Date
}
export type EntryRow = Awaited<ReturnType<typeof listBookings>>[number]

/** A resource taken by the quarter of an hour for a year has fewer bookings to come than its horizon lets in. */
const MOST = 5000

// A hold that nobody turned into a booking still has its `held_until`; it was never one, and no calendar had it.
function listBookings(db: Db, whose: ReturnType<typeof sql<SqlBool>>, { since, until }: Span) {
  return db
    .selectFrom('booking')
    .innerJoin('resource', 'resource.id', 'booking.resource_id')
    .leftJoin('place', 'place.code', 'resource.place_code')
    .select(['booking.id', 'booking.version', sql<BookingState>`booking.state`.as('state')])
    .select(['booking.starts_at as startsAt', 'booking.ends_at as endsAt'])
    .select(['booking.public_title as publicTitle', 'resource.location', 'place.name as placeName'])
    .select(['resource.id as resourceId', 'resource.name', 'resource.name_en as nameEn'])
    .select(sql<string>`(select name from unit where id = resource.unit_id)`.as('ownerName'))
    .where(whose)
    .where('booking.held_until', 'is', null)
    .where(
      sql<SqlBool>`(booking.state in ('pending', 'confirmed', 'used')
          and booking.ends_at > ${since} and booking.starts_at < ${until}
        or booking.state in ('refused', 'cancelled', 'expired', 'no_show')
          and coalesce(booking.ended_at, booking.decided_at) > ${since})`,
    )
    .orderBy('booking.starts_at')
    .orderBy('booking.id')
    .limit(MOST)
    .execute()
}

export const listBookingsOfPerson = (db: Db, personId: string, span: Span): Promise<EntryRow[]> =>
  listBookings(db, sql<SqlBool>`booking.person_id = ${personId}`, span)

export const listBookingsOfResource = (db: Db, resourceId: string, span: Span): Promise<EntryRow[]> =>
  listBookings(db, sql<SqlBool>`booking.resource_id = ${resourceId}`, span)

/** What its rooms' borrowers made public; also what was still to be decided and then was not. */
export const listEventsOfSpace = (db: Db, spaceId: string, span: Span): Promise<EntryRow[]> =>
  listBookings(
    db,
    sql<SqlBool>`(resource.space_id = ${spaceId} and booking.public_title is not null
      and booking.state not in ('pending', 'refused', 'expired'))`,
    span,
  )

export const listOutages = (db: Db, resourceId: string, { since, until }: Span) =>
  db
    .selectFrom('outage')
    .select(['id', 'version', 'starts_at as startsAt', 'ends_at as endsAt', 'lifted_at as liftedAt'])
    .where('resource_id', '=', resourceId)
    .where('ends_at', '>', since)
    .where('starts_at', '<', until)
    .where((row) => row.or([row('lifted_at', 'is', null), row('lifted_at', '>', since)]))
    .orderBy('starts_at')
    .execute()

/** Whatever became of it since: bookings that were made stand. */
export const findResourceName = (db: Db, id: string) =>
  db.selectFrom('resource').select(['name', 'name_en as nameEn']).where('id', '=', id).executeTakeFirst()

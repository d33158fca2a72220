// What stands in a space and what takes place there: resources and their bookings, which other modules write.
import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/** Its rooms and whatever else is lent there, as far as it is offered. */
export const listRooms = (db: Db, spaceId: string) =>
  db
    .selectFrom('resource')
    .select(['id', 'number', 'name', 'name_en as nameEn', 'summary', 'seats'])
    .where('space_id', '=', spaceId)
    .where('status', '=', 'offered')
    .orderBy('id')
    .execute()

interface Within {
  readonly from: Date
  readonly until: Date
}

const bookings = (db: Db, spaceId: string, { from, until }: Within) =>
  db
    .selectFrom('booking')
    .innerJoin('resource', 'resource.id', 'booking.resource_id')
    .select([
      'booking.id',
      'booking.starts_at as startsAt',
      'booking.ends_at as endsAt',
      'booking.public_title as title',
      'resource.name as room',
      'resource.name_en as roomEn',
    ])
    .where('resource.space_id', '=', spaceId)
    .where('booking.ends_at', '>', from)
    .where('booking.starts_at', '<', until)
    .orderBy('booking.starts_at')
    .orderBy('booking.id')

/** More would be no list to read; who wants all looks at the calendar of a room. */
const MOST_TOLD = 60

/** What everybody may come to: confirmed, and with a title that whoever booked made public. */
export const listWhatIsOn = (db: Db, spaceId: string, within: Within) =>
  bookings(db, spaceId, within)
    .where('booking.state', 'in', ['confirmed', 'used'])
    .where('booking.public_title', 'is not', null)
    .limit(MOST_TOLD)
    .execute()

/** Who comes: also what still waits for a keeper, because the people may stand at the door. */
export const listArrivals = (db: Db, spaceId: string, within: Within) =>
  bookings(db, spaceId, within)
    .innerJoin('person', 'person.id', 'booking.person_id')
    .leftJoin('unit', 'unit.id', 'booking.unit_id')
    .select(['person.name as person', 'unit.name as unit', 'booking.attendees'])
    .select(sql<boolean>`booking.state <> 'pending'`.as('isConfirmed'))
    .where('booking.state', 'in', ['pending', 'confirmed', 'used'])
    .execute()

/** Whether one of these units is a member of a committee today. */
export async function isOneMember(db: Db, unitIds: readonly string[]): Promise<boolean> {
  if (unitIds.length === 0) return false
  const found = await db
    .selectFrom('membership')
    .select('id')
    .where('unit_id', 'in', unitIds)
    .where('until', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

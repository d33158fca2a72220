import { sql } from 'kysely'
import type { BookingState, Span } from '../contract.ts'
import type { Db } from '#platform/db.ts'

export interface TakenRow extends Span {
  id: string
  resourceId: string
  state: BookingState
  personId: string
  personName: string
  bookedById: string
  unitId: string | null
  unitName: string | null
  purpose: string
  publicTitle: string | null
  version: number
}

/**
 * What takes time of these resources between two moments, in order. Resource by resource, since the index of
 * booking_no_overlap answers for one at a time. A hold that ran out takes none, though no row says so yet.
 */
export async function listTaken(
  db: Db,
  resourceIds: readonly string[],
  { startsAt, endsAt }: Span,
  now: Date,
): Promise<TakenRow[]> {
  const { rows } = await sql<TakenRow>`
    select booking.id, booking.resource_id as "resourceId", state, starts_at as "startsAt", ends_at as "endsAt",
      person_id as "personId", (select name from person where id = person_id) as "personName",
      booked_by as "bookedById", unit_id as "unitId", (select name from unit where id = unit_id) as "unitName",
      purpose, public_title as "publicTitle", version
    from unnest(${resourceIds}::uuid[]) as wanted (id)
    join booking on booking.resource_id = wanted.id
      and tstzrange(starts_at, ends_at) && tstzrange(${startsAt}, ${endsAt})
      and state in ('held', 'pending', 'confirmed', 'used')
      and not (state = 'held' and held_until <= ${now})
    order by starts_at, booking.id`.execute(db)
  return rows
}

/** Whether somebody's booking, which is more than a hold, takes a part of this time. */
export async function isBooked(db: Db, resourceId: string, { startsAt, endsAt }: Span): Promise<boolean> {
  const { rows } = await sql`
    select from booking where resource_id = ${resourceId}
      and tstzrange(starts_at, ends_at) && tstzrange(${startsAt}, ${endsAt})
      and state in ('held', 'pending', 'confirmed', 'used') and state <> 'held' limit 1`.execute(db)
  return rows.length > 0
}

export interface OutageRow extends Span {
  id: string
  resourceId: string
  isPlanned: boolean
  words: string
}

export async function listOutages(
  db: Db,
  resourceIds: readonly string[],
  { startsAt, endsAt }: Span,
): Promise<OutageRow[]> {
  const { rows } = await sql<OutageRow>`
    select outage.id, resource_id as "resourceId", starts_at as "startsAt", ends_at as "endsAt",
      is_planned as "isPlanned", words
    from unnest(${resourceIds}::uuid[]) as wanted (id)
    join outage on outage.resource_id = wanted.id and lifted_at is null
      and tstzrange(starts_at, ends_at) && tstzrange(${startsAt}, ${endsAt})
    order by starts_at`.execute(db)
  return rows
}

/** What a person has of a resource from this moment on: what the limits of its rules count. */
export const listOwnTimes = (db: Db, resourceId: string, personId: string, from: Date) =>
  db
    .selectFrom('booking')
    .select(['id', 'starts_at as startsAt', 'ends_at as endsAt'])
    .where('resource_id', '=', resourceId)
    .where('person_id', '=', personId)
    .where('state', 'in', ['held', 'pending', 'confirmed', 'used'])
    .where('ends_at', '>', from)
    .execute()

import { sql, type SqlBool } from 'kysely'
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

/** A hold that ran out takes none, though no row says so yet. */
const takesTime = (now: Date) => sql<SqlBool>`state in ('held', 'pending', 'confirmed', 'used')
  and not (state = 'held' and held_until <= ${now})`

/**
 * What takes time of these resources between two moments, in order. Resource by resource, since the index of
 * booking_no_overlap answers for one at a time.
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
      and ${takesTime(now)}
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

interface TimeRow extends Span {
  what: 'own' | 'taken' | 'outage'
  id: string
}

/**
 * In one statement what stands in the way of a person's wish: what takes its time, outages in it, and all that they have of
 * the resource from `ownFrom` on, which limits count.
 */
export async function listTimesAround(
  db: Db,
  { resourceId, personId }: { resourceId: string; personId: string },
  { startsAt, endsAt }: Span,
  { now, ownFrom }: { now: Date; ownFrom: Date },
): Promise<TimeRow[]> {
  const { rows } = await sql<TimeRow>`
    select 'own' as what, id, starts_at as "startsAt", ends_at as "endsAt" from booking
    where resource_id = ${resourceId} and person_id = ${personId} and ends_at > ${ownFrom}
      and state in ('held', 'pending', 'confirmed', 'used')
    union all
    select 'taken', id, starts_at, ends_at from booking
    where resource_id = ${resourceId} and tstzrange(starts_at, ends_at) && tstzrange(${startsAt}, ${endsAt})
      and ${takesTime(now)}
    union all
    select 'outage', id, starts_at, ends_at from outage
    where resource_id = ${resourceId} and lifted_at is null
      and tstzrange(starts_at, ends_at) && tstzrange(${startsAt}, ${endsAt})
    order by 3, 2`.execute(db)
  return rows
}

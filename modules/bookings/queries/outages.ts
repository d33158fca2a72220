import { sql, type SqlBool } from 'kysely'
import * as z from 'zod'
import type { Actor } from '#platform/access.ts'
import type { Page } from '#platform/contract.ts'
import { positionOf } from '#platform/cursor.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { explainConstraint, notFound, refused } from '#platform/problem.ts'
import { OutageToldAlready, type Span } from '../contract.ts'
import { unitsOf } from './bookings.ts'

explainConstraint('outage_is_told_once', () => refused(OutageToldAlready))

export type ToldOutage = Awaited<ReturnType<typeof getOutage>>
export type OutageAct = 'moved' | 'cancelled' | 'warned'

const outages = (db: Db) =>
  db
    .selectFrom('outage')
    .innerJoin('resource', 'resource.id', 'outage.resource_id')
    .innerJoin('person', 'person.id', 'outage.told_by')
    .select(['outage.id', 'outage.resource_id as resourceId', 'resource.name as resourceName'])
    .select(['resource.unit_id as ownerId', 'outage.starts_at as startsAt', 'outage.ends_at as endsAt'])
    .select(['outage.is_planned as isPlanned', 'outage.words', 'outage.told_by as toldById'])
    .select(['person.name as toldByName', 'outage.told_at as toldAt', 'outage.lifted_at as liftedAt'])
    .select('outage.version')
    .select(
      sql<Partial<Record<OutageAct, number>>>`coalesce((select json_object_agg(did, n)
        from (select did, count(*)::int as n from outage_booking where outage_id = outage.id group by did) as counted),
        '{}')`.as('met'),
    )

/** Everybody may know of an outage; who may act on it is for access to say. */
export const getOutage = (db: Db, id: string) =>
  outages(db)
    .where('outage.id', '=', id)
    .executeTakeFirstOrThrow(() => notFound('outage'))

const Position = z.tuple([z.iso.datetime(), z.uuid()])

export function listKeptOutages(
  db: Db,
  actor: Actor,
  query: Page & { when: 'to_come' | 'past'; resource?: string | undefined },
  now: Date,
) {
  const after = positionOf(query, Position)
  const isToCome = query.when === 'to_come'
  const order = isToCome ? 'asc' : 'desc'
  const isOpen = sql<SqlBool>`outage.lifted_at is null and outage.ends_at > ${now}`
  const isAfter = isToCome
    ? sql<SqlBool>`(outage.starts_at, outage.id) > (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`
    : sql<SqlBool>`(outage.starts_at, outage.id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`
  return outages(db)
    .where(sql<SqlBool>`resource.unit_id = any(${unitsOf(actor, 'keeper')}::uuid[])`)
    .where(isToCome ? isOpen : sql<SqlBool>`not (${isOpen})`)
    .$if(query.resource !== undefined, (rows) => rows.where('outage.resource_id', '=', query.resource!))
    .$if(after !== undefined, (rows) => rows.where(isAfter))
    .orderBy('outage.starts_at', order)
    .orderBy('outage.id', order)
    .limit(query.limit + 1)
    .execute()
}

export async function insertOutage(
  db: Db,
  outage: Span & { resourceId: string; isPlanned: boolean; words: string; by: string | null; at: Date },
): Promise<string> {
  const id = newId()
  await db
    .insertInto('outage')
    .values({
      id,
      resource_id: outage.resourceId,
      starts_at: outage.startsAt,
      ends_at: outage.endsAt,
      is_planned: outage.isPlanned,
      words: outage.words,
      told_by: outage.by ?? '',
      told_at: outage.at,
    })
    .execute()
  return id
}

export async function insertMet(
  db: Db,
  outageId: string,
  met: readonly { bookingId: string; did: OutageAct }[],
): Promise<void> {
  if (met.length === 0) return
  const rows = met.map(({ bookingId, did }) => ({ outage_id: outageId, booking_id: bookingId, did }))
  await db.insertInto('outage_booking').values(rows).execute()
}

export async function markLifted(db: Db, id: string, by: string | null, at: Date): Promise<void> {
  await db
    .updateTable('outage')
    .set({ lifted_at: at, lifted_by: by, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute()
}

/** Bookings of a locked resource that are still to be used in this time; holds are none. */
export async function listMetIds(db: Db, resourceId: string, { startsAt, endsAt }: Span, now: Date) {
  const { rows } = await sql<{ id: string }>`
    select id from booking where resource_id = ${resourceId} and state in ('pending', 'confirmed')
      and ends_at > ${now} and tstzrange(starts_at, ends_at) && tstzrange(${startsAt}, ${endsAt})
    order by starts_at`.execute(db)
  return rows.map(({ id }) => id)
}

/** Whom the outage met: by what was done then, and by what stands in its time since. */
export async function listToTellOfLift(db: Db, id: string, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select booking.id from outage join booking on booking.resource_id = outage.resource_id
      and tstzrange(booking.starts_at, booking.ends_at) && tstzrange(outage.starts_at, outage.ends_at)
      and booking.state in ('pending', 'confirmed') and booking.ends_at > ${now}
    where outage.id = ${id}
    union select booking_id from outage_booking join booking on booking.id = booking_id
    where outage_id = ${id} and (did <> 'warned' or ends_at > ${now})`.execute(db)
  return rows.map(({ id: bookingId }) => bookingId)
}

/** Ends what is only held in this time: a form that is filled in, an offer. Returns whether there was any. */
export async function endHolds(
  db: Db,
  resourceId: string,
  { startsAt, endsAt }: Span,
  by: string | null,
  at: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update booking set state = 'expired', ended_at = ${at}, ended_by = ${by}, version = version + 1
    where resource_id = ${resourceId} and state = 'held'
      and tstzrange(starts_at, ends_at) && tstzrange(${startsAt}, ${endsAt})`.execute(db)
  return (numAffectedRows ?? 0n) > 0n
}

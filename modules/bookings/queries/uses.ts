import { sql, type SqlBool } from 'kysely'
import * as z from 'zod'
import type { Lendable } from '#modules/sharing/public.ts'
import type { Actor } from '#platform/access.ts'
import type { Page } from '#platform/contract.ts'
import { positionOf } from '#platform/cursor.ts'
import type { Db } from '#platform/db.ts'
import { explainConstraint, notFound, refused } from '#platform/problem.ts'
import { UseOverlaps, type UseQuery, type UseSource } from '../contract.ts'
import type { Audience } from '../rules/costs.ts'
import { unitsOf } from './bookings.ts'

explainConstraint('machine_use_no_overlap', () => refused(UseOverlaps))
// Somebody told the same use while this was on its way.
explainConstraint('machine_use_of_a_booking_is_one', () => refused(UseOverlaps))

export type UseRow = Awaited<ReturnType<typeof getUseById>>

const uses = (db: Db) =>
  db
    .selectFrom('machine_use as u')
    .innerJoin('resource', 'resource.id', 'u.resource_id')
    .leftJoin('booking', 'booking.id', 'u.booking_id')
    .select(['u.id', 'u.resource_id as resourceId', sql<number>`resource.number`.as('resourceNumber')])
    .select(['resource.name as resourceName', 'resource.unit_id as ownerId'])
    .select([
      sql<string>`(select name from unit where id = resource.unit_id)`.as('ownerName'),
      sql<string>`(select name from person where id = u.person_id)`.as('personName'),
      sql<string>`(select name from person where id = u.told_by)`.as('toldByName'),
      sql<string | null>`(select name from unit where id = u.unit_id)`.as('unitName'),
    ])
    .select(['u.booking_id as bookingId', sql<number | null>`booking.number`.as('bookingNumber')])
    .select(['booking.starts_at as bookedFrom', 'booking.ends_at as bookedUntil'])
    .select(['u.person_id as personId', 'u.unit_id as unitId', 'u.told_by as toldById', 'u.words'])
    .select(['u.started_at as startedAt', 'u.ended_at as endedAt', sql<UseSource>`u.source`.as('source')])
    .select(['u.recorded_at as recordedAt', 'u.day', sql<Audience | null>`u.audience`.as('audience')])
    .select([sql<number | null>`u.cost::float8`.as('cost'), 'u.taken_back_at as takenBackAt', 'u.version'])

export const getUseById = (db: Db, id: string) =>
  uses(db)
    .where('u.id', '=', id)
    .executeTakeFirstOrThrow(() => notFound('machine_use'))

/** Seen by who uses it and by keepers. */
const visibleTo = ({ personId, ...actor }: Actor) =>
  sql<SqlBool>`(u.person_id = ${personId}
    or resource.unit_id = any(${unitsOf({ personId, ...actor }, 'keeper')}::uuid[]))`

export const getUse = (db: Db, actor: Actor, id: string) =>
  uses(db)
    .where('u.id', '=', id)
    .where('u.taken_back_at', 'is', null)
    .where(visibleTo(actor))
    .executeTakeFirstOrThrow(() => notFound('machine_use'))

export const findRunning = (db: Db, resourceId: string) =>
  uses(db)
    .where('u.resource_id', '=', resourceId)
    .where('u.ended_at', 'is', null)
    .where('u.taken_back_at', 'is', null)
    .executeTakeFirst()

/** Whether the machine runs for this booking. */
export async function isRunning(db: Db, bookingId: string): Promise<boolean> {
  const row = await db
    .selectFrom('machine_use')
    .select('id')
    .where('booking_id', '=', bookingId)
    .where('ended_at', 'is', null)
    .where('taken_back_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** When the latest use that is over ended. */
export async function lastEndOf(db: Db, resourceId: string): Promise<Date | null> {
  const row = await db
    .selectFrom('machine_use')
    .select('ended_at as endedAt')
    .where('resource_id', '=', resourceId)
    .where('ended_at', 'is not', null)
    .where('taken_back_at', 'is', null)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.endedAt ?? null
}

const Position = z.tuple([z.iso.datetime(), z.uuid()])
export const positionOfUse = ({ startedAt, id }: { startedAt: Date; id: string }) => [
  startedAt.toISOString(),
  id,
]

export function listUses(db: Db, actor: Actor, query: UseQuery) {
  const after = positionOf(query, Position)
  const isRunningNow = query.when === 'running'
  const order = isRunningNow ? 'asc' : 'desc'
  const isAfter = isRunningNow
    ? sql<SqlBool>`(u.started_at, u.id) > (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`
    : sql<SqlBool>`(u.started_at, u.id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`
  return uses(db)
    .where(sql<SqlBool>`u.resource_id in
      (select id from resource where unit_id = any(${unitsOf(actor, 'keeper')}::uuid[]))`)
    .where('u.taken_back_at', 'is', null)
    .where('u.ended_at', isRunningNow ? 'is' : 'is not', null)
    .$if(query.resource !== undefined, (rows) => rows.where('u.resource_id', '=', query.resource!))
    .$if(after !== undefined, (rows) => rows.where(isAfter))
    .orderBy('u.started_at', order)
    .orderBy('u.id', order)
    .limit(query.limit + 1)
    .execute()
}

export interface NotTold {
  id: string
  startsAt: Date
}

/** Bookings of what the actor keeps that are over without a word of their use. */
export async function listNotTold(
  db: Db,
  actor: Actor,
  query: Page & { resource?: string | undefined },
  now: Date,
): Promise<NotTold[]> {
  const after = positionOf(query, Position)
  return db
    .selectFrom('booking')
    .select(['id', 'starts_at as startsAt'])
    .where('state', '=', 'confirmed')
    .where('starts_at', '<', now)
    .where('ends_at', '<=', now)
    .where(sql<SqlBool>`resource_id in
      (select id from resource where unit_id = any(${unitsOf(actor, 'keeper')}::uuid[]))`)
    .where(sql<SqlBool>`not exists (select from machine_use
      where machine_use.booking_id = booking.id and taken_back_at is null)`)
    .$if(query.resource !== undefined, (rows) => rows.where('resource_id', '=', query.resource!))
    .$if(after !== undefined, (rows) =>
      rows.where(sql<SqlBool>`(starts_at, id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('starts_at', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1)
    .execute()
}

/** As a machine that is used, whatever became of its offer since: a use that began can always be told. */
export async function getUsed(db: Db, by: { id: string } | { number: number }): Promise<Lendable> {
  const { rows } = await sql<Lendable>`
    select id, number, name, unit_id as "unitId", kind, status, null as rules,
      coalesce((select json_agg(json_build_object('audience', audience, 'per', per, 'amount', amount))
        from resource_price where resource_id = resource.id), '[]') as prices
    from resource where ${'id' in by ? sql`id = ${by.id}` : sql`number = ${by.number}`}
      and status <> 'draft'`.execute(db)
  const [found] = rows
  if (!found) throw notFound('resource')
  return found
}

/** The person's confirmed bookings of a machine that are on, or begin before this moment, in order. */
export const listOwnOn = (db: Db, resourceId: string, personId: string | null, now: Date, until: Date) =>
  db
    .selectFrom('booking')
    .select(['id', 'starts_at as startsAt', 'ends_at as endsAt', 'unit_id as unitId'])
    .where('resource_id', '=', resourceId)
    .where('person_id', '=', personId)
    .where('state', '=', 'confirmed')
    .where('ends_at', '>', now)
    .where('starts_at', '<', until)
    .where(sql<SqlBool>`not exists (select from machine_use
      where machine_use.booking_id = booking.id and taken_back_at is null)`)
    .orderBy('starts_at')
    .execute()

export async function nameOfUnit(db: Db, id: string): Promise<string> {
  const row = await db.selectFrom('unit').select('name').where('id', '=', id).executeTakeFirst()
  return row?.name ?? ''
}

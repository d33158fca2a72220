import { sql, type SqlBool } from 'kysely'
import * as z from 'zod'
import type { Page } from '#platform/contract.ts'
import { positionOf } from '#platform/cursor.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { explainConstraint, notFound, refused } from '#platform/problem.ts'
import { AlreadyWaiting, type Span, type WaitingState } from '../contract.ts'

explainConstraint('waiting_once', () => refused(AlreadyWaiting))

export type WaitingRow = Awaited<ReturnType<typeof getWaiting>>

const waits = (db: Db) =>
  db
    .selectFrom('waiting')
    .innerJoin('resource', 'resource.id', 'waiting.resource_id')
    .leftJoin('booking', 'booking.id', 'waiting.booking_id')
    .select(['waiting.id', 'waiting.resource_id as resourceId', 'resource.name as resourceName'])
    .select(['resource.unit_id as ownerId', 'waiting.person_id as personId', 'waiting.unit_id as unitId'])
    .select(sql<string | null>`(select name from unit where id = waiting.unit_id)`.as('unitName'))
    .select(['waiting.under', 'waiting.starts_at as startsAt', 'waiting.ends_at as endsAt'])
    .select(['waiting.purpose', 'waiting.asked_at as askedAt'])
    .select([sql<WaitingState>`waiting.state`.as('state'), 'waiting.booking_id as bookingId'])
    .select('booking.held_until as heldUntil')
    .select(
      sql<number>`(select count(*) + 1 from waiting ahead where ahead.resource_id = waiting.resource_id
        and ahead.state in ('waiting', 'offered') and (ahead.asked_at, ahead.id) < (waiting.asked_at, waiting.id)
        and tstzrange(ahead.starts_at, ahead.ends_at) && tstzrange(waiting.starts_at, waiting.ends_at))::int`.as(
        'place',
      ),
    )

/** Nobody sees what another waits for. */
export const getWaiting = (db: Db, personId: string | null, id: string) =>
  waits(db)
    .where('waiting.id', '=', id)
    .where('waiting.person_id', '=', personId)
    .executeTakeFirstOrThrow(() => notFound('waiting'))

const Position = z.tuple([z.iso.datetime(), z.uuid()])

/** In order of time; of those that ended, the latest first. */
export function listWaits(
  db: Db,
  personId: string | null,
  query: Page & { when: 'open' | 'ended'; resource?: string | undefined },
) {
  const after = positionOf(query, Position)
  const states: WaitingState[] =
    query.when === 'open' ? ['waiting', 'offered'] : ['accepted', 'declined', 'lapsed', 'withdrawn', 'over']
  const order = query.when === 'open' ? 'asc' : 'desc'
  const isAfter =
    query.when === 'open'
      ? sql<SqlBool>`(waiting.starts_at, waiting.id) > (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`
      : sql<SqlBool>`(waiting.starts_at, waiting.id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`
  return waits(db)
    .where('waiting.person_id', '=', personId)
    .where('waiting.state', 'in', states)
    .$if(query.resource !== undefined, (rows) => rows.where('waiting.resource_id', '=', query.resource!))
    .$if(after !== undefined, (rows) => rows.where(isAfter))
    .orderBy('waiting.starts_at', order)
    .orderBy('waiting.id', order)
    .limit(query.limit + 1)
    .execute()
}

export async function insertWaiting(
  db: Db,
  wish: Span & {
    resourceId: string
    personId: string
    unitId: string | null
    under: string | null
    purpose: string
    at: Date
  },
): Promise<string> {
  const id = newId()
  await db
    .insertInto('waiting')
    .values({
      id,
      resource_id: wish.resourceId,
      person_id: wish.personId,
      unit_id: wish.unitId,
      under: wish.under,
      starts_at: wish.startsAt,
      ends_at: wish.endsAt,
      purpose: wish.purpose,
      asked_at: wish.at,
      state: 'waiting',
    })
    .execute()
  return id
}

export async function updateWaiting(
  db: Db,
  id: string,
  change: { state: WaitingState; booking_id?: string | null },
): Promise<void> {
  await db
    .updateTable('waiting')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute()
}

/**
 * The line of a locked resource: who waits for a time that is to come and wholly free now, first come first. The resource
 * must still be offered.
 */
export const listLine = (db: Db, resourceId: string, now: Date) =>
  waits(db)
    .where('waiting.resource_id', '=', resourceId)
    .where('waiting.state', '=', 'waiting')
    .where('waiting.starts_at', '>', now)
    .where('resource.status', '=', 'offered')
    .where(
      sql<SqlBool>`not exists (select from booking taken where taken.resource_id = waiting.resource_id
        and taken.state in ('held', 'pending', 'confirmed', 'used')
        and tstzrange(taken.starts_at, taken.ends_at) && tstzrange(waiting.starts_at, waiting.ends_at))`,
    )
    .where(
      sql<SqlBool>`not exists (select from outage where outage.resource_id = waiting.resource_id and lifted_at is null
        and tstzrange(outage.starts_at, outage.ends_at) && tstzrange(waiting.starts_at, waiting.ends_at))`,
    )
    .orderBy('waiting.asked_at')
    .orderBy('waiting.id')
    .execute()

/** Offers whose booking is held no more, with who gave it up where somebody did. */
export const listEndedOffers = (db: Db, resourceId: string) =>
  waits(db)
    .select('booking.ended_by as endedBy')
    .where('waiting.resource_id', '=', resourceId)
    .where('waiting.state', '=', 'offered')
    .where('booking.state', '=', 'expired')
    .execute()

/** Ends the waiting for times that have begun. Rows that somebody changes just now are left for the next time. */
export async function endOverWaits(db: Db, now: Date): Promise<void> {
  await sql`update waiting set state = 'over', version = version + 1 where id in
    (select id from waiting where state = 'waiting' and starts_at <= ${now} for update skip locked)`.execute(
    db,
  )
}

import { type SqlBool, sql } from 'kysely'
import { bodyName } from '#modules/matters/public.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import type { RequestQuery } from './contract.ts'

export type RequestRow = Awaited<ReturnType<typeof listRequests>>[number]

/** Of a public kind, and its asker agreed. */
const isShown = sql<boolean>`(matter.is_public and (matter_kind.content ->> 'public')::boolean
  and matter.closing is distinct from 'withdrawn')`

const lead = (column: string) => sql`(select ${sql.ref(column)} from handling
  where matter_id = matter.id and is_lead and state in ('sent', 'taken', 'answered') order by round desc limit 1)`

const requests = (db: Db) =>
  db
    .selectFrom('matter')
    .innerJoin('matter_kind', 'matter_kind.key', 'matter.kind')
    .leftJoin('place', 'place.code', 'matter.place_code')
    .leftJoin('open311_request as sent', 'sent.matter_id', 'matter.id')
    .select(['matter.id', 'matter.kind', 'matter.description', 'matter.status', 'matter.closing'])
    .select(['matter.asked_at as askedAt', 'matter.closed_at as closedAt'])
    .select(['matter.place_code as placeCode', 'place.name as placeName'])
    .select(['sent.address', 'sent.latitude', 'sent.longitude', 'sent.media_url as mediaUrl'])
    .select([sql<unknown>`matter_kind.content -> 'name'`.as('kindName'), isShown.as('isShown')])
    .select(bodyName(lead('body_kind'), lead('body_id')).as('agencyName'))
    .select(
      sql<Date>`(select max(at) from matter_step where matter_id = matter.id and not is_inside)`.as('stepAt'),
    )
    .select(
      sql<Date | null>`(select max(answer_due_at) from handling
        where matter_id = matter.id and state in ('sent', 'taken'))`.as('dueAt'),
    )

export interface Span {
  from: Date
  until: Date
}

/** Newest first, of those that are shown to everybody. */
export const listRequests = (
  db: Db,
  { service_code: codes, status, page, page_size: size }: RequestQuery,
  { from, until }: Span,
) =>
  requests(db)
    .where(isShown)
    .where('matter.is_public', '=', true)
    .where('matter.asked_at', '>=', from)
    .where('matter.asked_at', '<=', until)
    .$if(codes !== undefined, (rows) => rows.where('matter.kind', 'in', codes!))
    .$if(status !== undefined, (rows) =>
      rows.where(
        sql<SqlBool>`case matter.status when 'closed' then 'closed' else 'open' end = any(${status})`,
      ),
    )
    .orderBy('matter.id', 'desc')
    .offset((page - 1) * size)
    .limit(size)
    .execute()

/** Those that are shown, and those that were sent through Open311: whoever knows the id of one sent it. */
export const listRequestsById = (db: Db, ids: readonly string[]) =>
  requests(db)
    .where('matter.id', 'in', ids.length === 0 ? [null] : ids)
    .where((row) => row.or([row(isShown, '=', true), row('matter.channel', '=', 'open311')]))
    .orderBy('matter.id', 'desc')
    .execute()

export interface SentPlace {
  matterId: string
  address: string | null
  latitude: number | null
  longitude: number | null
  mediaUrl: string | null
}

export async function insertSentPlace(db: Db, place: SentPlace): Promise<void> {
  await db
    .insertInto('open311_request')
    .values({
      matter_id: place.matterId,
      address: place.address,
      latitude: place.latitude,
      longitude: place.longitude,
      media_url: place.mediaUrl,
    })
    .execute()
}

const SENDING_LOCK = 7_310_008 // any number of our own

/**
 * Seconds until this source may send again, 0 where it may now; then its sending is written. Requests of one source go
 * through here one by one, so that the bound is not overrun.
 */
export async function claimSending(db: Db, source: string, most: number, seconds: number): Promise<number> {
  await sql`select pg_advisory_xact_lock(${SENDING_LOCK}, hashtext(${source}))`.execute(db)
  const { rows } = await sql<{ age: number }>`
    select extract(epoch from now() - happened_at)::float8 as age from open311_sending
    where source = ${source} and happened_at > now() - make_interval(secs => ${seconds})
    order by happened_at desc offset ${most - 1} limit 1`.execute(db)
  const [oldest] = rows
  if (oldest) return Math.max(1, Math.ceil(seconds - oldest.age))
  await db.insertInto('open311_sending').values({ id: newId(), source }).execute()
  return 0
}

/** No bound looks back further than a day. */
export async function deleteOldSendings(db: Db): Promise<void> {
  await sql`delete from open311_sending where happened_at < now() - interval '1 day'`.execute(db)
}

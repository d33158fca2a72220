import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { NamedRow } from './evaluation.ts'
import { type Time, usesIn } from './uses.ts'

export function getCommitteeName(db: Db, id: string) {
  return db
    .selectFrom('committee')
    .select(['id', 'key', 'short_name as name'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow(() => notFound('committee'))
}

/** Who is a member at the end of the period, with what they offer today. */
export async function listSharingMembers(
  db: Db,
  committeeId: string,
  day: string,
): Promise<(NamedRow & { resources: number })[]> {
  const { rows } = await sql<NamedRow & { resources: number }>`
    select unit.id, unit.name, unit.name_en as "nameEn",
           (select count(*) from resource where resource.unit_id = unit.id and status = 'offered') as resources
    from unit where unit.id in (${memberIds(committeeId, day)})`.execute(db)
  return rows
}

const memberIds = (committeeId: string, day: string) => sql`
  select unit_id from membership
  where committee_id = ${committeeId} and since <= ${day}::date and coalesce(until > ${day}::date, true)`

export interface FlowRow {
  lender: NamedRow
  borrower: NamedRow | null
  minutes: number
  uses: number
}

/** What was lent to others where a member stands on either side. */
export async function listFlows(db: Db, committeeId: string, day: string, time: Time): Promise<FlowRow[]> {
  const { rows } = await sql<FlowRow>`
    with member as materialized (${memberIds(committeeId, day)}), flow as (
      select owner_id, borrower_id, sum(minutes)::bigint as minutes, count(*) as uses
      from (${usesIn(time)}) used
      where is_external and (owner_id in (table member) or borrower_id in (table member))
      group by owner_id, borrower_id
    )
    select json_build_object('id', lender.id, 'name', lender.name, 'nameEn', lender.name_en) as lender,
           case when borrower.id is not null then
             json_build_object('id', borrower.id, 'name', borrower.name, 'nameEn', borrower.name_en) end as borrower,
           flow.minutes, flow.uses
    from flow join unit lender on lender.id = flow.owner_id
    left join unit borrower on borrower.id = flow.borrower_id`.execute(db)
  return rows
}

export interface SoughtRow {
  resource: NamedRow
  unit: NamedRow
  asked: number
  got: number
  missed: number
  waiting: number
}

/** Waiting lists that people joined in the time, of members' resources or for members. */
export async function listSought(
  db: Db,
  committeeId: string,
  day: string,
  { from, until }: Time,
): Promise<SoughtRow[]> {
  const { rows } = await sql<SoughtRow>`
    with member as materialized (${memberIds(committeeId, day)})
    select json_build_object('id', resource.id, 'name', resource.name, 'nameEn', resource.name_en) as resource,
           json_build_object('id', unit.id, 'name', unit.name, 'nameEn', unit.name_en) as unit,
           count(*) as asked, count(*) filter (where state = 'accepted') as got,
           count(*) filter (where state = 'over') as missed,
           count(*) filter (where state in ('waiting', 'offered')) as waiting
    from waiting join resource on resource.id = waiting.resource_id join unit on unit.id = resource.unit_id
    where asked_at >= ${from} and asked_at < ${until}
      and (resource.unit_id in (table member) or waiting.unit_id in (table member))
    group by resource.id, unit.id`.execute(db)
  return rows
}

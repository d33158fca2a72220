import { sql } from 'kysely'
import * as z from 'zod'
import type { Page } from '#platform/contract.ts'
import { positionOf } from '#platform/cursor.ts'
import type { Db } from '#platform/db.ts'
import type { UseSource } from '../contract.ts'
import type { Audience } from '../rules/costs.ts'

export interface HoursRow {
  id: string
  name: string
  uses: number
  minutes: number
  byKeeper: number
  byLabel: number
  later: number
  shared: number
}

const Position = z.tuple([z.string(), z.uuid()])
export const positionOfHours = ({ name, id }: { name: string; id: string }) => [name, id]

/** Every resource of the unit that was used in the month, by name. */
export async function listMachineHours(
  db: Db,
  unitId: string,
  month: string,
  page: Page,
): Promise<HoursRow[]> {
  const after = positionOf(page, Position)
  const first = `${month}-01`
  const minutes = sql`extract(epoch from ended_at - started_at) / 60`
  const { rows } = await sql<HoursRow>`
    select resource.id, resource.name, count(*)::int as uses, sum(${minutes})::int as minutes,
      coalesce(sum(${minutes}) filter (where machine_use.source = 'keeper'), 0)::int as "byKeeper",
      coalesce(sum(${minutes}) filter (where machine_use.source = 'label'), 0)::int as "byLabel",
      coalesce(sum(${minutes}) filter (where machine_use.source = 'later'), 0)::int as later,
      coalesce(sum(${minutes}) filter (where audience <> 'own'), 0)::int as shared
    from resource join machine_use on resource_id = resource.id and taken_back_at is null
      and day >= ${first}::date and day < ${first}::date + interval '1 month'
    where resource.unit_id = ${unitId}
      and (${after === undefined} or (resource.name, resource.id) > (${after?.[0] ?? ''}, ${after?.[1] ?? null}::uuid))
    group by resource.id, resource.name order by resource.name, resource.id limit ${page.limit + 1}`.execute(
    db,
  )
  return rows
}

export interface CostLine {
  number: number
  name: string
  assetNumber: string | null
  person: string
  unit: string | null
  audience: Audience | null
  booking: number | null
  startedAt: Date
  endedAt: Date
  minutes: number
  source: UseSource
  words: string | null
  cost: number | null
}

/** Uses of the unit's resources that ended in these days, both counted, in order; at most so many. */
export async function listCostLines(
  db: Db,
  unitId: string,
  { from, until }: { from: string; until: string },
  most: number,
): Promise<CostLine[]> {
  const { rows } = await sql<CostLine>`
    select resource.number, resource.name, asset_number as "assetNumber", person.name as person, unit.name as unit,
      audience, booking.number as booking, started_at as "startedAt", u.ended_at as "endedAt",
      (extract(epoch from u.ended_at - started_at) / 60)::int as minutes, u.source, words, u.cost::float8 as cost
    from resource join machine_use u on u.resource_id = resource.id and taken_back_at is null
      and u.day between ${from}::date and ${until}::date
    join person on person.id = u.person_id
    left join unit on unit.id = u.unit_id
    left join booking on booking.id = u.booking_id
    where resource.unit_id = ${unitId}
    order by resource.number, started_at limit ${most}`.execute(db)
  return rows
}

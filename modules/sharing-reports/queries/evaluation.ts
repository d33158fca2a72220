import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { UnitSize } from '#modules/network/contract.ts'
import type { CountedUse, EvaluationScope } from '../contract.ts'
import { isInScope, type Time, usesIn } from './uses.ts'

export interface Asked extends Time {
  scope: EvaluationScope
}

export interface NumbersRow {
  resources: number
  effective: number
  external: number
  smallServed: number
  unknownServed: number
}
export interface NamedRow {
  id: string
  name: string
  nameEn: string | null
}
export type EvaluatedUnitRow = NumbersRow & NamedRow
export type EvaluatedResourceRow = NumbersRow &
  NamedRow & {
    number: number
    model: string | null
    originalValue: number | null
    unitId: string
    unitName: string
    unitNameEn: string | null
  }

/** Resources offered today or used in the year, each with its uses; a resource without any stands once. */
const evaluated = ({ scope, ...time }: Asked) => sql`
  with used as materialized (${usesIn(time)}), counted as (
    select resource.id as resource_id, resource.unit_id as owner_id, used.minutes, used.is_external, used.borrower_id,
           borrower.size, borrower_kind.counts_as
    from resource
    left join used on used.resource_id = resource.id
    left join unit borrower on borrower.id = used.borrower_id
    left join unit_kind borrower_kind on borrower_kind.key = borrower.kind
    where ${isInScope(scope)} and (resource.status = 'offered' or used.id is not null)
  )`

const NUMBERS = sql`
  count(distinct resource_id) as resources, coalesce(sum(minutes), 0)::bigint as effective,
  coalesce(sum(minutes) filter (where is_external), 0)::bigint as external,
  count(distinct borrower_id) filter (where is_external and size in ('small', 'micro') and counts_as = 'enterprise') as "smallServed",
  count(distinct borrower_id) filter (where is_external and size is null and counts_as = 'enterprise') as "unknownServed"`

/** The numbers of every unit that has such resources, and of all together, read in one statement. */
export async function evaluateUnits(
  db: Db,
  asked: Asked,
): Promise<{ total: NumbersRow; units: EvaluatedUnitRow[] }> {
  const { rows } = await sql<NumbersRow & { id: string | null; name: string; nameEn: string | null }>`
    ${evaluated(asked)}, numbers as (
      select owner_id, ${NUMBERS} from counted group by grouping sets ((), (owner_id))
    )
    select numbers.*, unit.id, unit.name, unit.name_en as "nameEn"
    from numbers left join unit on unit.id = numbers.owner_id`.execute(db)
  const units = rows.flatMap(({ id, ...row }) => (id === null ? [] : [{ ...row, id }]))
  const total = rows.find(({ id }) => id === null)
  if (!total) throw notFound('evaluation')
  return { total, units }
}

/** The same for each resource, of one unit or of all. */
export async function evaluateResources(
  db: Db,
  asked: Asked,
  unitId?: string,
): Promise<EvaluatedResourceRow[]> {
  const ofUnit = unitId === undefined ? sql`` : sql`where owner_id = ${unitId}`
  const { rows } = await sql<EvaluatedResourceRow>`
    ${evaluated(asked)}, numbers as (
      select resource_id, ${NUMBERS} from counted ${ofUnit} group by resource_id
    )
    select numbers.*, resource.id, resource.name, resource.name_en as "nameEn", resource.number, resource.model,
           resource.original_value::float8 as "originalValue",
           unit.id as "unitId", unit.name as "unitName", unit.name_en as "unitNameEn"
    from numbers join resource on resource.id = numbers.resource_id join unit on unit.id = resource.unit_id`.execute(
    db,
  )
  return rows
}

/** A unit or a resource by its name. */
export async function getName(db: Db, kind: 'unit' | 'resource', id: string): Promise<NamedRow> {
  return db
    .selectFrom(kind)
    .select(['id', 'name', 'name_en as nameEn'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow(() => notFound(kind))
}

export interface UseRow {
  id: string
  day: string
  minutes: number
  isExternal: boolean
  source: 'keeper' | 'label' | 'later'
  resource: NamedRow
  borrower: (NamedRow & { size: UnitSize | null }) | null
}

const COUNTED: Readonly<Record<CountedUse, RawBuilder<unknown>>> = {
  effective: sql`true`,
  external: sql`used.is_external`,
  small: sql`used.is_external and borrower.size in ('small', 'micro') and borrower_kind.counts_as = 'enterprise'`,
}

interface AskedUses extends Asked {
  counted: CountedUse
  unitId?: string | undefined
  resourceId?: string | undefined
}

const usesBehind = ({ counted, unitId, resourceId, scope, ...time }: AskedUses) => sql`
  from (${usesIn(time)}) used
  join resource on resource.id = used.resource_id
  left join unit borrower on borrower.id = used.borrower_id
  left join unit_kind borrower_kind on borrower_kind.key = borrower.kind
  where ${isInScope(scope)} and ${COUNTED[counted]}
    ${unitId === undefined ? sql`` : sql`and used.owner_id = ${unitId}`}
    ${resourceId === undefined ? sql`` : sql`and used.resource_id = ${resourceId}`}`

/** The uses that a number counts, latest first. */
export async function listUses(
  db: Db,
  asked: AskedUses,
  { after, limit }: { after: { id: string } | undefined; limit: number },
): Promise<UseRow[]> {
  // The moment is looked up, because one in JavaScript has no microseconds.
  const further = after
    ? sql`and (used.ended_at, used.id) < (select ended_at, id from machine_use where id = ${after.id})`
    : sql``
  const { rows } = await sql<UseRow>`
    select used.id, (used.ended_at at time zone ${asked.zone})::date as day, used.minutes,
           used.is_external as "isExternal", used.source,
           json_build_object('id', resource.id, 'name', resource.name, 'nameEn', resource.name_en) as resource,
           case when borrower.id is not null then json_build_object('id', borrower.id, 'name', borrower.name,
             'nameEn', borrower.name_en, 'size', borrower.size) end as borrower
    ${usesBehind(asked)} ${further}
    order by used.ended_at desc, used.id desc limit ${limit + 1}`.execute(db)
  return rows
}

/** What all of them come to. */
export async function countUses(db: Db, asked: AskedUses): Promise<{ rows: number; minutes: number }> {
  const { rows } = await sql<{ rows: number; minutes: number }>`
    select count(*) as rows, coalesce(sum(used.minutes), 0)::bigint as minutes ${usesBehind(asked)}`.execute(
    db,
  )
  return rows[0] ?? { rows: 0, minutes: 0 }
}

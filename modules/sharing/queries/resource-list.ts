import { type RawBuilder, sql, type SqlBool } from 'kysely'
import type { Actor } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import type { ResourceQuery } from '../contract.ts'
import { summaryColumns, unitsKept, visibleTo } from './resources.ts'

export type ResourceSummaryRow = Awaited<ReturnType<typeof listResources>>[number]
type Facet = 'kind' | 'technique' | 'unit' | 'place'

export interface Sought {
  /** Of `searchQuery`. */
  query: string
  /** The whole of what was typed, folded: what is exactly so called comes first. */
  folded: string
}
export interface ListFilter extends Pick<
  ResourceQuery,
  'kind' | 'technique' | 'unit' | 'committee' | 'space' | 'place' | 'price' | 'mine'
> {
  sought: Sought | undefined
  /** Only these. */
  ids: readonly string[] | undefined
}

/** A label is typed as its number, with or without #; the largest bigint has 19 digits. */
const numberIn = ({ folded }: Sought) => /^#?(\d{1,15})$/.exec(folded)?.[1] ?? null

/** Called so, or with that number: 0; with it in its name: 1; found by something else: 2. */
const tierOf = (sought: Sought | undefined): RawBuilder<number> =>
  sought === undefined
    ? sql<number>`0`
    : sql<number>`case when resource.folded_names @> array[${sought.folded}] or resource.number = ${numberIn(sought)}::bigint then 0
        when strpos(resource.folded_names[1], ${sought.folded}) > 0 then 1 else 2 end`

/** What holds whatever is chosen in the facets. */
function always(
  actor: Actor,
  { sought, committee, space, price, mine, ids }: ListFilter,
): RawBuilder<SqlBool>[] {
  const conditions = [
    mine === undefined
      ? sql<SqlBool>`resource.status = 'offered'`
      : sql<SqlBool>`resource.unit_id = any(${unitsKept(actor)}::uuid[])`,
    visibleTo(actor),
  ]
  if (ids !== undefined) conditions.push(sql<SqlBool>`resource.id = any(${ids}::uuid[])`)
  if (sought !== undefined)
    conditions.push(
      sql<SqlBool>`(resource.search @@ ${sought.query}::tsquery or resource.number = ${numberIn(sought)}::bigint)`,
    )
  if (space !== undefined) conditions.push(sql<SqlBool>`resource.space_id = ${space}::uuid`)
  if (price !== undefined)
    conditions.push(
      sql<SqlBool>`not exists (select from resource_price where resource_id = resource.id and amount > 0)`,
    )
  if (committee !== undefined)
    conditions.push(
      sql<SqlBool>`resource.unit_id = any(array(select unit_id from membership
        join committee on committee.id = committee_id
        where until is null and (committee.key = ${committee} or committee.id::text = ${committee})))`,
    )
  return conditions
}

/** What is chosen in each facet; true where nothing is. */
function chosen({ kind, technique, unit, place }: ListFilter): Record<Facet, RawBuilder<SqlBool>> {
  const any = sql<SqlBool>`true`
  return {
    kind: kind === undefined ? any : sql<SqlBool>`resource.kind = ${kind}`,
    technique:
      technique === undefined ? any : sql<SqlBool>`coalesce(resource.technique = ${technique}, false)`,
    unit: unit === undefined ? any : sql<SqlBool>`resource.unit_id = ${unit}::uuid`,
    // The codes of GB/T 2260 begin with the code of the place around them.
    place:
      place === undefined ? any : sql<SqlBool>`coalesce(starts_with(resource.place_code, ${place}), false)`,
  }
}

const every = (conditions: readonly RawBuilder<SqlBool>[]) =>
  sql<SqlBool>`${sql.join([...conditions], sql` and `)}`

export interface ListPosition {
  tier: number
  name: string
  id: string
}

/** By how well they are met, then by name as a dictionary orders it. */
export function listResources(
  db: Db,
  actor: Actor,
  filter: ListFilter,
  { isByName, after, limit }: { isByName: boolean; after: ListPosition | undefined; limit: number },
) {
  const tier = tierOf(isByName ? undefined : filter.sought)
  const name = sql<string>`resource.name collate "zh-x-icu"`
  const { tier: lastTier, name: lastName, id: lastId } = after ?? {}
  return db
    .selectFrom('resource')
    .select(summaryColumns)
    .select(tier.as('tier'))
    .select(
      sql<string | null>`(select file_id from resource_file where resource_id = resource.id
        and purpose = 'picture' and not for_members order by position limit 1)`.as('picture'),
    )
    .where(every([...always(actor, filter), ...Object.values(chosen(filter))]))
    .$if(after !== undefined, (rows) =>
      rows.where(
        sql<SqlBool>`(${tier}, ${name}, resource.id) > (${lastTier}::int, ${lastName}, ${lastId}::uuid)`,
      ),
    )
    .orderBy('tier')
    .orderBy(name)
    .orderBy('resource.id')
    .limit(limit)
    .execute()
}

export interface FacetRow {
  facet: Facet | 'total'
  key: string
  name: unknown
  count: number
}

/** Units and places of which more than these are told nobody reads. */
const MOST_CHOICES = 20

/** How many are found in all, and for each choice of a facet with the other facets as chosen; the most frequent first. */
export async function countFacets(db: Db, actor: Actor, filter: ListFilter): Promise<FacetRow[]> {
  const { kind, technique, unit, place } = chosen(filter)
  const { rows } = await sql<FacetRow>`
    with hit as materialized (
      select kind, technique, unit_id, place_code, ${kind} as of_kind, ${technique} as of_technique,
        ${unit} as of_unit, ${place} as of_place
      from resource where ${every(always(actor, filter))}
    ), by_unit as (
      select unit_id, count(*) as count from hit where of_kind and of_technique and of_place
      group by unit_id order by count desc, unit_id limit ${MOST_CHOICES}
    ), by_place as (
      select place.code, place.name, sum(held.count) as count
      from (select place_code, count(*) as count from hit where of_kind and of_technique and of_unit
        and place_code is not null group by place_code) as held
      join place on place.level = 'subdistrict' and starts_with(held.place_code, place.code)
      group by place.code, place.name order by count desc, code limit ${MOST_CHOICES}
    )
    select 'total' as facet, '' as key, null::jsonb as name, count(*)::int as count
      from hit where of_kind and of_technique and of_unit and of_place
    union all
    select 'kind', kind, null, count(*)::int from hit where of_technique and of_unit and of_place group by kind
    union all
    select 'technique', technique, null, count(*)::int from hit
      where of_kind and of_unit and of_place and technique is not null group by technique
    union all
    select 'unit', unit_id::text, to_jsonb((select name from unit where id = unit_id)), count::int from by_unit
    union all
    select 'place', code, name, count::int from by_place
    order by 1, 4 desc, 2`.execute(db)
  return rows
}

import { type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Database } from '#db/types.ts'
import type { Db } from '#platform/db.ts'
import { committeeIdOf } from './references.ts'

export interface UnitFilter {
  kind?: string | undefined
  /** Id or key. */
  committee?: string | undefined
  /** Code of a place; units of the places in it are found too. */
  place?: string | undefined
}
export type UnitSummaryRow = Awaited<ReturnType<typeof listUnits>>[number]

/**
 * A word that many names have is met often among the newest units, and reading 2,000 of them takes about a
 * millisecond; a word that is rarer than that has so few matches that the index is quick. The index alone would have
 * to fetch and sort tens of thousands of matches for a frequent word.
 */
const NEWEST = 2000

function matches({ kind, committee, place }: UnitFilter) {
  return (unit: ExpressionBuilder<Database, 'unit'>) => {
    const conditions = []
    if (kind !== undefined) conditions.push(unit('unit.kind', '=', kind))
    // The codes of GB/T 2260 begin with the code of the place around them.
    if (place !== undefined)
      conditions.push(
        sql<SqlBool>`unit.place_code = any(array(select code from place where starts_with(code, ${place})))`,
      )
    if (committee !== undefined)
      conditions.push(
        sql<SqlBool>`unit.id in (select unit_id from membership
          where committee_id = ${committeeIdOf(committee)} and until is null)`,
      )
    return unit.and(conditions)
  }
}

const summaries = (db: Db) =>
  db
    .selectFrom('unit')
    .innerJoin('unit_kind', 'unit_kind.key', 'unit.kind')
    .leftJoin('place', 'place.code', 'unit.place_code')
    .select(['unit.id', 'unit.name', 'unit.name_en as nameEn', 'unit.kind', 'unit_kind.name as kindName'])
    .select([
      'unit.place_code as placeCode',
      'place.name as placeName',
      'unit.represented_by as representedBy',
    ])
    .select((unit) =>
      jsonArrayFrom(
        unit
          .selectFrom('membership')
          .innerJoin('committee', 'committee.id', 'membership.committee_id')
          .select(['committee.key', 'committee.short_name as shortName'])
          .whereRef('membership.unit_id', '=', 'unit.id')
          .where('membership.until', 'is', null)
          .orderBy('committee.position'),
      ).as('committees'),
    )

/** Newest first. */
export function listUnits(db: Db, filter: UnitFilter, after: string | undefined, limit: number) {
  return summaries(db)
    .where(matches(filter))
    .$if(after !== undefined, (units) => units.where('unit.id', '<', after!))
    .orderBy('unit.id', 'desc')
    .limit(limit)
    .execute()
}

export interface Sought {
  /** Of `searchQuery`. */
  query: string
  /** The whole of what was typed, folded: units of exactly this name come first. */
  folded: string
}
export interface SearchPosition {
  isExact: boolean
  id: string
}

/** Exact names first, then newest first. */
export function searchUnits(
  db: Db,
  sought: Sought,
  filter: UnitFilter,
  after: SearchPosition | undefined,
  limit: number,
) {
  return summaries(db)
    .innerJoin(found(db, sought, filter, after, limit), 'found.id', 'unit.id')
    .select('found.isExact')
    .orderBy('found.isExact', 'desc')
    .orderBy('unit.id', 'desc')
    .execute()
}

function found(
  db: Db,
  { query, folded }: Sought,
  filter: UnitFilter,
  after: SearchPosition | undefined,
  limit: number,
) {
  const hasName = sql<SqlBool>`unit.folded_names @> array[${folded}]`
  const isOther = sql<SqlBool>`unit.search @@ ${query}::tsquery and not ${hasName}`
  const units = db.selectFrom('unit').where(matches(filter))
  const exact = units
    .select('unit.id')
    .where(after?.isExact === false ? sql<SqlBool>`false` : hasName)
    .$if(after?.isExact === true, (named) => named.where('unit.id', '<', after!.id))
  const others = units.$if(after?.isExact === false, (rest) => rest.where('unit.id', '<', after!.id))
  const newest = others
    .select(['unit.id', 'unit.search', 'unit.folded_names'])
    .orderBy('unit.id', 'desc')
    .limit(NEWEST)

  return sql<{ id: string; isExact: boolean }>`(
    with near as materialized (
      select id from ${newest} as unit where ${isOther} order by id desc limit ${limit}
    ), is_enough as materialized (
      select count(*) = ${limit} as it from near
    ), far as materialized (
      ${others
        .select('unit.id')
        .where(isOther)
        .where(sql<SqlBool>`not (select it from is_enough)`)}
    )
    select id, true as "isExact" from ${exact} as exact
    union all select id, false from near where (select it from is_enough)
    union all (select id, false from far order by id desc limit ${limit})
    order by 2 desc, 1 desc limit ${limit}
  )`.as<'found'>('found')
}

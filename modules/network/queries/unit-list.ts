import { type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Database } from '#db/types.ts'
import type { Db } from '#platform/db.ts'
import { committeeIdOf } from './references.ts'
import { smallNames } from './units.ts'

export interface UnitFilter {
  kind?: string | undefined
  /** Id or key. */
  committee?: string | undefined
  /** Code of a place; units of the places in it are found too. */
  place?: string | undefined
}
export type UnitSummaryRow = Awaited<ReturnType<typeof listUnits>>[number]

/**
 * A word of many names is met 21 times among the newest units, and reading 1,000 of them takes half a millisecond; a
 * word that is rarer has at most some two in a hundred, which the index finds and sorts in a few milliseconds. The
 * index alone would fetch and sort every unit whose name has 科技.
 */
const NEWEST = 1000

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
        // As an array, so that the members are looked up, instead of the newest units one after the other.
        sql<SqlBool>`unit.id = any(array(select unit_id from membership
          where committee_id = ${committeeIdOf(committee)} and until is null))`,
      )
    return unit.and(conditions)
  }
}

const summaries = (db: Db) =>
  db
    .selectFrom('unit')
    .select(['unit.id', 'unit.name', 'unit.name_en as nameEn', 'unit.kind', 'unit.place_code as placeCode'])
    .select('unit.represented_by as representedBy')
    .select(smallNames)
    .select(
      sql<{ key: string; shortName: unknown }[] | null>`(
        select json_agg(json_build_object('key', key, 'shortName', short_name) order by committee.position)
        from membership join committee on committee.id = committee_id
        where unit_id = unit.id and until is null)`.as('committees'),
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
  // While the newest suffice, the index is not asked; where they do not, it finds them again with the older ones.
  const isTooFew = sql<SqlBool>`(select count(*) from near) < ${limit}`
  const isPastExact = after?.isExact === false
  const units = db.selectFrom('unit').where(matches(filter))
  const exact = units
    .select('unit.id')
    .where(hasName)
    .$if(after !== undefined, (named) => named.where('unit.id', '<', after!.id))
  const others = units.$if(isPastExact, (rest) => rest.where('unit.id', '<', after!.id))
  const newest = others
    .select(['unit.id', 'unit.search', 'unit.folded_names'])
    .orderBy('unit.id', 'desc')
    .limit(NEWEST)
  const older = others.select('unit.id').where(isOther).where(isTooFew)

  return sql<{ id: string; isExact: boolean }>`(
    with near as materialized (
      select id from ${newest} as unit where ${isOther} order by id desc limit ${limit}
    ), far as materialized (${older})
    select id, false as "isExact" from near where not ${isTooFew}
    union all (select id, false from far order by id desc limit ${limit})
    ${isPastExact ? sql`` : sql`union all select id, true from ${exact} as exact`}
    order by 2 desc, 1 desc limit ${limit}
  )`.as<'found'>('found')
}

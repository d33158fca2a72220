import { type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { fieldColumns, searchableOf, type UnitFields } from './units.ts'

export interface Identifiers {
  creditCodes: readonly string[]
  rorIds: readonly string[]
  /** By `foldText`. */
  foldedNames: readonly string[]
}
export type IdentifiedUnit = Awaited<ReturnType<typeof findUnitsByIdentifiers>>[number]

/** Every unit that has one of these codes, ids or names, with all that an import compares. */
export function findUnitsByIdentifiers(db: Db, { creditCodes, rorIds, foldedNames }: Identifiers) {
  return (
    db
      .selectFrom('unit')
      .select(fieldColumns)
      .select(['unit.id', 'unit.folded_names as foldedNames', 'unit.source', 'unit.version'])
      .select((unit) =>
        unit
          .exists(
            unit
              .selectFrom('membership')
              .select('membership.id')
              .whereRef('membership.unit_id', '=', 'unit.id')
              .where('membership.until', 'is', null),
          )
          .$castTo<boolean>()
          .as('isMember'),
      )
      // One look into an index for each name: asked for all names at once, PostgreSQL reads every unit.
      .where(
        sql<SqlBool>`unit.id in (
        select id from unit where credit_code = any(${creditCodes}::text[])
        union all select id from unit where ror_id = any(${rorIds}::text[])
        union all select named.id from unnest(${foldedNames}::text[]) as sought(name)
          join unit as named on named.folded_names @> array[sought.name])`,
      )
      .orderBy('unit.id')
      .execute()
  )
}

/** Locks units in the order of their ids, so that two imports queue instead of colliding. */
export function listUnitsForUpdate(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('unit')
    .select((unit) => [
      'unit.id',
      'unit.kind',
      unit
        .exists(
          unit
            .selectFrom('membership')
            .select('membership.id')
            .whereRef('membership.unit_id', '=', 'unit.id')
            .where('membership.until', 'is', null),
        )
        .$castTo<boolean>()
        .as('isMember'),
    ])
    .where('unit.id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('unit.id')
    .forNoKeyUpdate('unit')
    .execute()
}

type BulkUnit = UnitFields & { id: string }

/** Names in the words of the columns; one parameter carries any number of units. */
function recordset(units: readonly BulkUnit[]) {
  const rows = units.map((unit) => {
    const { terms, foldedNames } = searchableOf(unit)
    return {
      id: unit.id,
      kind: unit.kind,
      name: unit.name,
      name_en: unit.nameEn,
      aliases: unit.aliases,
      credit_code: unit.creditCode,
      ror_id: unit.rorId,
      industry_code: unit.industryCode,
      place_code: unit.placeCode,
      address: unit.address,
      website: unit.website,
      summary: unit.summary,
      folded_names: foldedNames,
      terms,
    }
  })
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(
    id uuid, kind text, name text, name_en text, aliases text[], credit_code text, ror_id text, industry_code text,
    place_code text, address text, website text, summary text, folded_names text[], terms text[])`
}

export async function insertUnits(db: Db, units: readonly BulkUnit[], source: string): Promise<void> {
  await sql`
    insert into unit (id, kind, name, name_en, aliases, credit_code, ror_id, industry_code, place_code, address, website,
      summary, folded_names, search, source)
    select id, kind, name, name_en, aliases, credit_code, ror_id, industry_code, place_code, address, website,
      summary, folded_names, array_to_tsvector(terms), ${source} from ${recordset(units)}`.execute(db)
}

export async function updateUnits(db: Db, units: readonly BulkUnit[]): Promise<void> {
  await sql`
    update unit set kind = given.kind, name = given.name, name_en = given.name_en, aliases = given.aliases,
      credit_code = given.credit_code, ror_id = given.ror_id, industry_code = given.industry_code,
      place_code = given.place_code, address = given.address, website = given.website, summary = given.summary,
      folded_names = given.folded_names, search = array_to_tsvector(given.terms), version = version + 1
    from ${recordset(units)} where unit.id = given.id`.execute(db)
}

import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { explainConstraint, invalidField, notFound, refused } from '#platform/problem.ts'
import { foldText, searchTerms } from '#platform/search.ts'
import { CreditCodeTaken, RorIdTaken, type UnitSize } from '../contract.ts'

explainConstraint('unit_credit_code_is_unique', () => refused(CreditCodeTaken, { unitId: null }))
explainConstraint('unit_ror_id_is_unique', () => refused(RorIdTaken, { unitId: null }))
explainConstraint('unit_represented_by_fkey', () => invalidField('representedBy', 'committee_unknown'))

/** What people and registers say about a unit. */
export interface UnitFields {
  kind: string
  name: string
  nameEn: string | null
  aliases: string[]
  creditCode: string | null
  rorId: string | null
  industryCode: string | null
  placeCode: string | null
  address: string | null
  website: string | null
  summary: string | null
}

/** The whole record. Of its size registers say nothing, so that what people said stays. */
export interface KeptFields extends UnitFields {
  size: UnitSize | null
}

export type CountsAs = 'institute' | 'enterprise' | 'other'
export type UnitRow = Awaited<ReturnType<typeof getUnitForUpdate>>

export const fieldColumns = [
  'unit.kind',
  'unit.name',
  'unit.name_en as nameEn',
  'unit.aliases',
  'unit.credit_code as creditCode',
  'unit.ror_id as rorId',
  'unit.industry_code as industryCode',
  'unit.place_code as placeCode',
  'unit.address',
  'unit.website',
  'unit.summary',
] as const

/** What people say about a unit, and no register. */
export const sizeColumn = sql<UnitSize | null>`unit.size`.as('size')

/** Names of small tables by subqueries, since planning joins to them takes longer than reading a page of units. */
export const smallNames = [
  sql<unknown>`(select name from unit_kind where key = unit.kind)`.as('kindName'),
  sql<unknown>`(select name from place where code = unit.place_code)`.as('placeName'),
] as const

/**
 * Locks the unit. Everything that moves what a unit counts for (memberships, party organisations, its kind) locks it
 * first, so that first and last memberships are seen by one at a time.
 */
export function getUnitForUpdate(db: Db, id: string) {
  return db
    .selectFrom('unit')
    .innerJoin('unit_kind', 'unit_kind.key', 'unit.kind')
    .select(fieldColumns)
    .select(['unit.id', 'unit.represented_by as representedBy', 'unit.version'])
    .select(sizeColumn)
    .select(sql<CountsAs>`unit_kind.counts_as`.as('countsAs'))
    .where('unit.id', '=', id)
    .forNoKeyUpdate('unit')
    .executeTakeFirstOrThrow(() => notFound('unit'))
}

/** Which other unit already has one of these identifiers. */
export function findHolders(
  db: Db,
  { id, creditCode, rorId }: Pick<UnitFields, 'creditCode' | 'rorId'> & { id: string },
) {
  return db
    .selectFrom('unit')
    .select(['id', 'credit_code as creditCode', 'ror_id as rorId'])
    .where((unit) => unit.or([unit('credit_code', '=', creditCode), unit('ror_id', '=', rorId)]))
    .where('id', '<>', id)
    .execute()
}

const namesOf = ({ name, nameEn, aliases }: UnitFields): string[] =>
  nameEn === null ? [name, ...aliases] : [name, nameEn, ...aliases]

/** What a unit is found by: the terms of the index and the names as they are compared. */
export function searchableOf(unit: UnitFields): { terms: string[]; foldedNames: string[] } {
  const names = namesOf(unit)
  return { terms: searchTerms(names), foldedNames: [...new Set(names.map(foldText))] }
}

function columnsOf(unit: KeptFields) {
  const { terms, foldedNames } = searchableOf(unit)
  return {
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
    size: unit.size,
    folded_names: foldedNames,
    search: sql<string>`array_to_tsvector(${terms}::text[])`,
  }
}

export async function insertUnit(
  db: Db,
  unit: KeptFields & { id: string; representedBy: string | null },
): Promise<void> {
  await db
    .insertInto('unit')
    .values({ id: unit.id, represented_by: unit.representedBy, ...columnsOf(unit) })
    .execute()
}

export async function updateUnit(db: Db, unit: KeptFields & { id: string }): Promise<void> {
  await db
    .updateTable('unit')
    .set({ ...columnsOf(unit), version: sql`version + 1` })
    .where('id', '=', unit.id)
    .execute()
}

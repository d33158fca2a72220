import { sql } from 'kysely'
import type { BookingRules, RelatedIdentifier } from '#modules/sharing/contract.ts'
import { termColumns } from '#modules/sharing/public.ts'
import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { HeldResource } from './rules/judge.ts'

/** All that a unit shares or prepares to share. */
export async function listHeld(db: Db, unitId: string): Promise<HeldResource[]> {
  const rows = await db
    .selectFrom('resource')
    .select(['id', 'source', 'source_key as sourceKey', 'kind', 'technique', 'space_id as spaceId'])
    .select(['name', 'name_en as nameEn', 'summary', 'for_members as forMembers', 'measures'])
    .select(['manufacturer', 'model', 'asset_number as assetNumber', 'serial_number as serialNumber'])
    .select(['commissioned_on as commissionedOn', 'decommissioned_on as decommissionedOn'])
    .select(sql<number | null>`original_value::float8`.as('originalValue'))
    .select(['pid', 'landing_page as landingPage', 'place_code as placeCode', 'location', 'seats'])
    .select(sql<RelatedIdentifier[]>`related`.as('related'))
    .select(sql<HeldResource['status']>`status`.as('status'))
    .select(termColumns)
    .where('unit_id', '=', unitId)
    .orderBy('id')
    .execute()
  return rows.map(({ id, source, sourceKey, status, rules, prices: _prices, ...card }) => ({
    id,
    source,
    sourceKey,
    status,
    card,
    rules: rules as BookingRules | null,
  }))
}

/** Resources of other units that have one of these ids or persistent identifiers. */
export const listOthers = (db: Db, unitId: string, ids: readonly string[], pids: readonly string[]) =>
  db
    .selectFrom('resource')
    .select(['id', 'pid', 'name'])
    .where('unit_id', '<>', unitId)
    .where((row) =>
      row.or([
        sql<boolean>`resource.id::text = any(${ids}::text[])`,
        sql<boolean>`pid = any(${pids}::text[])`,
      ]),
    )
    .execute()

export const listKindContents = (db: Db) =>
  db
    .selectFrom('resource_kind')
    .select(['key', 'content'])
    .where('retired', '=', false)
    .orderBy('position')
    .execute()

export const listPlaces = (db: Db) =>
  db.selectFrom('place').select(['code', 'name']).orderBy('code').execute()

export const listSpaceIds = async (db: Db): Promise<string[]> =>
  (await db.selectFrom('space').select('id').execute()).map(({ id }) => id)

/** Holds the unit, so that two imports for it come one after another. */
export async function lockUnit(db: Db, id: string): Promise<void> {
  await db
    .selectFrom('unit')
    .select('id')
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow(() => notFound('unit'))
}

/** The unit of this id, code, identifier or exact name; several where a name is that of several. */
export const findUnits = (db: Db, word: string) =>
  db
    .selectFrom('unit')
    .select(['id', 'name'])
    .where(
      sql<boolean>`${word} in (unit.id::text, coalesce(credit_code, ''), coalesce(ror_id, ''), unit.name)`,
    )
    .limit(2)
    .execute()

/** One's own upload of this id. */
export async function hasUploaded(db: Db, personId: string | null, fileId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('file')
    .select('name')
    .where('id', '=', fileId)
    .where('uploaded_by', '=', personId)
    .executeTakeFirst()
  return row?.name
}

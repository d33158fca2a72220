import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'

/** Resources of other units that have one of these ids or persistent identifiers. */
export const listOthers = (db: Db, unitId: string, keys: readonly string[], pids: readonly string[]) =>
  db
    .selectFrom('resource')
    .select(['id', 'pid', 'name'])
    .where('unit_id', '<>', unitId)
    .where(sql<boolean>`(id::text = any(${keys}::text[]) or pid = any(${pids}::text[]))`)
    .execute()

export const listPlaces = (db: Db) =>
  db.selectFrom('place').select(['code', 'name']).orderBy('code').execute()

export const listSpaceIds = async (db: Db): Promise<string[]> =>
  (await db.selectFrom('space').select('id').execute()).map(({ id }) => id)

/** Imports for one unit come one after another. */
export async function lockUnit(db: Db, id: string): Promise<void> {
  await db
    .selectFrom('unit')
    .select('id')
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow(() => notFound('unit'))
}

/** Units of this id, code, identifier or exact name; two where the name is that of several. */
export const findUnits = (db: Db, word: string) =>
  db
    .selectFrom('unit')
    .select(['id', 'name'])
    .where(sql<boolean>`${word} in (id::text, credit_code, ror_id, name)`)
    .limit(2)
    .execute()

/** What the uploader called a file that no record holds yet. */
export async function findUploadName(db: Db, personId: string | null, fileId: string) {
  const upload = await db
    .selectFrom('file')
    .select('name')
    .where('id', '=', fileId)
    .where('uploaded_by', '=', personId)
    .where('attached_at', 'is', null)
    .executeTakeFirst()
  return upload?.name
}

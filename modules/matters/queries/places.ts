import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

export async function isPlace(db: Db, code: string): Promise<boolean> {
  return (
    (await db.selectFrom('place').select('code').where('code', '=', code).executeTakeFirst()) !== undefined
  )
}

export const listPlaces = (db: Db) =>
  db.selectFrom('place').select(['code', 'level', 'name']).orderBy('code').execute()

/** Where these units have their seat, of those that say so. */
export async function listSeats(db: Db, unitIds: readonly string[]) {
  const { rows } = await sql<{ id: string; name: string; placeCode: string }>`
    select id, name, place_code as "placeCode" from unit
    where id = any(${unitIds}::uuid[]) and place_code is not null`.execute(db)
  return rows
}

import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

export async function isPlace(db: Db, code: string): Promise<boolean> {
  return (
    (await db.selectFrom('place').select('code').where('code', '=', code).executeTakeFirst()) !== undefined
  )
}

export const listPlaces = (db: Db) =>
  db.selectFrom('place').select(['code', 'level', 'name']).orderBy('code').execute()

/** Where a unit has its seat, if it says so. */
export async function findSeat(db: Db, unitId: string) {
  const { rows } = await sql<{ name: string; placeCode: string }>`
    select name, place_code as "placeCode" from unit where id = ${unitId} and place_code is not null`.execute(
    db,
  )
  return rows[0]
}

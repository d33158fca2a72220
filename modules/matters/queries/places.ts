import type { Db } from '#platform/db.ts'

export async function isPlace(db: Db, code: string): Promise<boolean> {
  return (
    (await db.selectFrom('place').select('code').where('code', '=', code).executeTakeFirst()) !== undefined
  )
}

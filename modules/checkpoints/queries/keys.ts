import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

const keys = (db: Db) =>
  db
    .selectFrom('checkpoint_key')
    .select(['id', 'name', 'public_key as publicKey', 'began_at as beganAt', 'ended_at as endedAt'])

/** Every key that ever signed, newest first; a city has a handful. */
export const listKeys = (db: Db) => keys(db).orderBy('began_at', 'desc').orderBy('id', 'desc').execute()
export type KeyRow = Awaited<ReturnType<typeof listKeys>>[number]

export const findKey = (db: Db, publicKey: Buffer) =>
  keys(db).where('public_key', '=', publicKey).executeTakeFirst()

export async function insertKey(db: Db, key: { id: string; name: string; publicKey: Buffer }): Promise<void> {
  const { id, name, publicKey } = key
  await db.insertInto('checkpoint_key').values({ id, name, public_key: publicKey }).execute()
}

export async function markKeyEnded(db: Db, id: string): Promise<void> {
  await db
    .updateTable('checkpoint_key')
    .set({ ended_at: sql<Date>`clock_timestamp()` })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/** Of the city pack, as `modules/network/pack.ts` reads it: texts are told in all languages. */
export type StoredQuestion = { key: string; text: unknown; required: boolean } & (
  | { kind: 'text'; maxLength: number }
  | { kind: 'number'; maximum: number }
  | { kind: 'choice'; options: { key: string; name: unknown }[] }
)

/** What a committee asks and judges by, or undefined where there is none of this id. */
export function findCommittee(db: Db, id: string) {
  return db
    .selectFrom('committee')
    .select(['id', 'name', sql<StoredQuestion[]>`questions`.as('questions')])
    .select(sql<{ key: string }[]>`criteria`.as('criteria'))
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function isPosition(db: Db, key: string): Promise<boolean> {
  const found = await db.selectFrom('chain_position').select('key').where('key', '=', key).executeTakeFirst()
  return found !== undefined
}

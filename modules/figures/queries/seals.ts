import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'

const seals = (db: Db) =>
  db
    .selectFrom('seal')
    .select([
      'number',
      'sealed_at as sealedAt',
      'fact_count as factCount',
      'tree_size as treeSize',
      'tree_root as treeRoot',
      'previous_hash as previousHash',
      'hash',
    ])
export type SealRow = Awaited<ReturnType<typeof getSeal>>

/** Newest first, those before `before` if it is given. */
export const listSeals = (db: Db, before: number | undefined, limit: number) =>
  seals(db)
    .$if(before !== undefined, (query) => query.where('number', '<', before!))
    .orderBy('number', 'desc')
    .limit(limit + 1)
    .execute()

export const getSeal = (db: Db, number: number) =>
  seals(db)
    .where('number', '=', number)
    .executeTakeFirstOrThrow(() => notFound('seal'))

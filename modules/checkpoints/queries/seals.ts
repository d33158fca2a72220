import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/** Where a fact stands in the order of sealing. */
type Place = NonNullable<Awaited<ReturnType<typeof findLastUnsealed>>>

/** The last, in the order of sealing, of the facts that are committed now and not sealed. */
export async function findLastUnsealed(db: Db) {
  const { rows } = await sql<{ era: number; transaction: string; id: string }>`
    select era, transaction_id as transaction, id from unsealed_fact()
    order by era desc, transaction_id desc, id desc limit 1`.execute(db)
  return rows[0]
}

export async function isSealedUpTo(db: Db, { era, transaction, id }: Place): Promise<boolean> {
  const { rows } = await sql`
    select from seal
    where (through_era, through_transaction, through_fact) >= (${era}::smallint, ${transaction}::xid8, ${id}::uuid)
    limit 1`.execute(db)
  return rows.length > 0
}

export const findNewestSeal = (db: Db) =>
  db
    .selectFrom('seal')
    .select([
      'number as sealNumber',
      'hash as sealHash',
      'sealed_at as sealedAt',
      'tree_size as treeSize',
      'tree_root as treeRoot',
    ])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()

export async function findSealHash(db: Db, number: number): Promise<Buffer | undefined> {
  const seal = await db.selectFrom('seal').select('hash').where('number', '=', number).executeTakeFirst()
  return seal?.hash
}

import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { reaches } from '#platform/seal.ts'

const seals = (db: Db) =>
  db
    .selectFrom('seal')
    .selectAll()
    .select(sql<number>`(select max(number) from seal)`.as('newest'))
export type SealRow = Awaited<ReturnType<typeof getSeal>>

/** Newest first, those before `before` if it is given. */
export const listSeals = (db: Db, before: number | undefined, limit: number) =>
  seals(db)
    .$if(before !== undefined, (query) => query.where('number', '<', before!))
    .orderBy('number', 'desc')
    .limit(limit)
    .execute()

export const getSeal = (db: Db, number: number) =>
  seals(db)
    .where('number', '=', number)
    .executeTakeFirstOrThrow(() => notFound('seal'))

export const getNewestSeal = (db: Db) =>
  seals(db)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow(() => notFound('seal'))

/** Where a fact stands in the order of sealing, and the number of the seal that holds it, if one does yet. */
export async function getSealedPosition(db: Db, id: string) {
  const row = await db
    .selectFrom('fact')
    .select(['era', 'transaction_id', 'id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow(() => notFound('fact'))
  const position = { era: row.era, transaction: row.transaction_id, fact: row.id }
  const seal = await db
    .selectFrom('seal')
    .select('number')
    .where(reaches(position))
    .orderBy('through_era')
    .orderBy('through_transaction')
    .orderBy('through_fact')
    .limit(1)
    .executeTakeFirst()
  return { position, sealedIn: seal?.number }
}

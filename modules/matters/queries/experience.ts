import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/** Enough that every frequent gram is known as frequent, and little enough to be read and counted in a moment. */
const UNITS = 2_000
const MATTERS = 1_000
/** Characters of a description: what a matter is about is said at its beginning. */
const READ_OF_TEXT = 400

/** What some units say they do, taken from all over the table, and how many there are. */
export async function sampleUnits(db: Db): Promise<{ count: number; texts: string[] }> {
  const { rows: sizes } = await sql<{ count: number }>`
    select greatest(reltuples, 0)::float8 as count from pg_class where oid = 'unit'::regclass`.execute(db)
  const count = sizes[0]?.count ?? 0
  const percent = Math.min(100, (100 * UNITS) / Math.max(1, count))
  const { rows } = await sql<{ text: string }>`
    select name || ' ' || coalesce(summary, '') as text from unit tablesample system (${percent}) limit ${UNITS}`.execute(
    db,
  )
  return { count: Math.max(count, rows.length), texts: rows.map(({ text }) => text) }
}

/** The newest matters whose kind somebody settled by sending them on, and how many matters there are. */
export async function sampleMatters(db: Db) {
  const { rows: sizes } = await sql<{ count: number }>`
    select greatest(reltuples, 0)::float8 as count from pg_class where oid = 'matter'::regclass`.execute(db)
  const examples = await db
    .selectFrom('matter')
    .select(['kind as label', 'title', sql<string>`left(description, ${READ_OF_TEXT})`.as('text')])
    .where('status', '<>', 'received')
    .where(sql<boolean>`closing is distinct from 'withdrawn'`)
    // Of what is wiped nothing can be learned.
    .where('wiped_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(MATTERS)
    .execute()
  return { count: Math.max(sizes[0]?.count ?? 0, examples.length), examples }
}

// All that one unit shares or prepares to share, for who keeps the whole of it at once.
import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { termColumns } from './lendable.ts'
import { cardColumns, summaryColumns } from './resources.ts'

export type KeptResource = Awaited<ReturnType<typeof listKept>>[number]

/** With their terms and what each is known by where it came from, oldest first. */
export const listKept = (db: Db, unitId: string) =>
  db
    .selectFrom('resource')
    .select(summaryColumns)
    .select(cardColumns)
    .select(termColumns)
    .select('resource.source_key as sourceKey')
    .where('resource.unit_id', '=', unitId)
    .orderBy('resource.id')
    .execute()

/** As bookings lock them, in one order; before `listKept`, so that what changed while waiting is read as it is now. */
export async function lockKept(db: Db, unitId: string): Promise<void> {
  await sql`select from resource where unit_id = ${unitId} order by id for no key update`.execute(db)
}

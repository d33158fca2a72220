import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

export interface TargetRow {
  figure: string
  year: number
  value: number | null
  setBy: string | null
  setAt: Date | null
  version: number
}

const targets = (db: Db, year: number) =>
  db
    .selectFrom('figure_target as target')
    .leftJoin('person', 'person.id', 'target.set_by')
    .select(['figure_key as figure', 'year', 'value', 'person.name as setBy', 'set_at as setAt'])
    .select('target.version')
    .where('year', '=', year)

export const listTargets = (db: Db, year: number): Promise<TargetRow[]> =>
  targets(db, year).orderBy('figure_key').execute()

export const getTarget = (db: Db, figure: string, year: number): Promise<TargetRow> =>
  targets(db, year).where('figure_key', '=', figure).executeTakeFirstOrThrow()

/** The row of a target, locked; made if nobody aimed at this before, so that two who are first queue here as well. */
export async function getTargetForUpdate(db: Db, figure: string, year: number) {
  await db
    .insertInto('figure_target')
    .values({ figure_key: figure, year })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return db
    .selectFrom('figure_target')
    .select(['figure_key as figure', 'year', 'value', 'version'])
    .where('figure_key', '=', figure)
    .where('year', '=', year)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
}
export type LockedTarget = Awaited<ReturnType<typeof getTargetForUpdate>>

export const updateTarget = (
  db: Db,
  { figure, year, version }: LockedTarget,
  value: number | null,
  setBy: string | null,
) =>
  db
    .updateTable('figure_target')
    .set({ value, set_by: setBy, set_at: sql<Date>`now()`, version: version + 1 })
    .where('figure_key', '=', figure)
    .where('year', '=', year)
    .execute()

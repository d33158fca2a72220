import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { FigureRow } from './figures.ts'

/** What a figure counts, without what it comes to. */
export type Definition = Pick<FigureRow, 'key' | 'kind' | 'measure' | 'committeeId' | 'records'>

/** Every figure, in the order of the city pack. */
export async function listDefinitions(db: Db): Promise<Definition[]> {
  const { rows } = await sql<Definition>`
    select key, kind, measure, committee_id as "committeeId", records from figure order by position`.execute(
    db,
  )
  return rows
}

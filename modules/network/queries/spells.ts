import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/** How often a count of a subject ended before, and where it was counted this time. */
export interface Spell {
  subjectId: string
  spell: number
  placeCode: string | null
}

/**
 * The present spell of each subject in a measure that counts it once for each spell, under `<subject>#<spell>`.
 * It probes the unique key of facts from spell to spell, so it costs the same at ten million facts.
 */
export async function presentSpells(
  db: Db,
  measure: string,
  subjectIds: readonly string[],
): Promise<Spell[]> {
  const { rows } = await sql<Spell>`
    with recursive ended as (
      select subject, 0 as spell from unnest(${subjectIds}::uuid[]) as subject
      union all
      select subject, spell + 1 from ended where exists (
        select from fact ended
        where measure = ${measure} and counted_once = subject || '#' || spell and quantity = -1
          and not exists (select from fact undone where undone.reverses = ended.id))
    ), present as (
      select subject, max(spell) as spell from ended group by subject
    )
    select subject as "subjectId", spell, (
      select place_code from fact
      where measure = ${measure} and counted_once = subject || '#' || spell and quantity = 1
      order by attempt desc limit 1
    ) as "placeCode"
    from present order by subject`.execute(db)
  return rows
}

/** The place in which a subject was counted under this key, wherever it has moved since. */
export async function findCountedPlace(db: Db, measure: string, countedOnce: string): Promise<string | null> {
  const fact = await db
    .selectFrom('fact')
    .select('place_code as placeCode')
    .where('measure', '=', measure)
    .where('counted_once', '=', countedOnce)
    .where('quantity', '=', 1)
    .orderBy('attempt', 'desc')
    .executeTakeFirst()
  return fact?.placeCode ?? null
}

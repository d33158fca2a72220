import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { foldText, searchQuery } from '#platform/search.ts'
import type { Body } from '../contract.ts'
import { bodyName } from './handlings.ts'

export interface BodyRow {
  kind: Body['kind']
  id: string
  name: unknown
}

/** The names of these bodies; one that does not exist, or of another kind, is left out. */
export async function listBodies(db: Db, bodies: readonly Body[]): Promise<BodyRow[]> {
  const kinds = bodies.map(({ kind }) => kind)
  const ids = bodies.map(({ id }) => id)
  const { rows } = await sql<BodyRow>`
    select * from (
      select kind, id, ${bodyName(sql.ref('kind'), sql.ref('body.id'))} as name
      from unnest(${kinds}::text[], ${ids}::uuid[]) as body (kind, id)
    ) as named where name is not null`.execute(db)
  return rows
}

/**
 * The city's office first, then committees, then units, at most 20. Those of the city and the committees are few and found
 * by any part of their names; units as everywhere, by two characters or how they sound.
 */
export async function findBodies(db: Db, sought: string): Promise<BodyRow[]> {
  const pattern = `%${foldText(sought).replaceAll(/[\\%_]/g, '\\$&')}%`
  const isNamed = (name: RawBuilder<unknown>) => sql`(lower(normalize(${name} ->> 'zh', NFKC)) like ${pattern}
    or lower(normalize(${name} ->> 'en', NFKC)) like ${pattern})`
  const { rows } = await sql<BodyRow>`
    select kind, id, name from (
      select 1 as rank, 'city' as kind, id, content -> 'name' as name from city where ${isNamed(sql`(content -> 'name')`)}
      union all
      select 2, 'committee', id, name from committee where ${isNamed(sql`name`)}
      union all
      select 3, 'unit', id, jsonb_build_object('zh', name, 'en', coalesce(name_en, name)) from unit
      where search @@ ${searchQuery(sought) ?? ''}::tsquery
    ) as body
    order by rank, length(name ->> 'zh'), id limit 20`.execute(db)
  return rows
}

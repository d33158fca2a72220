import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { BodyKind } from '../contract.ts'

export interface Texts {
  zh: string
  en: string
  hant?: string
}

/** The name of the body that the row of this table (`post`, `notice`) is about; null for a body of unknown kind. */
export const bodyNameOf = (table: string): RawBuilder<Texts | null> => {
  const kind = sql.ref(`${table}.body_kind`)
  const id = sql.ref(`${table}.body_id`)
  return sql<Texts | null>`case ${kind}
    when 'city' then (select city.content -> 'name' from city where city.id = ${id})
    when 'committee' then (select committee.name from committee where committee.id = ${id})
    when 'unit' then (select jsonb_build_object('zh', unit.name, 'en', coalesce(unit.name_en, unit.name)) from unit where unit.id = ${id})
    when 'space' then (select jsonb_build_object('zh', space.name, 'en', coalesce(space.name_en, space.name)) from space where space.id = ${id})
    end`
}

export interface Mentioned {
  kind: 'person' | 'unit' | 'committee' | 'space'
  id: string
  name: Texts
}

/** Those of the ids that belong to a person, unit, committee or space, with their names. */
export async function findNames(db: Db, ids: readonly string[]): Promise<Mentioned[]> {
  const { rows } = await sql<Mentioned>`
    select 'person' as kind, id, jsonb_build_object('zh', name, 'en', name) as name from person where id = any(${ids}::uuid[])
    union all
    select 'unit', id, jsonb_build_object('zh', name, 'en', coalesce(name_en, name)) from unit where id = any(${ids}::uuid[])
    union all
    select 'committee', id, name from committee where id = any(${ids}::uuid[])
    union all
    select 'space', id, jsonb_build_object('zh', name, 'en', coalesce(name_en, name)) from space where id = any(${ids}::uuid[])`.execute(
    db,
  )
  return rows
}

export async function isBody(db: Db, kind: BodyKind, id: string): Promise<boolean> {
  const found = await db.selectFrom(kind).select('id').where('id', '=', id).executeTakeFirst()
  return found !== undefined
}

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
    end`
}

export async function isBody(db: Db, kind: BodyKind, id: string): Promise<boolean> {
  const found = await db.selectFrom(kind).select('id').where('id', '=', id).executeTakeFirst()
  return found !== undefined
}

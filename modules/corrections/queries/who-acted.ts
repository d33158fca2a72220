import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/** Under which post something was done, as the database tells it in one column. */
export interface ActedUnder {
  name: string
  role: unknown
  roleKey: string
  bodyKind: string
  bodyId: string
  /** Null where the body is the city. */
  body: unknown
}

/** The person and post that the column names, as one value. */
export const actedUnder = (postColumn: string): RawBuilder<ActedUnder | null> => sql<ActedUnder | null>`(
  select jsonb_build_object('name', person.name, 'role', role.name, 'roleKey', post.role, 'bodyKind', post.body_kind,
           'bodyId', post.body_id, 'body', body.name)
  from post
  join person on person.id = post.person_id
  join role on role.key = post.role
  left join committee body on body.id = post.body_id
  where post.id = ${sql.ref(postColumn)})`

/** The body of which operators hold their posts; undefined before a city is loaded. */
export async function findCityId(db: Db): Promise<string | undefined> {
  return (await db.selectFrom('city').select('id').executeTakeFirst())?.id
}

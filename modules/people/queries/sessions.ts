import { sql } from 'kysely'
import { type Actor, visitor } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'

/** Talents come back within a week on their phones; longer would outlive a lost one by too much. */
const SESSION_DAYS = 7

interface ActorRow {
  personId: string
  id: string | null
  role: string
  bodyKind: string
  bodyId: string
}

/** Asked at every request: account and posts are joined, so a disabled account or a lost post counts at once. */
export async function findActor(db: Db, tokenHash: Buffer, today: string): Promise<Actor> {
  const { rows } = await sql<ActorRow>`
    select person_id as "personId", post_id as id, role, body_kind as "bodyKind", body_id as "bodyId"
    from actor_of(${tokenHash}, ${today})`.execute(db)
  const [first] = rows
  if (!first) return visitor
  const { personId } = first
  const posts = rows.flatMap(({ id, role, bodyKind, bodyId }) =>
    id === null ? [] : [{ id, personId, role, bodyKind, bodyId }],
  )
  return { personId, posts }
}

export async function insertSession(db: Db, personId: string, tokenHash: Buffer): Promise<Date> {
  const { expires_at } = await db
    .insertInto('session')
    .values({
      token_hash: tokenHash,
      person_id: personId,
      expires_at: sql<Date>`now() + make_interval(days => ${SESSION_DAYS})`,
    })
    .returning('expires_at')
    .executeTakeFirstOrThrow()
  return expires_at
}

export async function deleteSession(db: Db, tokenHash: Buffer): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute()
}

/** All sessions of the person but this one. */
export async function deleteSessionsOf(db: Db, personId: string, kept?: Buffer): Promise<void> {
  await db
    .deleteFrom('session')
    .where('person_id', '=', personId)
    .$if(kept !== undefined, (query) => query.where('token_hash', '<>', kept!))
    .execute()
}

export async function deleteOldSessions(db: Db): Promise<number> {
  const gone = await db
    .deleteFrom('session')
    .where('expires_at', '<', sql<Date>`now()`)
    .executeTakeFirst()
  return Number(gone.numDeletedRows)
}

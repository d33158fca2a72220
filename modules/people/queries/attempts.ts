import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { BOUNDS, type Failures, SOURCE_KNOWN_DAYS } from '../rules.ts'

export interface Guess {
  username: string
  source: string
}

/** Any numbers, so long as nothing else in this database takes the same advisory locks. */
const SOURCE_LOCK = 7_310_002
const USERNAME_LOCK = 7_310_003

/**
 * Attempts of one source and attempts on one account go through here one by one, so that no bound is overrun.
 * Source before username, always: so no two transactions wait for each other.
 */
export async function lockAttempts(db: Db, { username, source }: Guess): Promise<void> {
  await sql`select pg_advisory_xact_lock(${SOURCE_LOCK}, hashtext(${source}))`.execute(db)
  await sql`select pg_advisory_xact_lock(${USERNAME_LOCK}, hashtext(${username}))`.execute(db)
}

/** Signing in forgives the mistypings before it, for this account at this source alone. */
export async function getFailures(db: Db, { username, source }: Guess): Promise<Failures> {
  const { accountAndSource: both, source: one, accountFromUnknown: unknown } = BOUNDS
  const seconds = sql`extract(epoch from now() - happened_at)::float8`
  const { rows } = await sql<Failures>`
    with known as (
      select source, max(happened_at) as last from sign_in_attempt
      where username = ${username} and succeeded and happened_at > now() - make_interval(days => ${SOURCE_KNOWN_DAYS})
      group by source
    ), failed as not materialized (
      select * from sign_in_attempt where not succeeded
    )
    select
      array(select ${seconds} from failed
        where username = ${username} and source = ${source} and happened_at > now() - make_interval(secs => ${both.seconds})
          and happened_at > coalesce((select last from known where known.source = ${source}), '-infinity')
        order by happened_at desc limit ${both.attempts}) as "accountAndSource",
      array(select ${seconds} from failed
        where source = ${source} and happened_at > now() - make_interval(secs => ${one.seconds})
        order by happened_at desc limit ${one.attempts}) as "source",
      array(select ${seconds} from failed
        where username = ${username} and happened_at > now() - make_interval(secs => ${unknown.seconds})
          and not exists (select from known where known.source = failed.source)
        order by happened_at desc limit ${unknown.attempts}) as "accountFromUnknown",
      exists (select from known where known.source = ${source}) as "isSourceKnown"`.execute(db)
  return rows[0]!
}

/** Written as failed before the password is looked at; whoever was right is marked afterwards. */
export async function insertAttempt(db: Db, { username, source }: Guess): Promise<string> {
  const id = newId()
  await db.insertInto('sign_in_attempt').values({ id, username, source }).execute()
  return id
}

export async function markSucceeded(db: Db, id: string): Promise<void> {
  await db.updateTable('sign_in_attempt').set({ succeeded: true }).where('id', '=', id).execute()
}

export async function deleteFailedAttempts(db: Db, username: string): Promise<void> {
  await db
    .deleteFrom('sign_in_attempt')
    .where('username', '=', username)
    .where('succeeded', '=', false)
    .execute()
}

/** No bound looks at failures older than a day, nor at sources longer unused than they stay known. */
export async function deleteOldAttempts(db: Db): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from sign_in_attempt where happened_at < now() - make_interval(days => ${SOURCE_KNOWN_DAYS})
      or (not succeeded and happened_at < now() - interval '1 day')`.execute(db)
  return Number(numAffectedRows ?? 0)
}

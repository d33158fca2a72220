import { sql } from 'kysely'
import { type Db, inTransaction } from './db.ts'

/**
 * Notices at start, before anybody writes, that the database was restored into another PostgreSQL cluster: there
 * transactions are numbered anew, and new facts would be ordered among the sealed ones and never be sealed. Then a new
 * era begins, which comes after all earlier facts. Answers the era. Needs the rights of the owner of the tables.
 */
export function enterEra(owner: Db): Promise<number> {
  return inTransaction(owner, async (tx) => {
    // Two servers that start at once must not begin two eras.
    await sql`lock table spine_life in exclusive mode`.execute(tx)
    const identifier = await systemIdentifier(tx)
    const life = await tx
      .selectFrom('spine_life')
      .selectAll()
      .orderBy('era', 'desc')
      .limit(1)
      .executeTakeFirst()
    const isSame =
      identifier === undefined || life?.system_identifier === null || life?.system_identifier === identifier
    if (life && isSame && !(await areTransactionsBehind(tx, life.era))) return life.era

    const era = life ? life.era + 1 : 0
    await sql`alter table fact alter column era set default ${sql.lit(era)}`.execute(tx)
    await tx
      .insertInto('spine_life')
      .values({ era, system_identifier: identifier ?? null })
      .execute()
    return era
  })
}

/** The number that a cluster is given when it is made, or undefined where the server lets nobody read it. */
async function systemIdentifier(tx: Db): Promise<string | undefined> {
  const { rows } = await sql<{ mayRead: boolean }>`
    select has_function_privilege('pg_control_system()', 'execute') as "mayRead"`.execute(tx)
  if (!rows[0]?.mayRead) return undefined
  const told = await sql<{ identifier: string }>`
    select system_identifier::text as identifier from pg_control_system()`.execute(tx)
  return told.rows[0]?.identifier
}

/** A fact from a transaction yet to come can only have been written in another cluster. */
async function areTransactionsBehind(tx: Db, era: number): Promise<boolean> {
  const { rows } = await sql`
    select from fact
    where era = ${era} and transaction_id >= pg_snapshot_xmax(pg_current_snapshot()) limit 1`.execute(tx)
  return rows.length > 0
}

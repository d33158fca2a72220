import { setImmediate as breathe, setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { type Db, inTransaction } from './db.ts'
import { append, decodeFrontier, emptyFrontier, encodeFrontier, type Frontier, rootOf } from './merkle.ts'
import {
  beginning,
  dailySumsOf,
  hashOfSeal,
  isAfter,
  isUpTo,
  leafOf,
  listFactsInOrder,
  monthlySumsOf,
  NO_SEAL,
  type Position,
  positionOf,
} from './seal.ts'

/** Any number, so long as nothing else in this database takes the same advisory lock. */
const SEALING_LOCK = 7_310_002
/** About a second of work: what a killed sealer has to do again. */
const BATCH = 50_000
/** What of a batch is in memory at a time: a few megabytes. */
const READ_AT_ONCE = 5_000
/** Hashing this many takes some milliseconds; then requests get their turn. */
const HASHED_AT_ONCE = 1_000

/**
 * Facts that nothing can come before any more. A running transaction may still add facts under its number, so only
 * those below every running one are finished; facts of an earlier life of the database are, whatever their number.
 */
const isFinished = sql<boolean>`(
  fact.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
  or fact.era < (select coalesce(max(era), 0) from spine_life))`

/**
 * Seals at most `limit` finished facts and adds them to the sums, all in one transaction, so a sealer killed at
 * any point has sealed the whole batch or nothing. Answers how many; 0 where another sealer is at work.
 */
export function sealOnce(db: Db, limit = BATCH): Promise<number> {
  return inTransaction(db, async (tx) => {
    // Each statement must see what the last holder of the lock committed, whatever the server's default is.
    await sql`set transaction isolation level read committed`.execute(tx)
    const now = await startSealing(tx)
    if (!now) return 0
    const last = await findNewestSeal(tx)
    const after: Position = last
      ? { era: last.through_era, transaction: last.through_transaction, fact: last.through_fact }
      : beginning
    const edge = last ? decodeFrontier(last.frontier) : emptyFrontier
    const { frontier, through } = await grow(tx, edge, after, limit)
    const count = frontier.size - edge.size
    if (count === 0) return 0

    await addToSums(tx, after, through)
    const seal = {
      number: (last?.number ?? 0) + 1,
      sealed_at: now,
      fact_count: count,
      tree_size: frontier.size,
      tree_root: rootOf(frontier),
      previous_hash: last?.hash ?? NO_SEAL,
    }
    await tx
      .insertInto('seal')
      .values({
        ...seal,
        hash: hashOfSeal(seal),
        through_era: through.era,
        through_transaction: through.transaction,
        through_fact: through.fact,
        frontier: encodeFrontier(frontier),
      })
      .execute()
    return count
  })
}

/** Takes the lock of sealing and answers with the time in whole milliseconds, as it is hashed. */
async function startSealing(tx: Db): Promise<Date | undefined> {
  const { rows } = await sql<{ isMine: boolean; now: Date }>`
    select pg_try_advisory_xact_lock(${SEALING_LOCK}) as "isMine",
           date_trunc('milliseconds', clock_timestamp()) as now`.execute(tx)
  return rows[0]?.isMine ? rows[0].now : undefined
}

const findNewestSeal = (tx: Db) =>
  tx.selectFrom('seal').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst()

/** Adds what was sealed to the sums by day and by month. */
async function addToSums(tx: Db, after: Position, through: Position): Promise<void> {
  const added = sql<boolean>`${isAfter(after)} and ${isUpTo(through)}`
  for (const [table, period, sums] of [
    ['daily_sum', 'day', dailySumsOf(added)],
    ['monthly_sum', 'month', monthlySumsOf(added)],
  ] as const) {
    const old = sql.table(table)
    await sql`
      insert into ${old} (measure, slice, ${sql.ref(period)}, quantity, facts, standing, leavings, corrections)
      ${sums}
      on conflict (measure, slice, ${sql.ref(period)}) do update set
        quantity = ${old}.quantity + excluded.quantity,
        facts = ${old}.facts + excluded.facts,
        standing = ${old}.standing + excluded.standing,
        leavings = ${old}.leavings + excluded.leavings,
        corrections = ${old}.corrections + excluded.corrections`.execute(tx)
  }
}

/** Adds at most `limit` finished facts to the tree and says which was the last. */
async function grow(tx: Db, edge: Frontier, after: Position, limit: number) {
  let frontier = edge
  let through = after
  for (let wanted = limit; wanted > 0;) {
    const size = Math.min(wanted, READ_AT_ONCE)
    const facts = await listFactsInOrder(tx, through, isFinished, size)
    for (const [i, fact] of facts.entries()) {
      frontier = append(frontier, leafOf(fact))
      if (i % HASHED_AT_ONCE === 0) await breathe()
    }
    const last = facts.at(-1)
    if (last) through = positionOf(last)
    wanted = facts.length < size ? 0 : wanted - size
  }
  return { frontier, through }
}

export interface Sealer {
  /** Why the last run failed; undefined while all is well. It tries again all the same. */
  readonly fault: unknown
  /** Ends after the batch under way. */
  stop(): Promise<void>
}

/** Seals now and every `everyMs` until stopped, at once again while there is more; a lost database only delays it. */
export function startSealer(db: Db, { everyMs, limit = BATCH }: { everyMs: number; limit?: number }): Sealer {
  const stopping = new AbortController()
  let fault: unknown
  const run = async () => {
    while (!stopping.signal.aborted) {
      let sealed = 0
      try {
        sealed = await sealOnce(db, limit)
        fault = undefined
      } catch (error) {
        fault = error
      }
      if (sealed < limit) await wait(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }
  const running = run()
  return {
    get fault() {
      return fault
    },
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

import { setImmediate as breathe } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from './db.ts'
import { append, emptyFrontier, encodeFrontier, type Frontier, rootOf } from './merkle.ts'
import {
  beginning,
  dailySumsOf,
  type FactRow,
  hashOfSeal,
  isUpTo,
  leafOf,
  listFactsInOrder,
  monthlySumsOf,
  NO_SEAL,
  type Position,
  positionOf,
} from './seal.ts'

/** The first thing found that is not as it was sealed. */
export type Fault =
  /** The seal itself: it is missing, or does not follow the one before, or its own fields were changed. */
  | { kind: 'seal'; seal: number; problem: 'missing' | 'previous' | 'size' | 'hash' | 'edge' }
  /** The facts of a seal: more or fewer than were sealed, or one of them changed. */
  | { kind: 'fact'; seal: number; problem: 'count'; expected: number; found: number }
  | { kind: 'fact'; seal: number; problem: 'changed' }
  /** A sum of a day, or of the month that begins on it: `expected` by the sealed facts, `found` in the table, null where
   *  there is none; equal where the quantity is right, and how many facts or which kinds make it is wrong. */
  | {
      kind: 'sum'
      period: 'day' | 'month'
      measure: string
      slice: string
      day: string
      expected: number | null
      found: number | null
    }

export interface VerifyReport {
  seals: number
  /** Sealed facts that were read and hashed. */
  facts: number
  fault: Fault | undefined
}

const SEALS_AT_ONCE = 500
const FACTS_AT_ONCE = 5_000

/**
 * Recomputes every seal and every sum from the facts and names the first fault. It sees one moment of the
 * database, however long it takes, needs the same memory for any number of facts, and keeps no writer or sealer waiting.
 */
export function verify(db: Db, onProgress?: (facts: number) => void): Promise<VerifyReport> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      await sql`set local statement_timeout = 0`.execute(tx)
      const report: VerifyReport = { seals: 0, facts: 0, fault: undefined }
      const last = await tx
        .selectFrom('seal')
        .selectAll()
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst()
      const through = last ? throughOf(last) : beginning
      report.fault = await checkSeals(tx, through, report, onProgress)
      report.fault ??= await findWrongSum(tx, through)
      return report
    })
}

const listSeals = (tx: Db, after: number) =>
  tx
    .selectFrom('seal')
    .selectAll()
    .where('number', '>', after)
    .orderBy('number')
    .limit(SEALS_AT_ONCE)
    .execute()
type SealRow = Awaited<ReturnType<typeof listSeals>>[number]

const throughOf = (seal: SealRow): Position => ({
  era: seal.through_era,
  transaction: seal.through_transaction,
  fact: seal.through_fact,
})

async function* sealsInOrder(tx: Db): AsyncGenerator<SealRow> {
  for (let after = 0, isMore = true; isMore;) {
    const seals = await listSeals(tx, after)
    yield* seals
    isMore = seals.length === SEALS_AT_ONCE
    after = seals.at(-1)?.number ?? after
  }
}

/** Facts in order up to a position, of which some can be taken at a time; the next batch is read when one is used up. */
class FactReader {
  readonly #tx: Db
  readonly #end: Position
  #batch: readonly FactRow[] = []
  #next = 0
  #at = beginning

  constructor(tx: Db, end: Position) {
    this.#tx = tx
    this.#end = end
  }

  /** The next fact, if it stands no later than `through`. */
  async take(through: Position): Promise<FactRow | undefined> {
    if (this.#next === this.#batch.length) await this.#read()
    const fact = this.#batch[this.#next]
    if (!fact || isLater(fact, through)) return undefined
    this.#next += 1
    return fact
  }

  async #read(): Promise<void> {
    this.#batch = await listFactsInOrder(this.#tx, this.#at, isUpTo(this.#end), FACTS_AT_ONCE)
    this.#next = 0
    const last = this.#batch.at(-1)
    if (last) this.#at = positionOf(last)
  }
}

function isLater({ era, transaction_id, id }: FactRow, than: Position): boolean {
  if (era !== than.era) return era > than.era
  if (transaction_id !== than.transaction) return BigInt(transaction_id) > BigInt(than.transaction)
  return id > than.fact
}

async function checkSeals(
  tx: Db,
  end: Position,
  report: VerifyReport,
  onProgress?: (facts: number) => void,
): Promise<Fault | undefined> {
  const reader = new FactReader(tx, end)
  let previous: SealRow | undefined
  let edge = emptyFrontier
  for await (const seal of sealsInOrder(tx)) {
    const fault = faultOfSeal(seal, previous)
    if (fault) return fault
    const { frontier, count, last } = await readFacts(reader, seal, edge)
    const wrong = faultOfFacts(seal, frontier, count, last)
    if (wrong) return wrong
    previous = seal
    edge = frontier
    report.seals += 1
    report.facts += count
    onProgress?.(report.facts)
  }
  return undefined
}

/** Whether the seal follows the one before it and is as it was written, apart from its facts. */
function faultOfSeal(seal: SealRow, previous: SealRow | undefined): Fault | undefined {
  const number = (previous?.number ?? 0) + 1
  const problem =
    seal.number !== number
      ? 'missing'
      : !seal.previous_hash.equals(previous?.hash ?? NO_SEAL)
        ? 'previous'
        : seal.tree_size !== (previous?.tree_size ?? 0) + seal.fact_count
          ? 'size'
          : !seal.hash.equals(hashOfSeal(seal))
            ? 'hash'
            : undefined
  return problem && { kind: 'seal', seal: number, problem }
}

async function readFacts(reader: FactReader, seal: SealRow, edge: Frontier) {
  const through = throughOf(seal)
  let frontier = edge
  let count = 0
  let last: FactRow | undefined
  for (let fact = await reader.take(through); fact; fact = await reader.take(through)) {
    frontier = append(frontier, leafOf(fact))
    last = fact
    count += 1
    if (count % 1_000 === 0) await breathe()
  }
  return { frontier, count, last }
}

function faultOfFacts(seal: SealRow, frontier: Frontier, count: number, last?: FactRow): Fault | undefined {
  const { number, fact_count: expected } = seal
  if (count !== expected) return { kind: 'fact', seal: number, problem: 'count', expected, found: count }
  if (!rootOf(frontier).equals(seal.tree_root)) return { kind: 'fact', seal: number, problem: 'changed' }
  // Neither is hashed, yet a wrong edge would spoil the next seal, and a wrong end would hide facts from it.
  const isAtEnd = last !== undefined && isDeepStrictEqual(positionOf(last), throughOf(seal))
  if (!isAtEnd || !encodeFrontier(frontier).equals(seal.frontier))
    return { kind: 'seal', seal: number, problem: 'edge' }
  return undefined
}

/** The first sum that is not what the facts make, by day before by month. */
async function findWrongSum(tx: Db, through: Position): Promise<Fault | undefined> {
  const sealed = isUpTo(through)
  return (
    (await findWrongIn(tx, 'daily_sum', 'day', dailySumsOf(sealed))) ??
    (await findWrongIn(tx, 'monthly_sum', 'month', monthlySumsOf(sealed)))
  )
}

async function findWrongIn(
  tx: Db,
  table: 'daily_sum' | 'monthly_sum',
  period: 'day' | 'month',
  sums: RawBuilder<unknown>,
): Promise<Fault | undefined> {
  const [found, start] = [sql.table(table), sql.ref(period)]
  const { rows } = await sql<Omit<Extract<Fault, { kind: 'sum' }>, 'kind' | 'period'>>`
    with counted as (${sums})
    select measure, slice, ${start} as day, counted.quantity as expected, ${found}.quantity as found
    from counted full join ${found} using (measure, slice, ${start})
    where (counted.quantity, counted.facts, counted.standing, counted.leavings, counted.corrections)
      is distinct from (${found}.quantity, ${found}.facts, ${found}.standing, ${found}.leavings, ${found}.corrections)
    order by ${start}, measure, slice limit 1`.execute(tx)
  return rows[0] && { kind: 'sum', period, ...rows[0] }
}

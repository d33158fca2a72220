import { setImmediate as breathe } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { Db } from './db.ts'
import { emptyFrontier, encodeFrontier, type Frontier, rootOf } from './merkle.ts'
import {
  beginning,
  type FactRow,
  findNewestSeal,
  hashOfSeal,
  NO_SEAL,
  OrderHash,
  type Position,
  positionOf,
  throughOf,
} from './seal.ts'
import { type CheckpointFault, CheckpointWatch, type Witness } from './verify-checkpoints.ts'
import { grow, type TreeNode } from './tree.ts'
import { findWrongSum, type SumFault } from './verify-sums.ts'
import { FactReader } from './verify-facts.ts'
import { findNodeTooMany, findWrongNode, type NodeFault, placesOfChange } from './verify-nodes.ts'

/** The first thing found that is not as it was sealed. */
export type Fault =
  /** The seal itself: it is missing, or does not follow the one before, or its own fields were changed. */
  | { kind: 'seal'; seal: number; problem: 'missing' | 'previous' | 'size' | 'hash' | 'edge' }
  /** The facts of a seal: more or fewer than were sealed; or one changed, or moved within the order, among
   *  these places in the order, counted from 1. */
  | { kind: 'fact'; seal: number; problem: 'count'; expected: number; found: number }
  | { kind: 'fact'; seal: number; problem: 'changed' | 'moved'; from: number; to: number }
  | NodeFault
  | SumFault
  /** A checkpoint that history does not agree with any more, though its seals and facts agree among themselves. */
  | CheckpointFault

export interface VerifyReport {
  seals: number
  /** Sealed facts that were read and hashed. */
  facts: number
  fault: Fault | undefined
}

const SEALS_AT_ONCE = 500

/**
 * Recomputes every seal, every node of the tree and every sum from the facts, holds checkpoints against them, in
 * the order of their trees' sizes, and names the first fault. It sees one moment of the database, however long it takes,
 * needs the same memory for any number of facts, and keeps no writer or sealer waiting.
 */
export function verify(
  db: Db,
  onProgress?: (facts: number) => void,
  witnesses: (tx: Db) => AsyncIterable<Witness> = nobody,
): Promise<VerifyReport> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      await sql`set local statement_timeout = 0`.execute(tx)
      const report: VerifyReport = { seals: 0, facts: 0, fault: undefined }
      const last = await findNewestSeal(tx)
      const through = last ? throughOf(last) : beginning
      const watch = await CheckpointWatch.open(witnesses(tx))
      report.fault = await checkSeals(tx, through, watch, report, onProgress)
      report.fault ??= await findNodeTooMany(tx, last?.tree_size ?? 0)
      report.fault ??= await findWrongSum(tx, through)
      return report
    })
}

async function* nobody(): AsyncGenerator<Witness> {}

const listSeals = (tx: Db, after: number) =>
  tx
    .selectFrom('seal')
    .selectAll()
    .where('number', '>', after)
    .orderBy('number')
    .limit(SEALS_AT_ONCE)
    .execute()
type SealRow = Awaited<ReturnType<typeof listSeals>>[number]

async function* sealsInOrder(tx: Db): AsyncGenerator<SealRow> {
  for (let after = 0, isMore = true; isMore;) {
    const seals = await listSeals(tx, after)
    yield* seals
    isMore = seals.length === SEALS_AT_ONCE
    after = seals.at(-1)?.number ?? after
  }
}

async function checkSeals(
  tx: Db,
  end: Position,
  watch: CheckpointWatch,
  report: VerifyReport,
  onProgress?: (facts: number) => void,
): Promise<Fault | undefined> {
  const reader = new FactReader(tx, end)
  let previous: SealRow | undefined
  let edge = emptyFrontier
  for await (const seal of sealsInOrder(tx)) {
    const fault = faultOfSeal(seal, previous)
    if (fault) return fault
    const read = await readFacts(reader, seal, edge, watch)
    const wrong =
      (await faultOfFacts(tx, seal, read)) ?? (await findWrongNode(tx, read.nodes)) ?? watch.faultUpTo(seal)
    if (wrong) return wrong
    previous = seal
    edge = read.frontier
    report.seals += 1
    report.facts += read.count
    onProgress?.(report.facts)
  }
  return watch.faultAtEnd()
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

async function readFacts(reader: FactReader, seal: SealRow, edge: Frontier, watch: CheckpointWatch) {
  const through = throughOf(seal)
  const order = new OrderHash()
  let frontier = edge
  let count = 0
  let last: FactRow | undefined
  const nodes: TreeNode[] = []
  for (let fact = await reader.take(through); fact; fact = await reader.take(through)) {
    frontier = grow(frontier, fact, nodes)
    order.add(fact)
    if (watch.isDue(frontier.size)) await watch.meet(frontier)
    last = fact
    count += 1
    if (count % 1_000 === 0) await breathe()
  }
  return { frontier, count, last, nodes, order: order.digest() }
}

type ReadFacts = Awaited<ReturnType<typeof readFacts>>

async function faultOfFacts(tx: Db, seal: SealRow, read: ReadFacts): Promise<Fault | undefined> {
  const { frontier, count, last, order } = read
  const { number, fact_count: expected, tree_size: to } = seal
  if (count !== expected) return { kind: 'fact', seal: number, problem: 'count', expected, found: count }
  if (!rootOf(frontier).equals(seal.tree_root))
    return { kind: 'fact', seal: number, problem: 'changed', ...(await placesOfChange(tx, seal, read.nodes)) }
  // None of these is hashed, yet a wrong edge would spoil the next seal, and a wrong end would hide facts from it.
  const isAtEnd = last !== undefined && isDeepStrictEqual(positionOf(last), throughOf(seal))
  if (!isAtEnd || !encodeFrontier(frontier).equals(seal.frontier))
    return { kind: 'seal', seal: number, problem: 'edge' }
  if (!order.equals(seal.order_hash))
    return { kind: 'fact', seal: number, problem: 'moved', from: to - count + 1, to }
  return undefined
}

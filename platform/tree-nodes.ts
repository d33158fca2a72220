// Writes the nodes of the tree. The sealer and the catching up of older databases grow it by one function, fact by fact in
// the one order of sealing, so both write the same nodes wherever one stops and the other goes on.
import { setImmediate as breathe } from 'node:timers/promises'
import { type RawBuilder, sql } from 'kysely'
import { type Db, inTransaction } from './db.ts'
import { type Frontier, TILE_WIDTH } from './merkle.ts'
import {
  beginning,
  type FactRow,
  findNewestSeal,
  isUpTo,
  listFactsInOrder,
  type Position,
  positionOf,
  SEALING_LOCK,
  throughOf,
} from './seal.ts'
import { type Extent, grow, nodesOf, Tree, type TreeNode } from './tree.ts'

/** What is in memory at a time: a few megabytes. */
const READ_AT_ONCE = 5_000
/** Hashing this many takes some milliseconds; then requests get their turn. */
const HASHED_AT_ONCE = 1_000
/** 51,200 facts, a quarter of a second: what a start that is killed while it catches up has to do again. */
const GROUPS_AT_ONCE = 200

/**
 * Adds at most `limit` facts after `after` to the tree, of which `condition` holds, and writes the nodes that they
 * complete. Answers with the new edge and the last fact. The caller holds the lock of sealing.
 */
export async function growTree(
  tx: Db,
  edge: Frontier,
  after: Position,
  condition: RawBuilder<boolean>,
  limit: number,
  onFact?: (fact: FactRow) => void,
): Promise<{ frontier: Frontier; through: Position }> {
  let frontier = edge
  let through = after
  for (let wanted = limit; wanted > 0;) {
    const size = Math.min(wanted, READ_AT_ONCE)
    const facts = await listFactsInOrder(tx, through, condition, size)
    const nodes: TreeNode[] = []
    for (const [i, fact] of facts.entries()) {
      frontier = grow(frontier, fact, nodes)
      onFact?.(fact)
      if (i % HASHED_AT_ONCE === 0) await breathe()
    }
    await insertNodes(tx, nodes)
    const last = facts.at(-1)
    if (last) through = positionOf(last)
    wanted = facts.length < size ? 0 : wanted - size
  }
  return { frontier, through }
}

async function insertNodes(tx: Db, nodes: readonly TreeNode[]): Promise<void> {
  if (nodes.length === 0) return
  const rows = nodes.map(({ level, number, hash, through: { era, transaction, fact } }) => ({
    level,
    number,
    hash,
    through_era: era,
    through_transaction: transaction,
    through_fact: fact,
  }))
  await tx.insertInto('tree_node').values(rows).execute()
}

/**
 * Writes nodes for at most `groups` groups of 256 facts that were sealed without; answers how many facts they hold.
 * The caller holds the lock of sealing.
 */
export async function addMissingNodes(tx: Db, sealed: Extent, groups = Infinity): Promise<number> {
  const covered = await coveredByNodes(tx)
  const missing = Math.floor((sealed.size - covered.size) / TILE_WIDTH)
  if (missing <= 0) return 0
  const edge = await new Tree(tx, covered).frontier()
  const limit = Math.min(groups, missing) * TILE_WIDTH
  const { frontier } = await growTree(tx, edge, covered.through, isUpTo(sealed.through), limit)
  return frontier.size - edge.size
}

async function coveredByNodes(tx: Db): Promise<Extent> {
  const last = await nodesOf(tx, 1).orderBy('number', 'desc').limit(1).executeTakeFirst()
  return last
    ? { size: (last.number + 1) * TILE_WIDTH, through: throughOf(last) }
    : { size: 0, through: beginning }
}

/**
 * Gives a database that was sealed before there were nodes those that it lacks. Each batch is a transaction of its own
 * and looks anew where the nodes end, so one that was killed, or another server that fills too, costs nothing.
 */
export async function fillTree(db: Db, groupsAtOnce = GROUPS_AT_ONCE): Promise<void> {
  const fillSome = () =>
    inTransaction(db, async (tx) => {
      // As in the sealer: what the last holder of the lock committed must be seen.
      await sql`set transaction isolation level read committed`.execute(tx)
      await sql`select pg_advisory_xact_lock(${SEALING_LOCK})`.execute(tx)
      const newest = await findNewestSeal(tx)
      if (!newest) return 0
      return addMissingNodes(tx, { size: newest.tree_size, through: throughOf(newest) }, groupsAtOnce)
    })
  while ((await fillSome()) > 0);
}

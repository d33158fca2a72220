import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { Db } from './db.ts'
import { TILE_WIDTH } from './merkle.ts'
import { type Sealed, throughOf } from './seal.ts'
import { nodesOf, type TreeNode } from './tree.ts'

/** A node of the tree: changed, lost, or one that no facts stand under. */
export interface NodeFault {
  kind: 'node'
  level: number
  /** From 0, from left to right. */
  number: number
}

/** The first of these nodes, made anew from the facts, that does not stand so in the table. */
export async function findWrongNode(tx: Db, nodes: readonly TreeNode[]): Promise<NodeFault | undefined> {
  for (const level of new Set(nodes.map((node) => node.level))) {
    const expected = nodes.filter((node) => node.level === level)
    const found = await nodesOf(tx, level)
      .where('number', '>=', expected[0]?.number ?? 0)
      .where('number', '<=', expected.at(-1)?.number ?? 0)
      .execute()
    const stored = new Map(found.map((row) => [row.number, { hash: row.hash, through: throughOf(row) }]))
    const wrong = expected.find(
      ({ number, hash, through }) => !isDeepStrictEqual(stored.get(number), { hash, through }),
    )
    if (wrong) return { kind: 'node', level, number: wrong.number }
  }
  return undefined
}

/** A node that a tree of this size does not have yet: the sealer would stumble over it. */
export async function findNodeTooMany(tx: Db, size: number): Promise<NodeFault | undefined> {
  const row = await tx
    .selectFrom('tree_node')
    .select(['level', 'number'])
    .where((node) =>
      node('number', '>=', node.fn<number>('floor', [sql`${size} / power(${TILE_WIDTH}, level)`])),
    )
    .orderBy('level')
    .orderBy('number')
    .limit(1)
    .executeTakeFirst()
  return row && { kind: 'node', ...row }
}

/** Among which facts of the seal the first changed one is, as near as the nodes over 256 each can tell. */
export async function placesOfChange(
  tx: Db,
  seal: Sealed,
  made: readonly TreeNode[],
): Promise<{ from: number; to: number }> {
  const { tree_size, fact_count } = seal
  const groups = made.filter(({ level }) => level === 1)
  const wrong = await findWrongNode(tx, groups)
  const first = tree_size - fact_count + 1
  // Where all whole groups are right, it is behind the last of them.
  const before = TILE_WIDTH * (wrong?.number ?? (groups.at(-1)?.number ?? -1) + 1)
  const from = Math.max(first, before + 1)
  return { from, to: wrong ? Math.min(tree_size, before + TILE_WIDTH) : tree_size }
}

// The tree over all sealed facts as it lies in the database: facts below, above them a node for every 256.
import type { Db } from './db.ts'
import {
  append,
  type CompleteNode,
  consistencyRanges,
  edgeFrom,
  emptyFrontier,
  type Frontier,
  inclusionRanges,
  type Range,
  rootOf,
  TILE_HEIGHT,
  TILE_WIDTH,
} from './merkle.ts'
import {
  beginning,
  type FactRow,
  isUpTo,
  leafOf,
  listFactsInOrder,
  type Position,
  positionOf,
  reaches,
  throughOf,
} from './seal.ts'

/** A node of `tree_node`, with the last fact under it. */
export interface TreeNode extends CompleteNode {
  readonly through: Position
}

/** The edge with one fact more; nodes that the fact completes are added to `nodes`. */
export const grow = (edge: Frontier, fact: FactRow, nodes: TreeNode[]): Frontier =>
  append(edge, leafOf(fact), (node) => nodes.push({ ...node, through: positionOf(fact) }))

/** How far a tree reaches: that of a seal, or what has nodes. */
export interface Extent {
  readonly size: number
  readonly through: Position
  /** The tree's right edge where it is known, as seals keep it: then nothing need be read for it. */
  readonly frontier?: Frontier
}

/** The nodes of a level, by number. */
export const nodesOf = (db: Db, level: number) =>
  db
    .selectFrom('tree_node')
    .select(['number', 'hash', 'through_era', 'through_transaction', 'through_fact'])
    .where('level', '=', level)

/**
 * Reads one state of the tree. Nothing in it ever changes, so several statements need no common moment. A proof reads one
 * group of 256 on each level, so 600 rows at 10 million facts. A group of facts is the first rows of an index from a known
 * position on, in its order and with a limit, which the planner reads from that index however large the table is; for a
 * count between two positions it would guess a ninth of all facts, and read the whole table.
 */
export class Tree {
  readonly #db: Db
  readonly #extent: Extent
  readonly #groups = new Map<number, Promise<FactRow[]>>()
  readonly #tiles = new Map<string, Promise<Buffer[]>>()

  constructor(db: Db, extent: Extent) {
    this.#db = db
    this.#extent = extent
  }

  /** Where the fact at this position stands. Throws where the tree does not hold it. */
  async find(position: Position): Promise<{ index: number; fact: FactRow }> {
    const group = await this.#groupOf(position)
    const facts = await this.#factsOf(group)
    const at = facts.findIndex(({ id }) => id === position.fact)
    const fact = facts[at]
    if (!fact) throw new Error(`Fact ${position.fact} is not where the nodes of the tree say: run verify`)
    return { index: group * TILE_WIDTH + at, fact }
  }

  /** The audit path of RFC 6962, section 2.1.1, from the leaf upwards. */
  inclusionPath(index: number): Promise<Buffer[]> {
    return this.#rootsOf(inclusionRanges(index, this.#extent.size))
  }

  /** The consistency proof of RFC 6962, section 2.1.2, from the tree of `size` leaves to this one. */
  consistencyPath(size: number): Promise<Buffer[]> {
    return this.#rootsOf(consistencyRanges(size, this.#extent.size))
  }

  /** The right edge, from which the tree can grow on. */
  async frontier(): Promise<Frontier> {
    const { size } = this.#extent
    return { size, hashes: await this.#perfectSubtrees({ start: 0, end: size }) }
  }

  #rootsOf(ranges: readonly Range[]): Promise<Buffer[]> {
    return Promise.all(ranges.map(async (range) => rootOf({ hashes: await this.#perfectSubtrees(range) })))
  }

  /** Roots of the perfect subtrees of a range, largest first; it begins at a multiple of the largest. */
  async #perfectSubtrees({ start, end }: Range): Promise<Buffer[]> {
    const { size, frontier } = this.#extent
    const known = frontier && end === size ? edgeFrom(frontier, start) : undefined
    if (known) return known
    const hashes: Buffer[] = []
    for (let at = start; at < end;) {
      let height = 0
      while (2 ** (height + 1) <= end - at) height += 1
      hashes.push(await this.#subtree(at, height))
      at += 2 ** height
    }
    return hashes
  }

  /** From the highest level of nodes that are no larger than the subtree. */
  async #subtree(start: number, height: number): Promise<Buffer> {
    const level = Math.floor(height / TILE_HEIGHT)
    const first = start / TILE_WIDTH ** level
    const tile = await this.#tile(level, Math.floor(first / TILE_WIDTH))
    const count = 2 ** (height % TILE_HEIGHT)
    const nodes = tile.slice(first % TILE_WIDTH, (first % TILE_WIDTH) + count)
    if (nodes.length < count) throw new Error(`Level ${level} of the tree has a gap: run verify`)
    return rootOf(nodes.reduce((edge, node) => append(edge, node), emptyFrontier))
  }

  #tile(level: number, number: number): Promise<Buffer[]> {
    return kept(this.#tiles, `${level}/${number}`, async () =>
      level === 0 ? (await this.#factsOf(number)).map(leafOf) : this.#nodesOf(level, number),
    )
  }

  async #nodesOf(level: number, tile: number): Promise<Buffer[]> {
    const nodes = await nodesOf(this.#db, level)
      .where('number', '>=', tile * TILE_WIDTH)
      .where('number', '<', (tile + 1) * TILE_WIDTH)
      .orderBy('number')
      .execute()
    return nodes.map(({ hash }) => hash)
  }

  #factsOf(group: number): Promise<FactRow[]> {
    return kept(this.#groups, group, async () => {
      const before = group === 0 ? beginning : await this.#throughOf(group - 1)
      return listFactsInOrder(this.#db, before, isUpTo(this.#extent.through), TILE_WIDTH)
    })
  }

  async #throughOf(group: number): Promise<Position> {
    return throughOf(await nodesOf(this.#db, 1).where('number', '=', group).executeTakeFirstOrThrow())
  }

  /** The group in which a sealed fact stands; the last one is not complete and has no node. */
  async #groupOf(position: Position): Promise<number> {
    const node = await nodesOf(this.#db, 1)
      .where(reaches(position))
      .orderBy('through_era')
      .orderBy('through_transaction')
      .orderBy('through_fact')
      .limit(1)
      .executeTakeFirst()
    return node?.number ?? Math.floor(this.#extent.size / TILE_WIDTH)
  }
}

function kept<Key, Value>(
  known: Map<Key, Promise<Value>>,
  key: Key,
  read: () => Promise<Value>,
): Promise<Value> {
  const value = known.get(key) ?? read()
  known.set(key, value)
  return value
}

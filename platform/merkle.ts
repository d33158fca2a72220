// The Merkle tree of RFC 6962, section 2.1, over a list that only grows.
import { hash } from 'node:crypto'

/** Nodes are kept of subtrees this high, twice as high and so on: of 256 leaves, of 256 times 256 (C2SP tlog-tiles). */
export const TILE_HEIGHT = 8
export const TILE_WIDTH = 2 ** TILE_HEIGHT

const HASH_BYTES = 32
const SIZE_BYTES = 8

/** The right edge of the tree: the roots of its perfect subtrees, largest first, one for each 1 in the binary size. */
export interface Frontier {
  readonly size: number
  readonly hashes: readonly Buffer[]
}

export const emptyFrontier: Frontier = { size: 0, hashes: [] }

/** SHA-256 over 0x00 and the leaf; a text counts as UTF-8. The prefix keeps a leaf from passing for a node. */
export const leafHash = (leaf: Uint8Array | string): Buffer =>
  sha256(typeof leaf === 'string' ? `\0${leaf}` : Buffer.concat([Buffer.of(0), leaf]))

// By way of a binary string: asking `hash` for a buffer takes three times as long.
const sha256 = (data: Uint8Array | string): Buffer => Buffer.from(hash('sha256', data, 'binary'), 'binary')

// One buffer for every node: a sealer makes as many nodes as leaves.
const node = Buffer.alloc(1 + 2 * HASH_BYTES, 1)

function nodeHash(left: Buffer, right: Buffer): Buffer {
  left.copy(node, 1)
  right.copy(node, 1 + HASH_BYTES)
  return sha256(node)
}

/** The root of a complete subtree of 256^level leaves, the `number`-th from the left, from 0. */
export interface CompleteNode {
  readonly level: number
  readonly number: number
  readonly hash: Buffer
}

/**
 * The frontier with one leaf more; the given one stays as it was. Older leaves are never needed again.
 * `onComplete` hears of every node that this leaf completes, the lowest first.
 */
export function append(
  { size, hashes }: Frontier,
  leaf: Buffer,
  onComplete?: (node: CompleteNode) => void,
): Frontier {
  const edge = [...hashes]
  let subtree = leaf
  let height = 0
  // Like adding one in binary: each 1 at the end carries, that is, two equal subtrees become one.
  for (let carry = size; carry % 2 === 1; carry = Math.floor(carry / 2)) {
    const left = edge.pop()
    if (left) subtree = nodeHash(left, subtree)
    height += 1
    if (height % TILE_HEIGHT === 0)
      onComplete?.({ level: height / TILE_HEIGHT, number: (size + 1) / 2 ** height - 1, hash: subtree })
  }
  edge.push(subtree)
  return { size: size + 1, hashes: edge }
}

/** The tree's root; that of no leaves is the hash of nothing. */
export function rootOf({ hashes }: Pick<Frontier, 'hashes'>): Buffer {
  if (hashes.length === 0) return sha256('')
  return hashes.reduceRight((right, left) => nodeHash(left, right))
}

/** The part of the edge that covers the leaves from `start` on; undefined where a subtree of it begins before. */
export function edgeFrom({ size, hashes }: Frontier, start: number): Buffer[] | undefined {
  let at = 0
  let passed = 0
  for (; at < start; passed++) at += largestPowerBelow(size - at + 1)
  return at === start ? hashes.slice(passed) : undefined
}

/** Size in 8 bytes, big-endian, then the hashes. */
export function encodeFrontier({ size, hashes }: Frontier): Buffer {
  const head = Buffer.alloc(SIZE_BYTES)
  head.writeBigUInt64BE(BigInt(size))
  return Buffer.concat([head, ...hashes])
}

/** Throws on bytes that no frontier encodes to. */
export function decodeFrontier(bytes: Uint8Array): Frontier {
  const buffer = Buffer.from(bytes)
  const size = buffer.length < SIZE_BYTES ? NaN : Number(buffer.readBigUInt64BE())
  const hashes: Buffer[] = []
  for (let at = SIZE_BYTES; at < buffer.length; at += HASH_BYTES)
    hashes.push(buffer.subarray(at, at + HASH_BYTES))
  const subtrees = size.toString(2).replaceAll('0', '').length
  if (!Number.isSafeInteger(size) || buffer.length !== SIZE_BYTES + subtrees * HASH_BYTES)
    throw new Error('These bytes are no frontier of a Merkle tree')
  return { size, hashes }
}

/** Leaves from `start` up to but not with `end`. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** The ranges whose roots prove that leaf `index` stands in the tree of `size`: PATH of RFC 6962, section 2.1.1. */
export function inclusionRanges(index: number, size: number): Range[] {
  const path: Range[] = []
  for (let start = 0, end = size; end - start > 1;) {
    const middle = start + largestPowerBelow(end - start)
    const isLeft = index < middle
    path.unshift(isLeft ? { start: middle, end } : { start, end: middle })
    if (isLeft) end = middle
    else start = middle
  }
  return path
}

/** The ranges whose roots prove that the tree of `size` begins with that of `from`: PROOF of RFC 6962, section 2.1.2. */
export function consistencyRanges(from: number, size: number): Range[] {
  const path: Range[] = []
  let start = 0
  for (let end = size; end !== from;) {
    const middle = start + largestPowerBelow(end - start)
    const isLeft = from <= middle
    path.unshift(isLeft ? { start: middle, end } : { start, end: middle })
    if (isLeft) end = middle
    else start = middle
  }
  // A whole left edge is the older root itself, which the reader has.
  return start === 0 ? path : [{ start, end: from }, ...path]
}

function largestPowerBelow(count: number): number {
  let power = 1
  while (power * 2 < count) power *= 2
  return power
}

// The Merkle tree of RFC 6962, section 2.1, over a list that only grows.
import { hash } from 'node:crypto'

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

/** The frontier with one leaf more; the given one stays as it was. Older leaves are never needed again. */
export function append({ size, hashes }: Frontier, leaf: Buffer): Frontier {
  const edge = [...hashes]
  let subtree = leaf
  // Like adding one in binary: each 1 at the end carries, that is, two equal subtrees become one.
  for (let carry = size; carry % 2 === 1; carry = Math.floor(carry / 2)) {
    const left = edge.pop()
    if (left) subtree = nodeHash(left, subtree)
  }
  edge.push(subtree)
  return { size: size + 1, hashes: edge }
}

/** The tree's root; that of no leaves is the hash of nothing. */
export function rootOf({ hashes }: Frontier): Buffer {
  if (hashes.length === 0) return sha256('')
  return hashes.reduceRight((right, left) => nodeHash(left, right))
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

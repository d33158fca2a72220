// The arithmetic of proofs, from the published texts alone: it shares nothing with what makes them. Runs in the browser.
import type { ConsistencyProof, FactProof, Seal, SealedFact } from './contract.ts'

/** SHA-256: `crypto.subtle` in a browser. */
export type Sha256 = (bytes: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>

/** What is hashed of a fact, after the byte 0. */
export const textOfFact = (fact: SealedFact): string =>
  JSON.stringify([
    fact.id,
    fact.eventId,
    fact.measure,
    fact.quantity,
    fact.day,
    fact.subjectId,
    fact.unitId,
    fact.committeeId,
    fact.placeCode,
    fact.countedOnce,
    fact.reverses,
    fact.source,
  ])

export const textOfSeal = ({ number, sealedAt, factCount, treeSize, treeRoot, previousHash }: Seal): string =>
  JSON.stringify([number, sealedAt, factCount, treeSize, treeRoot, previousHash])

export const hashOfFact = (fact: SealedFact, sha256: Sha256): Promise<string> =>
  hashOf(`\0${textOfFact(fact)}`, sha256)

export const hashOfSeal = (seal: Seal, sha256: Sha256): Promise<string> => hashOf(textOfSeal(seal), sha256)

async function hashOf(text: string, sha256: Sha256): Promise<string> {
  return hexOf(new Uint8Array(await sha256(new TextEncoder().encode(text))))
}

/**
 * The root to which a leaf and its audit path lead: RFC 9162, section 2.1.3.2. Undefined where the path is too long or
 * too short for this place in a tree of this size.
 */
export async function rootOverLeaf(
  leaf: { hash: string; index: number; treeSize: number },
  path: readonly string[],
  sha256: Sha256,
): Promise<string | undefined> {
  if (leaf.index >= leaf.treeSize) return undefined
  const place = new Place(leaf.index, leaf.treeSize - 1)
  let root = leaf.hash
  for (const hash of path) {
    if (place.isAtTop) return undefined
    const isRight = place.isRightOrLast
    root = await (isRight ? hashOfNode(hash, root, sha256) : hashOfNode(root, hash, sha256))
    place.rise(isRight)
  }
  return place.isAtTop ? root : undefined
}

/**
 * The roots of both trees to which a consistency proof leads: RFC 9162, section 2.1.4.2. Undefined where the proof is
 * too long or too short for trees of these sizes. The older root is given, since a proof may leave it out.
 */
export async function rootsOverBoth(
  older: { treeSize: number; treeRoot: string },
  newer: { treeSize: number },
  path: readonly string[],
  sha256: Sha256,
): Promise<{ older: string; newer: string } | undefined> {
  if (older.treeSize === newer.treeSize)
    return path.length === 0 ? { older: older.treeRoot, newer: older.treeRoot } : undefined
  if (older.treeSize > newer.treeSize) return undefined
  const [first, ...rest] = isPowerOfTwo(older.treeSize) ? [older.treeRoot, ...path] : path
  if (first === undefined) return undefined
  const place = new Place(older.treeSize - 1, newer.treeSize - 1)
  place.riseWhileRight()
  const roots = { older: first, newer: first }
  for (const hash of rest) {
    if (place.isAtTop) return undefined
    const isRight = place.isRightOrLast
    if (isRight) roots.older = await hashOfNode(hash, roots.older, sha256)
    roots.newer = await (isRight
      ? hashOfNode(hash, roots.newer, sha256)
      : hashOfNode(roots.newer, hash, sha256))
    place.rise(isRight)
  }
  return place.isAtTop ? roots : undefined
}

/** A node's number in its level beside that of the last: fn and sn of RFC 9162. Numbers may pass 32 bits, so no shifts. */
class Place {
  #number: number
  #last: number

  constructor(number: number, last: number) {
    this.#number = number
    this.#last = last
  }

  get isAtTop(): boolean {
    return this.#last === 0
  }

  get isRightOrLast(): boolean {
    return this.#number % 2 === 1 || this.#number === this.#last
  }

  /** One level up; a last node without a sibling is the same on every level until it is a right one. */
  rise(isRightOrLast: boolean): void {
    if (isRightOrLast) while (this.#number % 2 === 0 && this.#number !== 0) this.#up()
    this.#up()
  }

  riseWhileRight(): void {
    while (this.#number % 2 === 1) this.#up()
  }

  #up(): void {
    this.#number = Math.floor(this.#number / 2)
    this.#last = Math.floor(this.#last / 2)
  }
}

const isPowerOfTwo = (size: number): boolean => Number.isInteger(Math.log2(size))

/** SHA-256 over the byte 1 and both hashes. */
async function hashOfNode(left: string, right: string, sha256: Sha256): Promise<string> {
  return hexOf(new Uint8Array(await sha256(bytesOf(`01${left}${right}`))))
}

const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** `seal`: the hash over a seal's own fields. `link`: the hash of the seal before, which the seal names. */
type SealStep = 'seal' | 'link'
/** `leaf`: the hash of the fact as it is shown. `path`: the root to which the path leads from there. */
export type FactStep = 'leaf' | 'path' | SealStep
/** The roots of both trees, made from the proof. */
export type ConsistencyStep = 'olderRoot' | 'newerRoot' | SealStep

/** One step of a check: what was computed here and what the record says. */
export interface Check<Step extends string = string> {
  step: Step
  /** Of which seal the step speaks, where it speaks of one. */
  seal: number | null
  /** `hidden`: the fact is not shown to this reader, so its hash is taken as told. */
  state: 'holds' | 'fails' | 'hidden'
  /** Null where nothing could be computed: a path that fits no such place, or the proof of another fact. */
  computed: string | null
  stated: string
}

const NO_SEAL = '0'.repeat(64)

/** Whether the fact of this id stands in the tree of the seal, the seal is whole, and it follows the one before. */
export async function checkFact(
  { id, proof, previous }: { id: string; proof: FactProof; previous: Seal | null },
  sha256: Sha256,
): Promise<Check<FactStep>[]> {
  const { fact, leafHash, leafIndex, seal, path } = proof
  const leaf = { hash: leafHash, index: leafIndex, treeSize: seal.treeSize }
  const root = await rootOverLeaf(leaf, path, sha256)
  const steps: Check<FactStep>[] = [
    fact === null
      ? { step: 'leaf', seal: null, state: 'hidden', computed: null, stated: leafHash }
      : // The hash of another fact would lead to the root as well.
        compared('leaf', null, fact.id === id ? await hashOfFact(fact, sha256) : null, leafHash),
    compared('path', seal.number, root ?? null, seal.treeRoot),
  ]
  return [...steps, ...(await checkSeal(seal, previous, sha256))]
}

/** Whether the seal's hash is that of its fields, and the hash it names is that of the seal before. */
export async function checkSeal(
  seal: Seal,
  previous: Seal | null,
  sha256: Sha256,
): Promise<Check<SealStep>[]> {
  const before = previous ? await hashOfSeal(previous, sha256) : NO_SEAL
  const isNextTo = seal.number === (previous?.number ?? 0) + 1
  return [
    compared('seal', seal.number, await hashOfSeal(seal, sha256), seal.hash),
    compared('link', seal.number, isNextTo ? before : null, seal.previousHash),
  ]
}

/**
 * Whether the newer tree begins with the older one, unchanged, and both seals are whole; `beforeNewer` is the seal that
 * the newer one names. For one seal with itself only that seal is checked.
 */
export async function checkConsistency(
  { older, newer, path }: ConsistencyProof,
  beforeNewer: Seal | null,
  sha256: Sha256,
): Promise<Check<ConsistencyStep>[]> {
  const own = await checkSeal(newer, beforeNewer, sha256)
  const roots = await rootsOverBoth(older, newer, path, sha256)
  const newerRoot = compared('newerRoot', newer.number, roots?.newer ?? null, newer.treeRoot)
  if (older.number === newer.number) return [newerRoot, ...own]
  return [
    compared('olderRoot', older.number, roots?.older ?? null, older.treeRoot),
    newerRoot,
    compared('seal', older.number, await hashOfSeal(older, sha256), older.hash),
    ...own,
  ]
}

const compared = <Step extends string>(
  step: Step,
  seal: number | null,
  computed: string | null,
  stated: string,
): Check<Step> => ({ step, seal, state: computed === stated ? 'holds' : 'fails', computed, stated })

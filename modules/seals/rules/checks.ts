import type { ConsistencyProof, FactProof, Seal } from '../contract.ts'
import { hashOfFact, hashOfSeal, rootOverLeaf, rootsOverBoth, type Sha256 } from './proofs.ts'

export type Step =
  /** The hash of the fact as it is shown. */
  | 'leaf'
  /** The root to which the path leads from there. */
  | 'path'
  /** The root of the older tree, made from the proof. */
  | 'olderRoot'
  | 'newerRoot'
  /** The hash over a seal's own fields. */
  | 'seal'
  /** The hash of the seal before, which the seal names. */
  | 'link'

/** One step of a check: what was computed here and what the record says. */
export interface Check {
  step: Step
  /** Of which seal the step speaks, where it speaks of one. */
  seal: number | null
  /** `hidden`: the fact is not shown to this reader, so its hash is taken as told. */
  state: 'holds' | 'fails' | 'hidden'
  computed: string | null
  stated: string
}

const NO_SEAL = '0'.repeat(64)

/** Whether the fact of this id stands in the tree of the seal, the seal is whole, and it follows the one before. */
export async function checkFact(
  { id, proof, previous }: { id: string; proof: FactProof; previous: Seal | null },
  sha256: Sha256,
): Promise<Check[]> {
  const { fact, leafHash, leafIndex, seal, path } = proof
  const leaf = { hash: leafHash, index: leafIndex, treeSize: seal.treeSize }
  const root = await rootOverLeaf(leaf, path, sha256)
  const steps: Check[] = [
    fact === null
      ? { step: 'leaf', seal: null, state: 'hidden', computed: null, stated: leafHash }
      : // The hash of another fact would lead to the root as well.
        compared('leaf', null, fact.id === id ? await hashOfFact(fact, sha256) : null, leafHash),
    compared('path', seal.number, root ?? null, seal.treeRoot),
  ]
  return [...steps, ...(await checkSeal(seal, previous, sha256))]
}

/** Whether the seal's hash is that of its fields, and the hash it names is that of the seal before. */
export async function checkSeal(seal: Seal, previous: Seal | null, sha256: Sha256): Promise<Check[]> {
  const before = previous ? await hashOfSeal(previous, sha256) : NO_SEAL
  const isNextTo = seal.number === (previous?.number ?? 0) + 1
  return [
    compared('seal', seal.number, await hashOfSeal(seal, sha256), seal.hash),
    compared('link', seal.number, isNextTo ? before : null, seal.previousHash),
  ]
}

/** Whether the newer tree begins with the older one, unchanged, and both seals are whole. */
export async function checkConsistency(
  { older, newer, path }: ConsistencyProof,
  sha256: Sha256,
): Promise<Check[]> {
  const roots = await rootsOverBoth(older, newer, path, sha256)
  return [
    compared('olderRoot', older.number, roots?.older ?? null, older.treeRoot),
    compared('newerRoot', newer.number, roots?.newer ?? null, newer.treeRoot),
    compared('seal', older.number, await hashOfSeal(older, sha256), older.hash),
    compared('seal', newer.number, await hashOfSeal(newer, sha256), newer.hash),
  ]
}

const compared = (step: Step, seal: number | null, computed: string | null, stated: string): Check => ({
  step,
  seal,
  state: computed === stated ? 'holds' : 'fails',
  computed,
  stated,
})

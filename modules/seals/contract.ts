import * as z from 'zod'
import { byId, Day, pageOf, pageQuery, route } from '#platform/contract.ts'
import { NotFound, problem } from '#platform/problem.ts'

/** The fact was written a moment ago; the next seal will hold it. */
export const NotSealedYet = problem(409, 'seals.not_sealed_yet')
/** The seal asked for was made before the fact; `seal` is the first that holds it. */
export const SealedLater = problem(409, 'seals.sealed_later', z.object({ seal: z.int() }))

/** SHA-256 in lower-case hexadecimal. */
const Hash = z.string().regex(/^[0-9a-f]{64}$/)

export const Seal = z
  .object({
    number: z.int(),
    sealedAt: z.iso.datetime(),
    factCount: z.int(),
    /** Facts in this seal and all before it. */
    treeSize: z.int(),
    /** Root of the RFC 6962 tree over them. */
    treeRoot: Hash,
    /** Hash of the seal before; 64 zeros for the first. */
    previousHash: Hash,
    /** Over `[number,"sealedAt",factCount,treeSize,"treeRoot","previousHash"]`, JSON without spaces. */
    hash: Hash,
    /** Number of the seal before; null for the first. */
    previous: z.int().nullable(),
    /** Number of the seal after; null for the newest. */
    next: z.int().nullable(),
    url: z.string(),
  })
  .meta({ id: 'Seal' })
export type Seal = z.infer<typeof Seal>

/** What is hashed of a fact: a JSON array of these values in this order, without spaces, missing ones null. */
export const SealedFact = z
  .object({
    id: z.uuid(),
    eventId: z.uuid(),
    measure: z.string(),
    quantity: z.int(),
    day: Day,
    subjectId: z.uuid(),
    unitId: z.uuid().nullable(),
    committeeId: z.uuid().nullable(),
    placeCode: z.string().nullable(),
    countedOnce: z.string().nullable(),
    reverses: z.uuid().nullable(),
    source: z.string().nullable(),
  })
  .meta({ id: 'SealedFact' })
export type SealedFact = z.infer<typeof SealedFact>

export const FactProof = z
  .object({
    /** Null where this reader may not open the records that it stands among; the proof then begins at `leafHash`. */
    fact: SealedFact.nullable(),
    /** Over the byte 0 and the fact's text. */
    leafHash: Hash,
    /** The fact's place among all sealed facts, from 0. */
    leafIndex: z.int(),
    /** The seal whose tree holds the fact: the newest, or the one asked for. */
    seal: Seal,
    treeSize: z.int(),
    treeRoot: Hash,
    /** Audit path of RFC 6962, section 2.1.1, from the leaf upwards. */
    path: z.array(Hash),
  })
  .meta({ id: 'FactProof' })
export type FactProof = z.infer<typeof FactProof>

export const ConsistencyProof = z
  .object({
    older: Seal,
    newer: Seal,
    /** RFC 6962, section 2.1.2; empty where both are the same seal. */
    path: z.array(Hash),
  })
  .meta({ id: 'ConsistencyProof' })
export type ConsistencyProof = z.infer<typeof ConsistencyProof>

const SealNumber = z.coerce.number<number>().int().min(1)
const byNumber = z.strictObject({ number: SealNumber })
const common = { method: 'GET', public: true } as const

export const sealsContract = {
  listSeals: route({
    ...common,
    path: '/seals',
    summary: 'List the seals, newest first',
    query: z.strictObject(pageQuery),
    ok: pageOf(Seal),
  }),

  getSeal: route({
    ...common,
    path: '/seals/{number}',
    summary: 'Read one seal',
    params: byNumber,
    ok: Seal,
    problems: [NotFound],
  }),

  getConsistencyProof: route({
    ...common,
    path: '/seals/{number}/consistency',
    summary: 'Prove that the facts of an older seal stand unchanged at the beginning of this one',
    params: byNumber,
    query: z.strictObject({ from: SealNumber }),
    ok: ConsistencyProof,
    problems: [NotFound],
  }),

  getFactProof: route({
    ...common,
    path: '/facts/{id}/proof',
    summary: 'Prove that a fact stands in the tree of a seal',
    params: byId,
    query: z.strictObject({ seal: SealNumber.optional() }),
    ok: FactProof,
    problems: [NotFound, NotSealedYet, SealedLater],
  }),
}

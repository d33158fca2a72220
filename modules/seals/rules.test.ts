import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  append,
  consistencyRanges,
  emptyFrontier,
  inclusionRanges,
  leafHash,
  type Range,
  rootOf,
} from '#platform/merkle.ts'
import { type FactRow, hashOfSeal as hashOnServer, leafOf } from '#platform/seal.ts'
import type { Seal, SealedFact } from './contract.ts'
import {
  checkConsistency,
  checkFact,
  checkSeal,
  hashOfFact,
  hashOfSeal,
  rootOverLeaf,
  rootsOverBoth,
  type Sha256,
} from './rules.ts'

const sha256: Sha256 = (bytes) => crypto.subtle.digest('SHA-256', bytes)
const LARGEST = 600
const leaves = Array.from({ length: LARGEST }, (_, i) => leafHash(`fact ${i}`))
const rootOfRange = ({ start, end }: Range) =>
  rootOf(leaves.slice(start, end).reduce((edge, leaf) => append(edge, leaf), emptyFrontier)).toString('hex')
const rootOfFirst = (size: number) => rootOfRange({ start: 0, end: size })
const leafAt = (index: number) => leaves[index]?.toString('hex') ?? ''

const size = fc.integer({ min: 1, max: LARGEST })
const sizeAndIndex = size.chain((treeSize) =>
  fc.record({ treeSize: fc.constant(treeSize), index: fc.nat(treeSize - 1) }),
)
const twoSizes = fc.tuple(size, size).map((both) => both.toSorted((a, b) => a - b))
const flipped = (hash: string) => (hash.startsWith('0') ? '1' : '0') + hash.slice(1)

// ── works ──

test('every fact of every tree can be proved, and nothing else with the same path', async () => {
  await fc.assert(
    fc.asyncProperty(sizeAndIndex, fc.nat(), async ({ treeSize, index }, pick) => {
      const path = inclusionRanges(index, treeSize).map(rootOfRange)
      const leaf = { hash: leafAt(index), index, treeSize }
      const root = rootOfFirst(treeSize)
      assert.equal(await rootOverLeaf(leaf, path, sha256), root)

      assert.notEqual(await rootOverLeaf({ ...leaf, hash: flipped(leaf.hash) }, path, sha256), root)
      const wrongPath = path.map((hash, at) => (at === pick % path.length ? flipped(hash) : hash))
      if (path.length > 0) {
        assert.notEqual(await rootOverLeaf(leaf, wrongPath, sha256), root)
        assert.equal(await rootOverLeaf(leaf, path.slice(1), sha256), undefined)
        assert.equal(await rootOverLeaf(leaf, path.slice(0, -1), sha256), undefined)
      }
      assert.equal(await rootOverLeaf(leaf, [...path, root], sha256), undefined)
      assert.equal(await rootOverLeaf({ ...leaf, index: treeSize }, path, sha256), undefined)
    }),
  )
})

test('every tree can be proved to begin with every smaller one, and a changed proof or root fails', async () => {
  await fc.assert(
    fc.asyncProperty(twoSizes, fc.nat(), async ([from = 1, to = 1], pick) => {
      const path = consistencyRanges(from, to).map(rootOfRange)
      const older = { treeSize: from, treeRoot: rootOfFirst(from) }
      const roots = { older: rootOfFirst(from), newer: rootOfFirst(to) }
      assert.deepEqual(await rootsOverBoth(older, { treeSize: to }, path, sha256), roots)

      const wrongPath = path.map((hash, at) => (at === pick % path.length ? flipped(hash) : hash))
      if (path.length > 0) {
        assert.notDeepEqual(await rootsOverBoth(older, { treeSize: to }, wrongPath, sha256), roots)
        assert.equal(await rootsOverBoth(older, { treeSize: to }, path.slice(0, -1), sha256), undefined)
      }
      const longer = [...path, roots.newer]
      assert.equal(await rootsOverBoth(older, { treeSize: to }, longer, sha256), undefined)
      if (from < to)
        assert.equal(
          await rootsOverBoth({ ...older, treeSize: to }, { treeSize: from }, path, sha256),
          undefined,
        )
    }),
  )
})

test('a place beyond 32 bits is no different', async () => {
  const treeSize = 2 ** 40 + 1
  assert.deepEqual(inclusionRanges(2 ** 40, treeSize), [{ start: 0, end: 2 ** 40 }])
  const [only, left] = [leafAt(0), leafAt(1)]
  const root = await rootOverLeaf({ hash: only, index: 2 ** 40, treeSize }, [left], sha256)
  assert.equal(root, await rootOverLeaf({ hash: only, index: 1, treeSize: 2 }, [left], sha256))
})

test('facts and seals hash here as on the server, whatever stands in them', async () => {
  const id = fc.uuid()
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
  const fact = fc.record({
    id,
    eventId: id,
    measure: fc.string(),
    quantity: fc.integer(),
    day: fc.constant('2030-01-31'),
    subjectId: id,
    unitId: maybe(id),
    committeeId: maybe(id),
    placeCode: maybe(fc.string()),
    countedOnce: maybe(fc.string({ unit: 'binary' })),
    reverses: maybe(id),
    source: maybe(fc.string()),
  })
  const row = (one: SealedFact): FactRow => ({
    attempt: 0,
    id: one.id,
    event_id: one.eventId,
    measure: one.measure,
    quantity: one.quantity,
    day: one.day,
    subject_id: one.subjectId,
    unit_id: one.unitId,
    committee_id: one.committeeId,
    place_code: one.placeCode,
    counted_once: one.countedOnce,
    reverses: one.reverses,
    source: one.source,
    era: 0,
    transaction_id: '1',
  })
  await fc.assert(
    fc.asyncProperty(fact, async (one) =>
      assert.equal(await hashOfFact(one, sha256), leafOf(row(one)).toString('hex')),
    ),
  )
  const seal = await aSeal(1, 3, null)
  const { number, treeSize: tree_size, factCount: fact_count } = seal
  const bytes = { tree_root: Buffer.from(seal.treeRoot, 'hex'), previous_hash: Buffer.alloc(32) }
  const onServer = hashOnServer({
    number,
    tree_size,
    fact_count,
    sealed_at: new Date(seal.sealedAt),
    ...bytes,
  })
  assert.equal(await hashOfSeal(seal, sha256), onServer.toString('hex'))
})

/** A seal over the first facts, as the server would give it out. */
async function aSeal(number: number, treeSize: number, previous: Seal | null): Promise<Seal> {
  const fields = {
    number,
    treeSize,
    treeRoot: rootOfFirst(treeSize),
    sealedAt: '2030-01-01T00:00:00.000Z',
    factCount: treeSize - (previous?.treeSize ?? 0),
    previousHash: previous?.hash ?? '0'.repeat(64),
    previous: previous?.number ?? null,
    next: null,
    url: '',
  }
  return { ...fields, hash: await hashOfSeal({ ...fields, hash: '' }, sha256) }
}
const statesOf = (checks: { step: string; state: string }[]) =>
  Object.fromEntries(checks.map(({ step, state }) => [step, state]))

test('each step of a check says by itself what holds and what fails', async () => {
  const previous = await aSeal(1, 300, null)
  const seal = await aSeal(2, 599, previous)
  const path = inclusionRanges(7, 599).map(rootOfRange)
  const place = { leafHash: leafAt(7), leafIndex: 7, treeSize: 599, treeRoot: seal.treeRoot }
  const proof = { fact: null, ...place, seal, path }
  const all = { leaf: 'hidden', path: 'holds', seal: 'holds', link: 'holds' }
  assert.deepEqual(statesOf(await checkFact({ id: '', proof, previous }, sha256)), all)
  const moved = { ...proof, leafIndex: 8 }
  assert.deepEqual(statesOf(await checkFact({ id: '', proof: moved, previous }, sha256)), {
    ...all,
    path: 'fails',
  })
  assert.deepEqual(statesOf(await checkSeal({ ...seal, factCount: 1 }, previous, sha256)), {
    seal: 'fails',
    link: 'holds',
  })
  const other = { ...previous, sealedAt: '2029-01-01T00:00:00.000Z' }
  assert.deepEqual(statesOf(await checkSeal(seal, other, sha256)), { seal: 'holds', link: 'fails' })
  const between = { older: previous, newer: seal, path: consistencyRanges(300, 599).map(rootOfRange) }
  const sound = { olderRoot: 'holds', newerRoot: 'holds', seal: 'holds', link: 'holds' }
  assert.deepEqual(statesOf(await checkConsistency(between, previous, sha256)), sound)
  const rewritten = { ...previous, treeRoot: flipped(previous.treeRoot) }
  assert.equal(
    statesOf(await checkConsistency({ ...between, older: rewritten }, previous, sha256))['olderRoot'],
    'fails',
  )
})

// ── refused ──

test('the proof of another fact does not pass for the one that was asked for', async () => {
  const ids = { id: 'a', eventId: 'e', subjectId: 's', unitId: null, committeeId: null, reverses: null }
  const fact = {
    ...ids,
    measure: 'm',
    quantity: 1,
    day: '2030-01-01',
    placeCode: null,
    countedOnce: null,
    source: null,
  }
  const seal = { ...(await aSeal(1, 1, null)), treeRoot: await hashOfFact(fact, sha256) }
  const proof = {
    fact,
    leafHash: seal.treeRoot,
    leafIndex: 0,
    seal,
    treeSize: 1,
    treeRoot: seal.treeRoot,
    path: [],
  }
  const checked = async (id: string) => statesOf(await checkFact({ id, proof, previous: null }, sha256))
  assert.equal((await checked('a'))['leaf'], 'holds')
  assert.equal((await checked('b'))['leaf'], 'fails')
})

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { asSystem, visitor } from '#platform/access.ts'
import { API_ROOT } from '#platform/contract.ts'
import { type Fact, record } from '#platform/record.ts'
import { aPerson, openWorld, sealNow } from '#platform/testing.ts'
import { sealsApi } from './api.ts'
import { type FactProof, NotSealedYet, type Seal, SealedLater, sealsContract } from './contract.ts'
import { checkConsistency, checkFact } from './rules.ts'

const { db, owner, http, as: client } = await openWorld(sealsApi)
const as = (actor = visitor) => client(actor, sealsContract)
const sha256 = (bytes: Uint8Array<ArrayBuffer>) => crypto.subtle.digest('SHA-256', bytes)

const committeeId = randomUUID()
const text = JSON.stringify({ zh: '合成生物', en: 'Synthetic biology' })
await owner
  .insertInto('committee')
  .values({
    id: committeeId,
    key: 'synbio',
    kind: 'talent',
    name: text,
    short_name: text,
    purpose: text,
    since: '2029-01-01',
    questions: '[]',
    criteria: '[]',
    position: 1,
  })
  .execute()
const aFigure = (key: string, records: string, committee_id: string | null = null) => ({
  key,
  measure: `test.${key}`,
  committee_id,
  kind: 'flow',
  records,
  content: '{}',
  position: 1,
})
await owner
  .insertInto('figure')
  .values([
    aFigure('visits', 'public'),
    aFigure('matters', 'members'),
    aFigure('homes', 'counted'),
    aFigure('members', 'public', committeeId),
  ])
  .execute()

/** Writes facts and answers with their ids in the order of sealing. */
async function write(measure: string, count = 1, more: Partial<Fact> = {}): Promise<string[]> {
  const subjectId = () => ({ subjectId: randomUUID() })
  const aFact = { measure: `test.${measure}`, quantity: 1, day: '2029-06-15', ...more }
  const facts = Array.from({ length: count }, () => ({ ...aFact, ...subjectId() }))
  await record(db, asSystem('test', null), 'test.counted', {}, facts)
  const rows = await db.selectFrom('fact').select('id').orderBy('id', 'desc').limit(count).execute()
  return rows.map(({ id }) => id).reverse()
}
const visits: string[] = []
for (const size of [1, 255, 300, 7]) {
  visits.push(...(await write('visits', size)))
  await sealNow(db)
}
const proofOf = (id: string, seal?: number, actor = visitor) =>
  as(actor).getFactProof({ params: { id }, query: { seal } })
const readSeal = (number: number) => as().getSeal({ params: { number } })
const before = async (seal: Seal) => (seal.previous === null ? null : readSeal(seal.previous))
const checkedFact = async (id: string, proof: FactProof) =>
  (await checkFact({ id, proof, previous: await before(proof.seal) }, sha256)).map(({ state }) => state)
const wholly = ['holds', 'holds', 'holds', 'holds']

// ── works ──

test('seals are read newest first, page by page, and each names its neighbours', async () => {
  const first = await as().listSeals({ query: { limit: 2 } })
  const second = await as().listSeals({ query: { limit: 2, cursor: first.next ?? '' } })
  const seals = [...first.items, ...second.items]
  assert.deepEqual(
    seals.map(({ number, previous, next }) => [previous, number, next]),
    [
      [3, 4, null],
      [2, 3, 4],
      [1, 2, 3],
      [null, 1, 2],
    ],
  )
  for (const [i, seal] of seals.entries())
    assert.equal(seal.previousHash, seals[i + 1]?.hash ?? '0'.repeat(64))
  assert.deepEqual(await readSeal(3), seals[1])
})

test('facts are proved in the newest seal and in every older one that holds them', async () => {
  for (const index of [0, 1, 100, 254, 255, 256, 300, 511, 512, 555, 556, 562]) {
    const id = visits[index] ?? ''
    const newest = await proofOf(id)
    assert.deepEqual([newest.seal.number, newest.leafIndex, newest.fact?.id], [4, index, id])
    assert.deepEqual([newest.treeSize, newest.treeRoot], [newest.seal.treeSize, newest.seal.treeRoot])
    assert.deepEqual(await checkedFact(id, newest), wholly)
    for (const number of [1, 2, 3]) {
      const isHeld = index < (await readSeal(number)).treeSize
      if (isHeld) assert.deepEqual(await checkedFact(id, await proofOf(id, number)), wholly)
    }
  }
})

test('each seal is proved to begin with each one before', async () => {
  for (const number of [1, 2, 3, 4])
    for (const from of [1, 2, 3, 4].filter((one) => one <= number)) {
      const proof = await as().getConsistencyProof({ params: { number }, query: { from } })
      assert.deepEqual([proof.older.number, proof.newer.number], [from, number])
      const checks = await checkConsistency(proof, await before(proof.newer), sha256)
      assert.ok(checks.every(({ state }) => state === 'holds'))
    }
})

test('who may not open the records of a fact gets its proof without the fact', async () => {
  const [matter = ''] = await write('matters')
  const [home = ''] = await write('homes')
  const [uncounted = ''] = await write('of-no-figure')
  const [ofCommittee = ''] = await write('members', 1, { committeeId })
  const [ofNone = ''] = await write('members')
  await sealNow(db)
  const person = aPerson('liaison')
  const isShown = async (id: string, actor = visitor) => (await proofOf(id, undefined, actor)).fact !== null
  const shown = [visits[0] ?? '', matter, home, uncounted, ofCommittee, ofNone]
  const toVisitor = await Promise.all(shown.map((id) => isShown(id)))
  const toPerson = await Promise.all(shown.map((id) => isShown(id, person)))
  assert.deepEqual(toVisitor, [true, false, false, false, true, false])
  assert.deepEqual(toPerson, [true, true, false, false, true, false])
  const states = await checkedFact(home, await proofOf(home))
  assert.deepEqual(states, ['hidden', 'holds', 'holds', 'holds'])
})

// ── refused ──

test('a fact that is not sealed yet has no proof, nor has it one in a seal made before it', async () => {
  const [id = ''] = await write('visits')
  await assert.rejects(proofOf(id), { code: NotSealedYet.code })
  await assert.rejects(proofOf(id, 1), { code: NotSealedYet.code })
  await sealNow(db)
  const { seal } = await proofOf(id)
  await assert.rejects(proofOf(id, 1), { code: SealedLater.code, details: { seal: seal.number } })
})

const wrong: [url: string, status: number, field?: string, code?: string][] = [
  [`/facts/${randomUUID()}/proof`, 404],
  [`/facts/${visits[0]}/proof?seal=999999`, 404],
  [`/facts/${visits[0]}/proof?seal=0`, 400, 'seal', 'too_small'],
  ['/seals/999999', 404],
  ['/seals/0', 400, 'number', 'too_small'],
  ['/seals/99999999999999999999', 400, 'number'],
  ['/seals/999999/consistency?from=1', 404],
  ['/seals/1/consistency', 400, 'from', 'required'],
  ['/seals/1/consistency?from=2', 400, 'from', 'too_big'],
]
for (const [url, status, field, code] of wrong)
  test(`GET ${url.replace(/[0-9a-f-]{36}/, '…')} is refused with ${status}`, async () => {
    const answer = await http.inject(`${API_ROOT}${url}`)
    const told = answer.json<{ problems?: { field: string; code: string }[] }>()
    assert.deepEqual([answer.statusCode, told.problems?.[0]?.field], [status, field])
    if (code !== undefined) assert.equal(told.problems?.[0]?.code, code)
  })

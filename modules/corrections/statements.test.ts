import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { visitor } from '#platform/access.ts'
import { countDeadlocks, sealNow } from '#platform/testing.ts'
import { verify } from '#platform/verify.ts'
import { openCorrectionsWorld, outcomes, REASON } from './testing/corrections-world.ts'

const world = await openCorrectionsWorld()
const { db, owner, as, people, unit, valueOf, anUpload, aStatement, submit, aConfirmed } = world
const { operator, other, secretary } = people

const factsOf = (subjectId: string) =>
  db.selectFrom('fact').selectAll().where('subject_id', '=', subjectId).orderBy('id').execute()

// ── works ──

test('a number from outside counts for its day once a second operator has confirmed it, and names who says it', async () => {
  const before = await valueOf('homes')
  const submitted = await submit({
    quantity: 30,
    day: '2029-09-30',
    unitId: unit,
    placeCode: '990101001',
    note: '首批',
  })
  assert.equal(await valueOf('homes'), before)
  const { id, version } = submitted
  const confirmed = await as(other).confirmStatement({ params: { id }, version })
  assert.deepEqual(
    [confirmed.state, confirmed.can.supersede, confirmed.can.correct],
    ['confirmed', true, true],
  )
  assert.deepEqual([await valueOf('homes'), await valueOf('homes', '2029-09-29')], [before + 30, before])
  const [fact] = await factsOf(id)
  assert.deepEqual([fact?.source, fact?.unit_id, fact?.id], ['区住房和建设局', unit, confirmed.factId])
})

test('everybody reads a confirmed statement and its document; before, only operators do', async () => {
  const { id, version } = await submit()
  const params = { id }
  for (const actor of [visitor, secretary]) {
    await assert.rejects(as(actor).getStatement({ params }), { status: 404 })
    await assert.rejects(as(actor).downloadStatementDocument({ params }), { status: 404 })
  }
  await as(other).confirmStatement({ params, version })
  const seen = await as(visitor).getStatement({ params, query: { lang: 'en' } })
  assert.deepEqual(seen.signatory, { name: '赵立言', function: '局长' })
  assert.deepEqual([seen.figure.countingUnit, seen.proposed.person], ['things', null])
  assert.match(seen.document.sha256, /^[0-9a-f]{64}$/)
  assert.equal(await (await as(visitor).downloadStatementDocument({ params })).text(), '%PDF-1.7 声明')
  const { items } = await as(visitor).listStatements({ query: { figure: 'homes' } })
  assert.ok(items.every(({ state }) => state === 'confirmed') && items.some((one) => one.id === id))
})

test('a later statement takes the place of an earlier one from its day, in one moment', async () => {
  const [before, then] = [await valueOf('homes'), await valueOf('homes', '2029-12-30')]
  const earlier = await aConfirmed({ quantity: 2100, day: '2029-06-30' })
  const later = await aConfirmed({ quantity: 2242, day: '2029-12-31', supersedes: earlier.id })
  assert.equal(later.supersedes?.id, earlier.id)
  assert.equal((await valueOf('homes', '2029-12-30')) - then, 2100)
  assert.equal((await valueOf('homes')) - before, 2242)
  const { supersededBy, factId } = await as(visitor).getStatement({ params: { id: earlier.id } })
  assert.deepEqual([supersededBy?.id, factId], [later.id, null])
})

test('a statement whose fact was corrected shows it, and the right fact is the one that a later statement follows', async () => {
  const before = await valueOf('trained')
  const { id, factId } = await aConfirmed({ figureKey: 'trained', quantity: 120 })
  const body = { factId: factId ?? '', reason: REASON, replacement: { quantity: 102 } }
  const proposed = await as(operator).proposeCorrection({ body })
  await as(other).confirmCorrection({ params: { id: proposed.id }, version: proposed.version })
  const corrected = await as(visitor).getStatement({ params: { id } })
  assert.deepEqual(
    corrected.corrections.map((one) => one.id),
    [proposed.id],
  )
  assert.equal((await valueOf('trained')) - before, 102)
  await aConfirmed({ figureKey: 'trained', quantity: 130, day: '2030-01-01', supersedes: id })
  assert.equal((await valueOf('trained')) - before, 130)
})

test('figures that take statements are listed for operators', async () => {
  const { items } = await as(operator).listStatementFigures({ query: {} })
  assert.deepEqual(
    items.map(({ key, kind }) => [key, kind]),
    [
      ['homes', 'stock'],
      ['trained', 'flow'],
      ['members', 'stock'],
    ],
  )
})

// ── refused ──

test('everything wrong with a statement is told at once', async () => {
  const body = await aStatement({
    figureKey: 'teams',
    day: '2030-01-02',
    unitId: randomUUID(),
    placeCode: 'nowhere',
    documentId: await anUpload(other),
    supersedes: randomUUID(),
  })
  await assert.rejects(
    as(operator).submitStatement({ body }),
    (error: { details: { problems: { field: string; code: string }[] } }) => {
      assert.deepEqual(
        error.details.problems.map(({ field, code }) => `${field} ${code}`),
        [
          'figureKey takes_no_statements',
          'day in_future',
          'unitId unit_unknown',
          'placeCode place_unknown',
          'documentId file_unknown',
          'supersedes not_in_force',
        ],
      )
      return true
    },
  )
})

test('a statement follows no later one, none on another figure, and none that another follows already', async () => {
  const { id: supersedes } = await aConfirmed({ day: '2029-12-31' })
  await assert.rejects(submit({ supersedes, day: '2029-12-30' }), {
    details: { problems: [{ field: 'day', code: 'before_earlier', in: 'body' }] },
  })
  await assert.rejects(submit({ supersedes, figureKey: 'trained' }), { status: 422 })
  await submit({ supersedes })
  await assert.rejects(submit({ supersedes }), { status: 409, code: 'statements.already_followed' })
})

test('a number that the network keeps comes in by no statement, whatever the city pack says', async () => {
  await assert.rejects(submit({ figureKey: 'members' }), {
    status: 422,
    details: { problems: [{ field: 'figureKey', code: 'takes_no_statements', in: 'body' }] },
  })
})

test('who entered a statement does not confirm it, and nobody but an operator enters one', async () => {
  const { id, version } = await submit()
  const params = { id }
  await assert.rejects(as(operator).confirmStatement({ params, version }), {
    status: 403,
    details: { ability: 'statements.decide' },
  })
  await assert.rejects(as(secretary).submitStatement({ body: await aStatement() }), { status: 403 })
  await as(operator).withdrawStatement({ params, version })
  await assert.rejects(as(other).confirmStatement({ params, version: version + 1 }), {
    status: 409,
    details: { state: 'withdrawn' },
  })
})

test('a statement that follows one whose fact was corrected away is not confirmed', async () => {
  const earlier = await aConfirmed()
  const { id, version } = await submit({ supersedes: earlier.id })
  const proposed = await as(operator).proposeCorrection({
    body: { factId: earlier.factId ?? '', reason: REASON },
  })
  await as(other).confirmCorrection({ params: { id: proposed.id }, version: proposed.version })
  await assert.rejects(as(other).confirmStatement({ params: { id }, version }), {
    code: 'statements.earlier_not_in_force',
  })
})

test('the database itself keeps what statements promise', async () => {
  const [{ id }, second, counting] = [await submit(), await submit(), await aConfirmed()]
  const decided = { decided_by: other.personId, decided_under: other.post.id, decided_at: new Date() }
  const refused = { state: 'refused', ...decided, decision_reason: '没有加盖公章' }
  const broken: [constraint: string, change: object][] = [
    ['statement_is_decided_by_another', { ...refused, decided_by: operator.personId }],
    ['statement_decision_is_whole', { state: 'confirmed' }],
    ['statement_refusal_says_why', { ...refused, decision_reason: null }],
    ['statement_counts_something', { quantity: 0 }],
    ['statement_counts_when_confirmed', { fact_id: counting.factId }],
    ['statement_has_a_fact_of_its_own', { state: 'confirmed', ...decided, fact_id: counting.factId }],
    ['statement_has_a_state', { state: 'done' }],
    ['statement_has_a_document_of_its_own', { document_id: second.document.id }],
  ]
  for (const [constraint, change] of broken)
    await assert.rejects(db.updateTable('statement').set(change).where('id', '=', id).execute(), {
      constraint,
    })
})

// ── raced ──

const ROUNDS = 6

test('of confirming and withdrawing a statement at once, one is done, and it counts at most once', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { id, version } = await submit()
    const params = { id }
    const [confirmed, withdrawn] = await outcomes([
      as(other).confirmStatement({ params, version }),
      as(operator).withdrawStatement({ params, version }),
    ])
    assert.deepEqual(new Set([confirmed, withdrawn]), new Set(['precondition_failed', undefined]))
    assert.equal((await factsOf(id)).length, withdrawn === undefined ? 0 : 1)
  }
})

test('a statement’s fact that is corrected and followed at once is taken back once, and the figure agrees', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const before = await valueOf('homes')
    const earlier = await aConfirmed({ quantity: 10 })
    const next = await submit({ quantity: 12, supersedes: earlier.id })
    const proposed = await as(operator).proposeCorrection({
      body: { factId: earlier.factId ?? '', reason: REASON },
    })
    const [corrected, followed] = await outcomes([
      as(other).confirmCorrection({ params: { id: proposed.id }, version: proposed.version }),
      as(other).confirmStatement({ params: { id: next.id }, version: next.version }),
    ])
    const isFollowed = followed === undefined
    assert.deepEqual(
      [corrected, followed],
      isFollowed
        ? ['corrections.not_correctable', undefined]
        : [undefined, 'statements.earlier_not_in_force'],
    )
    assert.equal((await valueOf('homes')) - before, isFollowed ? 12 : 0)
  }
})

test('all seals and sums still recompute, and none of these rivals ever deadlocked', async () => {
  await sealNow(db)
  assert.equal((await verify(owner)).fault, undefined)
  assert.equal(await countDeadlocks(world), 0)
})

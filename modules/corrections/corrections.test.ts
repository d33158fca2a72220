import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { visitor } from '#platform/access.ts'
import { restatedFigures } from '#modules/figures/public.ts'
import { countDeadlocks, TODAY } from '#platform/testing.ts'
import { openCorrectionsWorld, outcomes, REASON } from './testing/corrections-world.ts'

const world = await openCorrectionsWorld()
const { db, as, people, biology, display, city, unit, valueOf, aFact, propose } = world
const { operator, other, secretary, otherSecretary } = people
const YESTERDAY = '2029-12-31'

const confirm = ({ id, version }: { id: string; version: number }, actor = other) =>
  as(actor).confirmCorrection({ params: { id }, version })
const restatedOf = async (day: string) => (await restatedFigures(db, day)).get('teams') ?? 0
const noticesOf = (code: string) =>
  db.selectFrom('notice').selectAll().where('code', '=', code).orderBy('id', 'desc').execute()

// ── works ──

test('what one operator proposes counts once another confirms it, and past days stay as they were published', async () => {
  const factId = await aFact({ quantity: 5 })
  const [today, yesterday] = [await valueOf('teams'), await valueOf('teams', YESTERDAY)]
  const proposed = await propose(operator, factId)
  assert.deepEqual(proposed.can, { confirm: false, refuse: false, withdraw: true })
  assert.equal(await valueOf('teams'), today)
  const confirmed = await confirm(proposed)
  assert.deepEqual([confirmed.state, confirmed.day, confirmed.replacement], ['confirmed', TODAY, null])
  assert.deepEqual([await valueOf('teams'), await valueOf('teams', YESTERDAY)], [today - 5, yesterday])
})

test('everybody reads what was corrected and why, and under which posts, but not by whom', async () => {
  const factId = await aFact({ unitId: unit, placeCode: '990101001' })
  const { id } = await confirm(await propose(operator, factId))
  const { items } = await as(visitor).listCorrections({ query: { figure: 'teams' } })
  const seen = items.find((one) => one.id === id)
  assert.equal(seen?.reason, REASON)
  assert.deepEqual([seen.fact.unit?.name, seen.fact.place?.name], ['深海研究所', '新湖街道'])
  assert.deepEqual([seen.proposed.person, seen.decided?.person], [null, null])
  assert.deepEqual(seen.decided?.post, { role: '区级经办人', body: null })
  assert.equal((await as(other).getCorrection({ params: { id } })).proposed.person?.name, '陈经办')
})

test('of a figure whose records are closed, the public is told the number but neither unit nor place', async () => {
  const factId = await aFact({ measure: 'test.homes', unitId: unit, placeCode: '990101001' })
  const { id } = await confirm(await propose(operator, factId))
  const { fact } = await as(visitor).getCorrection({ params: { id } })
  assert.deepEqual([fact.quantity, fact.unit, fact.place], [1, null, null])
  assert.equal((await as(operator).getCorrection({ params: { id } })).fact.unit?.id, unit)
})

test('a secretary proposes for the own committee; only operators are told that it waits, and the secretary how it ended', async () => {
  const proposed = await propose(secretary, await aFact({ committeeId: biology }))
  const [waiting] = await noticesOf('corrections.proposed')
  assert.deepEqual([waiting?.body_id, waiting?.role], [city, 'operator'])
  await confirm(proposed)
  const [told] = await noticesOf('corrections.confirmed')
  assert.deepEqual([told?.body_id, told?.role], [biology, 'secretary'])
})

test('the right fact takes the place of the wrong one in the same moment, and says when it truly was', async () => {
  const before = await valueOf('teams')
  const factId = await aFact({ quantity: 100, unitId: unit, source: '区统计局' })
  const replacement = { quantity: 90, day: '2029-05-01', placeCode: '990101001' }
  const proposed = await as(operator).proposeCorrection({ body: { factId, reason: REASON, replacement } })
  const confirmed = await confirm(proposed)
  assert.equal(await valueOf('teams'), before + 90)
  assert.equal(confirmed.replacement?.day, '2029-05-01')
  const { replacement_id } = await db
    .selectFrom('correction')
    .select('replacement_id')
    .where('id', '=', proposed.id)
    .executeTakeFirstOrThrow()
  const right = await db
    .selectFrom('fact')
    .selectAll()
    .where('id', '=', replacement_id)
    .executeTakeFirstOrThrow()
  assert.deepEqual([right.quantity, right.day, right.source], [90, TODAY, '区统计局'])
  assert.deepEqual([right.unit_id, right.place_code], [unit, '990101001'])
})

test('what a past day is as known now has the right fact on its true day, while what was published stays', async () => {
  const before = { may: await restatedOf('2029-05-31'), july: await restatedOf('2029-07-31') }
  const factId = await aFact({ quantity: 100, day: '2029-06-15' })
  const replacement = { quantity: 90, day: '2029-05-01' }
  const published = await valueOf('teams', '2029-07-31')
  const body = { factId, reason: REASON, replacement }
  await confirm(await as(operator).proposeCorrection({ body }))
  assert.equal(await valueOf('teams', '2029-07-31'), published)
  assert.equal((await restatedOf('2029-05-31')) - before.may, 90)
  assert.equal((await restatedOf('2029-07-31')) - before.july, 90)
})

test('of what is counted once, the right fact counts once in the place of the wrong one', async () => {
  const before = await valueOf('teams')
  const factId = await aFact({ countedOnce: randomUUID() })
  const body = { factId, reason: REASON, replacement: { placeCode: '990101001' } }
  await confirm(await as(operator).proposeCorrection({ body }))
  assert.equal(await valueOf('teams'), before + 1)
})

test('a correction that was refused or withdrawn changes nothing, and the fact can be proposed again', async () => {
  const factId = await aFact()
  const before = await valueOf('teams')
  const first = await propose(operator, factId)
  const params = { id: first.id }
  const refused = await as(other).refuseCorrection({
    params,
    body: { reason: '两条记录是两支不同的队' },
    version: 1,
  })
  assert.deepEqual([refused.state, refused.decided?.reason], ['refused', '两条记录是两支不同的队'])
  const second = await propose(operator, factId)
  await as(operator).withdrawCorrection({ params: { id: second.id }, version: second.version })
  assert.equal(await valueOf('teams'), before)
  await confirm(await propose(operator, factId))
  assert.equal(await valueOf('teams'), before - 1)
})

test('what left by mistake stands again once its leaving is corrected', async () => {
  const subjectId = randomUUID()
  const joining = await aFact({ subjectId })
  const before = await valueOf('teams')
  const leaving = await aFact({ subjectId, quantity: -1, day: '2029-08-01' })
  await assert.rejects(propose(operator, joining), { status: 409, details: { obstacle: 'left_since' } })
  await confirm(await propose(operator, leaving))
  assert.equal(await valueOf('teams'), before)
  await confirm(await propose(operator, joining))
  assert.equal(await valueOf('teams'), before - 1)
})

// ── refused ──

test('nobody decides on what they proposed, nor does anybody but an operator', async () => {
  const { id, version } = await propose(secretary, await aFact({ committeeId: biology }))
  const params = { id }
  const own = await propose(operator)
  await assert.rejects(confirm(own, operator), { status: 403, details: { ability: 'corrections.decide' } })
  await assert.rejects(as(secretary).confirmCorrection({ params, version }), { status: 403 })
  await assert.rejects(as(otherSecretary).confirmCorrection({ params, version }), { status: 404 })
  await assert.rejects(as(other).withdrawCorrection({ params, version }), { status: 403 })
  await assert.rejects(as(visitor).getCorrection({ params }), { status: 404 })
})

test('a secretary proposes nothing for another committee, nor for none', async () => {
  for (const committeeId of [display, null]) {
    const factId = await aFact({ committeeId })
    await assert.rejects(propose(secretary, factId), { status: 403 })
    await assert.rejects(as(secretary).getFactInQuestion({ params: { id: factId } }), { status: 403 })
  }
})

test('a number that the network keeps is put right in the network, and the refusal says so', async () => {
  const id = await aFact({ measure: 'network.memberships', committeeId: biology })
  await assert.rejects(propose(secretary, id), {
    status: 422,
    code: 'corrections.kept_by_module',
    details: { module: 'network', measure: 'network.memberships' },
  })
  const { obstacle, keeper } = await as(secretary).getFactInQuestion({ params: { id } })
  assert.deepEqual([obstacle, keeper], ['kept_by_module', 'network'])
})

test('a fact that was corrected is not corrected again, nor is the correction', async () => {
  const factId = await aFact()
  await confirm(await propose(operator, factId))
  await assert.rejects(propose(operator, factId), { details: { obstacle: 'already_corrected' } })
  const { id } = await db
    .selectFrom('fact')
    .select('id')
    .where('reverses', '=', factId)
    .executeTakeFirstOrThrow()
  await assert.rejects(propose(operator, id), { details: { obstacle: 'is_a_correction' } })
})

test('everything wrong with the right fact is told at once', async () => {
  const factId = await aFact({ countedOnce: randomUUID() })
  const replacement = { quantity: 2, day: '2030-01-02', unitId: randomUUID(), placeCode: 'nowhere' }
  const body = { factId, reason: REASON, replacement }
  await assert.rejects(
    as(operator).proposeCorrection({ body }),
    (error: { details: { problems: object[] } }) => {
      assert.deepEqual(error.details.problems, [
        { field: 'replacement.day', code: 'in_future', in: 'body' },
        { field: 'replacement.quantity', code: 'counts_one', in: 'body' },
        { field: 'replacement.unitId', code: 'unit_unknown', in: 'body' },
        { field: 'replacement.placeCode', code: 'place_unknown', in: 'body' },
      ])
      return true
    },
  )
})

test('the database itself keeps what corrections promise', async () => {
  const { id } = await propose()
  const { fact_id } = await db
    .selectFrom('correction')
    .select('fact_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const decided = { decided_by: other.personId, decided_under: other.post.id, decided_at: new Date() }
  const refused = { state: 'refused', ...decided, decision_reason: '两支不同的队' }
  const broken: [constraint: string, change: object][] = [
    ['correction_is_decided_by_another', { ...refused, decided_by: operator.personId }],
    ['correction_decision_is_whole', { ...refused, decided_at: null }],
    ['correction_refusal_says_why', { ...refused, decision_reason: null }],
    ['correction_counts_when_confirmed', { day: TODAY }],
    ['correction_has_a_state', { state: 'done' }],
    ['correction_takes_back_its_fact', { state: 'confirmed', ...decided, day: TODAY, reversal_id: fact_id }],
  ]
  for (const [constraint, change] of broken)
    await assert.rejects(db.updateTable('correction').set(change).where('id', '=', id).execute(), {
      constraint,
    })
})

// ── raced ──

const ROUNDS = 6

test('of two who decide at once, one decides and the fact is taken back once', async () => {
  const third = people.operator
  for (let round = 0; round < ROUNDS; round++) {
    const factId = await aFact({ committeeId: biology })
    const { id, version } = await propose(secretary, factId)
    const params = { id }
    const codes = await outcomes([
      as(other).confirmCorrection({ params, version }),
      as(third).confirmCorrection({ params, version }),
    ])
    assert.deepEqual(new Set(codes), new Set(['precondition_failed', undefined]))
    const taken = await db.selectFrom('fact').select('id').where('reverses', '=', factId).execute()
    assert.equal(taken.length, 1)
  }
})

test('of ten proposals for one fact at once, one stands', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const factId = await aFact()
    const codes = await outcomes(Array.from({ length: 10 }, () => propose(operator, factId)))
    assert.equal(codes.filter((code) => code === 'corrections.already_proposed').length, 9)
  }
})

test('of confirming and withdrawing at once, one is done and the other is told that the record changed', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { id, version } = await propose()
    const params = { id }
    const codes = await outcomes([
      as(other).confirmCorrection({ params, version }),
      as(operator).withdrawCorrection({ params, version }),
    ])
    assert.deepEqual(new Set(codes), new Set(['precondition_failed', undefined]))
    const { state } = await as(operator).getCorrection({ params })
    assert.equal(state, codes[0] === undefined ? 'confirmed' : 'withdrawn')
  }
})

test('none of these rivals ever deadlocked', async () => {
  assert.equal(await countDeadlocks(world), 0)
})

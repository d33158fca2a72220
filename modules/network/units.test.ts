import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { type Actor, visitor } from '#platform/access.ts'
import { isProblem, PreconditionFailed } from '#platform/problem.ts'
import { aPerson, openWorld } from '#platform/testing.ts'
import { networkApi } from './api.ts'
import { CreditCodeTaken, networkContract } from './contract.ts'
import { arrangeCity, creditCode, snapshot } from './testing.ts'

const world = await openWorld(networkApi)
const city = await arrangeCity(world.owner)
const as = (actor: Actor) => world.as(actor, networkContract)

const operator = aPerson('operator', randomUUID(), 'city')
const aUnit = (body: object = {}) =>
  as(operator).addUnit({ body: { kind: 'institute', name: '光明实验室', ...body } })

/** The field problems of a refusal. */
async function fieldProblems(answer: Promise<unknown>): Promise<unknown> {
  const refusal = await answer.then(
    () => undefined,
    (error: unknown) => error,
  )
  assert.ok(refusal instanceof Error && 'details' in refusal, String(refusal))
  return (refusal.details as { problems: { field: string; code: string }[] }).problems.map(
    ({ field, code }) => `${field}: ${code}`,
  )
}

// ── works ──

test('a unit that an operator enters is read by everybody, with codes in the form in which they are kept', async () => {
  const code = creditCode(1)
  const { id } = await aUnit({
    nameEn: 'Guangming Laboratory',
    creditCode: ` ${code.toLowerCase()} `,
    rorId: '04gh4er46',
    industryCode: 'm7340',
    placeCode: '440311001001',
    website: 'https://example.org/',
  })
  const unit = await as(visitor).getUnit({ params: { id } })
  assert.equal(unit.creditCode, code)
  assert.equal(unit.rorId, 'https://ror.org/04gh4er46')
  assert.equal(unit.industryCode, 'M7340')
  assert.deepEqual(unit.place, { code: '440311001001', name: '楼村社区' })
  assert.deepEqual(unit.kind, { key: 'institute', name: '科研院所' })
  assert.equal(unit.url, `/network/units/${id}`)
  assert.deepEqual(unit.can, { edit: false, addPartyOrganisation: false })
})

test('a unit is told in the reader’s language', async () => {
  const { id } = await aUnit()
  const { kind } = await as(visitor).getUnit({ params: { id }, query: { lang: 'en' } })
  assert.equal(kind.name, 'Institute')
})

test('a unit that the liaison of a committee enters is answered for by that committee', async () => {
  const liaison = aPerson('committee-liaison', city.biology, 'committee')
  const unit = await as(liaison).addUnit({ body: { kind: 'enterprise', name: '无账号公司' } })
  assert.equal(unit.representedBy?.key, 'synthetic-biology')
  assert.equal(unit.can.edit, true)
  const changed = await as(liaison).changeUnit({
    params: { id: unit.id },
    body: { summary: '做酶' },
    version: unit.version,
  })
  assert.equal(changed.summary, '做酶')
})

test('the size of an enterprise is told, stays while other fields change, and can be taken back', async () => {
  const { id, version } = await aUnit({ kind: 'enterprise', size: 'micro' })
  const change = (body: { size?: null; summary?: string }, seen: number) =>
    as(operator).changeUnit({ params: { id }, body, version: seen })
  assert.equal((await change({ summary: '做酶' }, version)).size, 'micro')
  assert.equal((await change({ size: null }, version + 1)).size, null)
})

test('the liaison of several committees says which of them answers', async () => {
  const posts = [city.biology, city.display].flatMap((id) => aPerson('committee-liaison', id).posts)
  const liaison = { personId: randomUUID(), posts }
  const body = { kind: 'enterprise', name: '显示公司', representedBy: city.display }
  assert.equal((await as(liaison).addUnit({ body })).representedBy?.key, 'display')
})

test('a change keeps what it does not name, says in the record what it was, and raises the version', async () => {
  const unit = await aUnit({ aliases: ['光实'], address: '光明大街 1 号' })
  const liaison = aPerson('liaison', unit.id)
  const changed = await as(liaison).changeUnit({
    params: { id: unit.id },
    body: { address: null, nameEn: 'GM Lab' },
    version: unit.version,
  })
  assert.deepEqual(changed.aliases, ['光实'])
  assert.equal(changed.address, null)
  assert.equal(changed.version, unit.version + 1)
  const event = await world.db
    .selectFrom('event')
    .select(['type', 'details'])
    .where('person_id', '=', liaison.personId)
    .executeTakeFirstOrThrow()
  assert.deepEqual(event, {
    type: 'network.unit_changed',
    details: {
      unitId: unit.id,
      before: { nameEn: null, address: '光明大街 1 号' },
      after: { nameEn: 'GM Lab', address: null },
    },
  })
})

test('a change that changes nothing leaves version and record as they are', async () => {
  const unit = await aUnit()
  const before = await snapshot(world.owner)
  await as(operator).changeUnit({ params: { id: unit.id }, body: { name: unit.name }, version: unit.version })
  assert.deepEqual(await snapshot(world.owner), before)
})

test('committees, clusters, kinds, positions and places are read by everybody in every language', async () => {
  const reader = as(visitor)
  const query = { lang: 'zh-Hant' } as const
  assert.deepEqual(
    (await reader.listCommittees({ query })).items.map(({ name, cluster }) => [name, cluster?.key]),
    [
      ['合成生物產業鏈黨委', 'biology'],
      ['超高清显示产业链党委', 'light'],
      ['高层次人才党委', undefined],
    ],
  )
  assert.deepEqual(
    (await reader.listClusters({ query: { lang: 'en' } })).items.map((cluster) => cluster.name),
    ['Biomedicine', 'Photonics'],
  )
  assert.equal((await reader.listUnitKinds()).items[0]?.countsAs, 'institute')
  assert.equal((await reader.listChainPositions()).items[0]?.summary, '提供原料')
  assert.deepEqual((await reader.listPlaces()).items[2], {
    code: '440311001001',
    name: '楼村社区',
    parentCode: '440311001',
    level: 'community',
  })
})

test('a committee is read by its key and by its id, with what it asks', async () => {
  const byKey = await as(visitor).getCommittee({ params: { id: 'synthetic-biology' }, query: { lang: 'en' } })
  assert.deepEqual(
    await as(visitor).getCommittee({ params: { id: city.biology }, query: { lang: 'en' } }),
    byKey,
  )
  assert.equal(byKey.url, '/network/synthetic-biology')
  assert.deepEqual(byKey.questions, [
    { key: 'product', kind: 'text', text: 'Main product', required: true, maxLength: 200 },
    {
      key: 'stage',
      kind: 'choice',
      text: 'Stage',
      required: false,
      options: [{ key: 'early', name: 'Early' }],
    },
  ])
  assert.deepEqual(byKey.criteria, [{ key: 'fit', text: 'Fit', help: 'Belongs to the chain' }])
})

// ── refused ──

test('everything that is wrong with a unit is told at once and nothing is written', async () => {
  const before = await snapshot(world.owner)
  const body = {
    kind: 'circus',
    name: '错误百出',
    creditCode: '91350100M000100Y42',
    rorId: 'https://ror.org/04gh4er47',
    industryCode: 'U',
    placeCode: '999999',
  }
  assert.deepEqual(await fieldProblems(as(operator).addUnit({ body })), [
    'creditCode: credit_code_wrong',
    'rorId: ror_id_wrong',
    'industryCode: industry_code_wrong',
    'kind: kind_unknown',
    'placeCode: place_unknown',
  ])
  assert.deepEqual(await snapshot(world.owner), before)
})

test('unknown fields, empty names and addresses that no browser should open are refused by name', async () => {
  const body = { kind: 'institute', name: ' ', website: 'javascript:alert(1)', rank: 1 }
  assert.deepEqual(await fieldProblems(as(operator).addUnit({ body })), [
    'name: required',
    'website: invalid_format',
    'rank: unknown_field',
  ])
})

test('a code that another unit has is refused, and the other unit is named', async () => {
  const holder = await aUnit({ creditCode: creditCode(2), rorId: '00sdcjz77' })
  const other = await aUnit()
  const before = await snapshot(world.owner)
  await assert.rejects(aUnit({ creditCode: creditCode(2) }), {
    status: 409,
    code: 'network.credit_code_taken',
    details: { unitId: holder.id },
  })
  await assert.rejects(
    as(operator).changeUnit({ params: { id: other.id }, body: { rorId: '00sdcjz77' }, version: 1 }),
    { status: 409, code: 'network.ror_id_taken', details: { unitId: holder.id } },
  )
  assert.deepEqual(await snapshot(world.owner), before)
})

test('nobody enters or changes units without a post for it', async () => {
  const { id } = await aUnit()
  const before = await snapshot(world.owner)
  const body = { kind: 'institute', name: '冒名' }
  await assert.rejects(as(visitor).addUnit({ body }), { status: 401 })
  for (const stranger of [
    aPerson('liaison'),
    aPerson('secretary', city.biology),
    aPerson('committee-liaison'),
  ]) {
    await assert.rejects(as(stranger).changeUnit({ params: { id }, body: { name: '冒名' }, version: 1 }), {
      status: 403,
    })
  }
  await assert.rejects(as(aPerson('liaison', id)).addUnit({ body }), { status: 403 })
  const elsewhere = { body: { ...body, representedBy: city.display } }
  await assert.rejects(as(aPerson('committee-liaison', city.biology)).addUnit(elsewhere), { status: 403 })
  assert.deepEqual(await snapshot(world.owner), before)
})

test('a committee that does not exist answers for nobody', async () => {
  const wish = aUnit({ representedBy: randomUUID() })
  assert.deepEqual(await fieldProblems(wish), ['representedBy: committee_unknown'])
})

test('whoever changes a unit says which version they saw', async () => {
  const { id } = await aUnit()
  const wish = { params: { id }, body: { name: '新名' } }
  await assert.rejects(as(operator).changeUnit(wish), { status: 428 })
  await assert.rejects(as(operator).changeUnit({ ...wish, version: 7 }), {
    status: 412,
    details: { version: 1 },
  })
})

test('what does not exist is not found', async () => {
  const id = randomUUID()
  await assert.rejects(as(visitor).getUnit({ params: { id } }), { status: 404, details: { what: 'unit' } })
  await assert.rejects(as(operator).changeUnit({ params: { id }, body: {}, version: 1 }), { status: 404 })
  await assert.rejects(as(visitor).getCommittee({ params: { id: 'nowhere' } }), { status: 404 })
  await assert.rejects(as(visitor).listMembers({ params: { id } }), { status: 404 })
})

// ── raced ──

test('of two people who change the same version one succeeds, and the other is told to read again', async () => {
  for (let round = 0; round < 5; round++) {
    const { id } = await aUnit()
    const answers = await Promise.allSettled(
      ['甲', '乙'].map((name) => as(operator).changeUnit({ params: { id }, body: { name }, version: 1 })),
    )
    const refusals = answers.filter((answer) => answer.status === 'rejected')
    assert.equal(refusals.length, 1)
    assert.ok(isProblem(refusals[0]?.reason, PreconditionFailed))
  }
})

test('of ten who enter a unit with one credit code one succeeds, and nine are told that it is taken', async () => {
  for (let round = 0; round < 5; round++) {
    const code = creditCode(100 + round)
    const answers = await Promise.allSettled(Array.from({ length: 10 }, () => aUnit({ creditCode: code })))
    const refusals = answers.filter((answer) => answer.status === 'rejected')
    assert.equal(refusals.length, 9)
    for (const { reason } of refusals) assert.ok(isProblem(reason, CreditCodeTaken), String(reason))
  }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#platform/access.ts'
import { API_ROOT } from '#platform/contract.ts'
import { Forbidden, InvalidParameter, isProblem } from '#platform/problem.ts'
import { aPerson } from '#platform/testing.ts'
import { type CountedUse, sharingReportsContract } from './contract.ts'
import { openSharing } from './testing.ts'

const {
  as: client,
  units,
  committeeId,
  resources,
  aPersonOf,
  use,
  wait,
  http,
  cookieOf,
} = await openSharing()
const operator = aPerson('operator', undefined, 'city')
const secretary = aPerson('secretary', committeeId, 'committee')
const as = (actor: Actor) => client(actor, sharingReportsContract)
const isForbidden = (error: unknown) => isProblem(error, Forbidden)
const inYear = (year: number, more: { scope?: 'evaluated' | 'all' } = {}) => ({ query: { year, ...more } })

// Two hours by the owner, one by the micro enterprise, half an hour by a person of no unit and a minute and a half by one
// with a post at the owner; 40 minutes by the enterprise of unknown size.
const { microscope, balance, reactor, room } = resources
await use(microscope, ['2029-03-01T01:00Z', '2029-03-01T03:00Z'], { unitId: units.institute })
await use(microscope, ['2029-03-02T01:00Z', '2029-03-02T02:00Z'], { unitId: units.small })
await use(microscope, ['2029-03-03T01:00Z', '2029-03-03T01:30Z'])
const researcher = await aPersonOf(units.institute)
await use(microscope, ['2029-03-04T01:00Z', '2029-03-04T01:01:30Z'], { personId: researcher })
await use(microscope, ['2029-03-05T01:00Z', '2029-03-05T01:40Z'], { unitId: units.unsized })
// In Shanghai this one ended in 2030, and the next still runs.
await use(microscope, ['2029-12-31T15:00Z', '2029-12-31T16:10Z'], { unitId: units.small })
await use(microscope, ['2030-01-01T00:00Z', null], { unitId: units.small })
await use(balance, ['2029-05-01T01:00Z', '2029-05-01T02:00Z'], { unitId: units.small })
await use(room, ['2029-05-01T01:00Z', '2029-05-01T02:00Z'], { unitId: units.large })
await use(reactor, ['2029-05-01T01:00Z', '2029-05-01T01:20Z'], { unitId: units.institute })

test('the evaluation counts hours, share rate and small companies of instruments of half a million and more', async () => {
  const { total, items } = await as(operator).getEvaluation(inYear(2029))
  const institute = {
    resources: 1,
    effective: 251,
    external: 130,
    shareRate: 130 / 251,
    smallServed: 1,
    unknownServed: 1,
  }
  assert.deepEqual(
    items.map(({ unit, ...numbers }) => [unit.name, numbers]),
    [
      ['光明研究院', institute],
      [
        '微光公司',
        { resources: 1, effective: 20, external: 20, shareRate: 1, smallServed: 0, unknownServed: 0 },
      ],
    ],
  )
  assert.deepEqual([total.resources, total.effective, total.external], [2, 271, 150])
  const all = await as(operator).getEvaluation(inYear(2029, { scope: 'all' }))
  assert.deepEqual([all.total.resources, all.total.effective, all.total.smallServed], [4, 391, 1])
})

test('a use counts in the year in which it ended by the clock of the city', async () => {
  const { total } = await as(operator).getEvaluation(inYear(2030))
  assert.deepEqual([total.effective, total.external], [70, 70])
})

test('a year without any use has no share rate, and still lists who offers', async () => {
  const { total, items } = await as(operator).getEvaluation(inYear(2027))
  assert.deepEqual([total.shareRate, items.length], [null, 2])
})

test('every number is the list behind it, page by page, and the instruments add up to their unit', async () => {
  const { items, total } = await as(operator).listEvaluatedResources({
    params: { id: units.institute },
    ...inYear(2029, { scope: 'all' }),
  })
  const sum = (minutes: number[]) => minutes.reduce((all, one) => all + one, 0)
  assert.equal(sum(items.map(({ effective }) => effective)), total.effective)
  for (const [counted, expected] of [
    ['effective', total.effective],
    ['external', total.external],
    ['small', 120],
  ] as [CountedUse, number][]) {
    const seen: number[] = []
    let cursor: string | undefined
    do {
      const page = await as(operator).listEvaluatedUses({
        query: { year: 2029, scope: 'all', unitId: units.institute, counted, limit: 2, cursor },
      })
      seen.push(...page.items.map(({ minutes }) => minutes))
      assert.equal(page.minutes, expected)
      assert.equal(page.unit?.name, '光明研究院')
      assert.ok(page.rows >= seen.length)
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    assert.equal(sum(seen), expected, counted)
  }
})

test('the export says each rule below its heading, and no cell acts as a formula', async () => {
  const answer = await http.inject({
    url: `${API_ROOT}/sharing-evaluation/export?year=2029&as=csv`,
    headers: { cookie: cookieOf(operator) },
  })
  const rows = answer.payload.split('\r\n')
  assert.match(rows[0] ?? '', /^\uFEFF单位,仪器,型号/)
  assert.match(rows[1] ?? '', /原值50万元及以上.*实际使用时间.*对外服务机时除以有效机时/)
  assert.match(rows[2] ?? '', /^光明研究院,'=冷冻电镜,.*,251,4.18,130,2.17,51.79,1,1$/)
})

test('a committee sees what its members lend and borrow, and what nobody got', async () => {
  await wait(microscope, 'over', units.small)
  await wait(microscope, 'waiting')
  const chain = await as(secretary).getChainSharing({
    params: { id: committeeId },
    query: { from: '2029-01-01', to: '2029-12-31' },
  })
  assert.deepEqual([chain.lent, chain.borrowed, chain.within], [270, 140, 140])
  assert.deepEqual(
    chain.members.map(({ unit, resources: offered, lent, borrowed }) => [unit.name, offered, lent, borrowed]),
    [
      ['光明研究院', 3, 250, 20],
      ['微光公司', 1, 20, 120],
    ],
  )
  assert.deepEqual(
    chain.flows.map(({ lender, borrower, minutes }) => [lender.name, borrower?.name, minutes]),
    [
      ['光明研究院', '大厂', 60],
      ['光明研究院', '微光公司', 120],
      ['光明研究院', '无名公司', 40],
      ['光明研究院', undefined, 30],
      ['微光公司', '光明研究院', 20],
    ],
  )
  assert.deepEqual(
    chain.sought.map(({ resource, asked, got, missed, waiting }) => [
      resource.name,
      asked,
      got,
      missed,
      waiting,
    ]),
    [['=冷冻电镜', 2, 0, 1, 1]],
  )
})

test('a committee reads of its own chain alone, and a period runs forward', async () => {
  const query = { from: '2029-12-31', to: '2029-01-01' }
  const params = { id: committeeId }
  const stranger = aPerson('secretary', undefined, 'committee')
  await assert.rejects(as(stranger).getChainSharing({ params, query }), isForbidden)
  await assert.rejects(as(secretary).getEvaluation(inYear(2029)), isForbidden)
  await assert.rejects(as(secretary).getChainSharing({ params, query }), (error) =>
    isProblem(error, InvalidParameter),
  )
})

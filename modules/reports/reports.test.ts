import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { type FiguresOfPack, loadFigures } from '#modules/figures/public.ts'
import { asSystem } from '#platform/access.ts'
import { PreconditionFailed, isProblem } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import { aPerson, openWorld, sealNow } from '#platform/testing.ts'
import { reportsApi } from './api.ts'
import { FigureIsConstant, reportsContract, YearIsOver } from './contract.ts'

const { db, owner, as: client, http, cookieOf } = await openWorld(reportsApi)
const operator = aPerson('operator', randomUUID(), 'city')
const auditor = aPerson('audit-administrator', randomUUID(), 'city')
await owner.insertInto('person').values({ id: operator.personId, name: '区级经办人' }).execute()
const as = (actor = operator) => client(actor, reportsContract)

const both = (zh: string) => ({ zh, en: `${zh} in English` })
const aFigure = (
  key: string,
  more: Partial<FiguresOfPack['figures'][number]> = {},
): FiguresOfPack['figures'][number] => ({
  key,
  title: both(key),
  rule: both('规则'),
  kind: 'flow',
  distinct: 'none',
  measure: `test.${key}`,
  countingUnit: { zh: '件', en: ['matter', 'matters'] },
  wording: 'rounded',
  dateBasis: both('日期'),
  records: 'public',
  aspect: 'network',
  ...more,
})
const figures = [
  aFigure('matters', { title: both('=1+1') }),
  aFigure('stations', { kind: 'stock' }),
  aFigure('area', { kind: 'constant', measure: 'city.area', source: both('公报') }),
]
const noText = { zh: '文', en: 'text' }
const article = {
  slug: 'none',
  kicker: noText,
  title: noText,
  lead: noText,
  sections: [{ heading: noText, paragraphs: [noText] }],
  aside: ['matters', 'stations'],
}
await loadFigures(owner, { figures, article, committeeIds: new Map(), constants: { 'city.area': 156 } })

const happened = (measure: string, days: readonly string[], quantity = 1) =>
  record(
    db,
    asSystem('test', null),
    'test.counted',
    {},
    days.map((day) => ({ measure: `test.${measure}`, quantity, day, subjectId: randomUUID() })),
  )
await happened('matters', [
  '2028-12-31',
  '2029-10-05',
  '2029-11-01',
  '2029-11-02',
  '2029-11-30',
  '2029-12-01',
])
await happened('stations', ['2028-05-01', '2029-10-31', '2029-11-30'])
await sealNow(db)
await happened('stations', ['2029-11-15'], -1)

const november = { by: 'month', from: '2029-11-01', to: '2029-11-30' } as const
const rowOf = async (key: string) => {
  const { items } = await as().getReport({ query: november })
  return items.find((row) => row.key === key) ?? assert.fail(key)
}
const setTarget = (key: string, year: number, value: number | null, version: number) =>
  as().setTarget({ params: { key, year }, body: { value }, version })

// ── works ──

test('a month stands beside the month before: what it added, and what stood at its end', async () => {
  const { before, items } = await as(auditor).getReport({ query: november })
  assert.deepEqual(before, { from: '2029-10-01', to: '2029-10-31' })
  assert.deepEqual(
    items.map(({ key, added, value, before: earlier }) => [key, added, value, earlier]),
    [
      ['matters', 3, 5, { added: 1, value: 2 }],
      ['stations', 0, 2, { added: 1, value: 2 }],
    ],
  )
})

test('a target is set, stands in the report with what is due by then, and is taken back', async () => {
  assert.equal((await rowOf('matters')).target.version, 0)
  const set = await setTarget('matters', 2030, 40, 0)
  assert.deepEqual([set.value, set.version, set.setBy, set.can.set], [40, 1, '区级经办人', true])
  const { items } = await as(auditor).listTargets({ query: { year: 2030 } })
  assert.deepEqual(
    items.map(({ figure, value, can }) => [figure, value, can.set]),
    [['matters', 40, false]],
  )
  const today = { by: 'year', from: '2030-01-01', to: '2030-01-01' } as const
  const row = (await as().getReport({ query: today })).items[0]
  assert.deepEqual([row?.target.reached, row?.target.expected, row?.target.state], [0, 0, 'behind'])
  assert.equal((await setTarget('matters', 2030, null, 1)).value, null)
  const events = await owner
    .selectFrom('event')
    .select(['type', 'details'])
    .where('type', 'like', 'reports.%')
    .orderBy('id')
    .execute()
  assert.deepEqual(
    events.map(({ type, details }) => [type, details]),
    [
      ['reports.target_set', { figure: 'matters', year: 2030, before: null, value: 40 }],
      ['reports.target_taken_back', { figure: 'matters', year: 2030, before: 40, value: null }],
    ],
  )
})

test('a report is taken away as a table in which no title acts as a formula', async () => {
  const csv = await (await as().exportReport({ query: { ...november, as: 'csv' } })).text()
  assert.match(csv, /指标,计量单位,本期新增/)
  assert.match(csv, /'=1\+1,件,3,1,5,2,,\r\n/)
  const xlsx = await as().exportReport({ query: { ...november, as: 'xlsx', lang: 'en' } })
  assert.equal((await xlsx.text()).slice(0, 2), 'PK')
})

// ── refused ──

test('days to come, and days that are no such period, are refused by the name of the field', async () => {
  const asked = async (query: string) => {
    const answer = await http.inject({
      url: `/api/v1/reports?${query}`,
      headers: { cookie: cookieOf(operator) },
    })
    const [problem] = answer.json<{ problems: { field: string; code: string }[] }>().problems
    return `${answer.statusCode} ${problem?.field} ${problem?.code}`
  }
  assert.equal(await asked('from=2030-01-01&to=2030-01-02'), '400 to in_future')
  assert.equal(await asked('from=2029-11-02&to=2029-11-01'), '400 from not_a_period')
  assert.equal(await asked('by=month&from=2029-11-02&to=2029-11-30'), '400 from not_a_period')
})

test('nothing is aimed at for a constant, nor for a year that is over', async () => {
  await assert.rejects(setTarget('area', 2030, 200, 0), (error) => isProblem(error, FigureIsConstant))
  await assert.rejects(setTarget('matters', 2029, 3, 0), (error) => isProblem(error, YearIsOver))
})

// ── raced ──

test('of two who set a target at once, the first as well as later, one is told that it changed', async () => {
  for (let year = 2031; year < 2039; year++)
    for (const version of [0, 1]) {
      const two = await Promise.allSettled(
        [12, 13].map((value) => setTarget('stations', year, value, version)),
      )
      const refusals = two.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
      assert.equal(refusals.length, 1)
      assert.ok(isProblem(refusals[0], PreconditionFailed), String(refusals[0]))
    }
})

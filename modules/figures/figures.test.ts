import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { asSystem, visitor } from '#platform/access.ts'
import { type Fact, record } from '#platform/record.ts'
import { startSealer } from '#platform/sealer.ts'
import { aPerson, openWorld, sealNow, TODAY } from '#platform/testing.ts'
import { verify } from '#platform/verify.ts'
import { figuresApi } from './api.ts'
import { type FigureRecord, figuresContract } from './contract.ts'
import type { FigureDefinition } from './pack.ts'
import { loadFigures } from './public.ts'

const { db, owner, http, as: client } = await openWorld(figuresApi)
const as = (actor = visitor) => client(actor, figuresContract)

const both = (zh: string) => ({ zh, en: `${zh} in English` })
const aFigure = (key: string, more: Partial<FigureDefinition> = {}): FigureDefinition => ({
  key,
  title: both(key),
  rule: both('规则'),
  kind: 'flow',
  distinct: 'none',
  measure: `test.${key}`,
  countingUnit: { zh: '个', en: ['thing', 'things'] },
  wording: 'rounded',
  dateBasis: both('日期'),
  records: 'public',
  aspect: 'network',
  ...more,
})
const committee = { id: randomUUID(), key: 'synbio' }
await owner
  .insertInto('committee')
  .values({
    ...committee,
    kind: 'talent',
    name: JSON.stringify(both('合成生物产业链党委')),
    short_name: JSON.stringify(both('合成生物')),
    purpose: '{}',
    since: TODAY,
    questions: '[]',
    criteria: '[]',
    position: 1,
  })
  .execute()
const figures = [
  aFigure('visits'),
  aFigure('members', { kind: 'stock' }),
  aFigure('synbio-members', { kind: 'stock', measure: 'test.members', committee: 'synbio' }),
  aFigure('matters', { records: 'members' }),
  aFigure('homes', { records: 'counted' }),
  aFigure('area', { kind: 'constant', measure: 'city.area', source: both('公报'), wording: 'exact' }),
]
const pack = {
  figures,
  committeeIds: new Map([['synbio', committee.id]]),
  constants: { 'city.area': 156.5 },
}
await loadFigures(owner, pack)

const permit = asSystem('test', null)
const aFact = (measure: string, more: Partial<Fact> = {}): Fact => ({
  measure: `test.${measure}`,
  quantity: 1,
  day: '2029-06-15',
  subjectId: randomUUID(),
  ...more,
})
const write = (...facts: Fact[]) => record(db, permit, 'test.counted', {}, facts)
const valueOf = async (key: string, asOf = TODAY) =>
  (await as().getFigure({ params: { key }, query: { asOf } })).value

/** Every page of the list, checked on the way: each says the same total, and no row comes twice. */
async function wholeList(key: string, asOf: string, actor = visitor) {
  const items: FigureRecord[] = []
  let cursor: string | undefined
  let answer
  do {
    const query = { asOf, limit: 3, ...(cursor === undefined ? {} : { cursor }) }
    answer = await as(actor).listRecords({ params: { key }, query })
    items.push(...answer.items)
    cursor = answer.next ?? undefined
  } while (cursor !== undefined)
  assert.equal(new Set(items.map((item) => item.factId)).size, items.length)
  return { ...answer, items }
}
const sumOf = (items: readonly FigureRecord[]) => items.reduce((sum, { quantity }) => sum + quantity, 0)

// ── works ──

test('a figure counts sealed and waiting facts alike, and says how many wait', async () => {
  const before = await valueOf('visits')
  await write(aFact('visits', { quantity: 300 }))
  await sealNow(db)
  await write(aFact('visits', { quantity: 53 }))
  const figure = await as().getFigure({ params: { key: 'visits' } })
  assert.deepEqual([figure.value - before, figure.unsealed, figure.wording], [353, 1, '350余个'])
  assert.deepEqual([figure.recordsOpen, figure.asOf, figure.url], [true, TODAY, '/figures/visits'])
  const { items } = await as().listFigures()
  assert.deepEqual(
    items.map(({ key }) => key),
    figures.map(({ key }) => key),
  )
  assert.deepEqual(items[0], figure)
})

test('a figure as of a past day leaves out what came later, sealed or not', async () => {
  await write(aFact('homes', { day: '2020-01-01', quantity: 2 }), aFact('homes', { day: '2020-01-03' }))
  const days = ['2019-12-31', '2020-01-01', '2020-01-02', '2020-01-03']
  const values = () => Promise.all(days.map((day) => valueOf('homes', day)))
  assert.deepEqual(await values(), [0, 2, 2, 3])
  await sealNow(db)
  assert.deepEqual(await values(), [0, 2, 2, 3])
})

test('titles, wordings and units come in the language of the reader', async () => {
  await write(aFact('matters', { quantity: 101 }))
  const inLanguage = async (lang: 'zh-Hans' | 'zh-Hant' | 'en') => {
    const { title, wording, countingUnit } = await as().getFigure({
      params: { key: 'matters' },
      query: { lang },
    })
    return [title, wording, countingUnit]
  }
  assert.deepEqual(await inLanguage('zh-Hans'), ['matters', '100余个', '个'])
  assert.deepEqual(await inLanguage('zh-Hant'), ['matters', '100餘個', '個'])
  assert.deepEqual(await inLanguage('en'), ['matters in English', 'more than 100 things', 'things'])
})

test('a figure that counts one committee alone names it, so that its page leads there', async () => {
  const figures = (await as().listFigures()).items
  const named = figures.filter(({ committeeId }) => committeeId !== null)
  assert.deepEqual(
    named.map(({ key, committeeId }) => [key, committeeId]),
    [['synbio-members', committee.id]],
  )
})

test('the records say what each counts, for whom, where from and in which seal', async () => {
  const subjectId = randomUUID()
  await write(aFact('members', { subjectId, committeeId: committee.id, day: TODAY }))
  const find = async () =>
    (await wholeList('synbio-members', TODAY)).items.find((item) => item.subjectId === subjectId)
  const waiting = await find()
  assert.deepEqual(
    [waiting?.day, waiting?.quantity, waiting?.event?.type, waiting?.sealed, waiting?.unit],
    [TODAY, 1, 'test.counted', null, null],
  )
  assert.deepEqual(waiting?.committee, { key: 'synbio', name: '合成生物', url: '/network/synbio' })
  await sealNow(db)
  const seal = await db.selectFrom('seal').select('number').orderBy('number', 'desc').executeTakeFirst()
  assert.equal((await find())?.sealed, seal?.number)
})

test('a constant is its own only record, with its source', async () => {
  const { value, wording, source } = await as().getFigure({ params: { key: 'area' } })
  assert.deepEqual([value, wording, source], [156.5, '156.5个', '公报'])
  const { items, total, rows, hidden } = await wholeList('area', TODAY)
  assert.deepEqual([items.length, items[0]?.source, total, rows, hidden], [1, '公报', 156.5, 1, 0])
})

test('rows that a reader may not open are counted as hidden, never dropped', async () => {
  await write(aFact('matters'), aFact('homes'))
  const [matters, homes] = [await valueOf('matters'), await valueOf('homes')]
  assert.ok(matters > 0 && homes > 0)
  const openTo = async (key: string, actor = visitor) => {
    const { items, total, hidden } = await wholeList(key, TODAY, actor)
    assert.equal(sumOf(items) + hidden, total)
    return hidden
  }
  assert.deepEqual([await openTo('matters'), await openTo('homes')], [matters, homes])
  const member = aPerson('liaison')
  assert.deepEqual([await openTo('matters', member), await openTo('homes', member)], [0, homes])
})

test('a trend ends at the value of the day, and its months add up to it', async () => {
  const value = await valueOf('visits')
  for (const by of ['day', 'month', 'year'] as const) {
    const { points } = await as().getTrend({ params: { key: 'visits' }, query: { by } })
    assert.equal(points.at(-1)?.value, value)
  }
  const { points } = await as().getTrend({ params: { key: 'visits' } })
  const june = points.find(({ day }) => day === '2029-06-01')
  assert.deepEqual([june?.own, june?.value], [value, value])
  assert.deepEqual((await as().getTrend({ params: { key: 'area' } })).points, [])
})

test('a record that stands for a cluster names it, and a figure says what it counts once', async () => {
  const subjectId = randomUUID()
  const name = JSON.stringify(both('合成生物'))
  await owner
    .insertInto('cluster')
    .values({ id: subjectId, key: 'synthetic-biology', name, since: TODAY, position: 1 })
    .execute()
  await write(aFact('visits', { subjectId, day: TODAY }))
  const { items } = await as().listRecords({ params: { key: 'visits' }, query: { lang: 'en' } })
  const record = items.find((item) => item.subjectId === subjectId)
  assert.deepEqual(record?.cluster, { key: 'synthetic-biology', name: '合成生物 in English' })
  assert.equal((await as().getFigure({ params: { key: 'visits' } })).distinct, 'none')
})

test('a pack loaded again changes its figures and removes those it has no more', async () => {
  const fewer = figures.slice(1).map((figure) => ({ ...figure, title: both('新') }))
  await loadFigures(owner, { ...pack, figures: fewer })
  const { items } = await as().listFigures()
  assert.deepEqual(
    items.map(({ title }) => title),
    fewer.map(() => '新'),
  )
  await loadFigures(owner, pack)
  assert.equal((await as().listFigures()).items.length, figures.length)
})

// ── refused ──

const wrong: [url: string, status: number, field?: string, code?: string][] = [
  ['/figures/nothing', 404],
  ['/figures/nothing/records', 404],
  ['/figures/nothing/trend', 404],
  ['/figures?asOf=2030-01-02', 400, 'asOf', 'in_future'],
  ['/figures/visits?asOf=2029-02-30', 400, 'asOf', 'invalid_format'],
  ['/figures/visits?asOf=0000-01-01', 400, 'asOf', 'too_small'],
  ['/figures/visits/trend?by=week', 400, 'by', 'not_allowed'],
  ['/figures/visits/records?limit=1000', 400, 'limit', 'too_big'],
  ['/figures/visits/records?cursor=nonsense', 400, 'cursor', 'invalid_format'],
  [
    `/figures/visits/records?cursor=${Buffer.from('{"day":"0000-01-01","id":"x"}').toString('base64url')}`,
    400,
    'cursor',
  ],
  ['/figures?lang=fr', 400, 'lang', 'not_allowed'],
  ['/figures?sort=value', 400, 'sort', 'unknown_field'],
]
for (const [url, status, field, code] of wrong)
  test(`GET ${url} is refused with ${status}`, async () => {
    const answer = await http.inject({ method: 'GET', url: `/api/v1${url}` })
    const body = answer.json<{ status: number; problems?: { field: string; code: string }[] }>()
    assert.equal(answer.statusCode, status)
    if (field !== undefined) assert.equal(body.problems?.[0]?.field, field)
    if (code !== undefined) assert.equal(body.problems?.[0]?.code, code)
  })

test('a figure of a committee that is not loaded, or a constant without its value, is refused whole', async () => {
  await assert.rejects(loadFigures(owner, { ...pack, committeeIds: new Map() }), /synbio is not loaded/)
  await assert.rejects(loadFigures(owner, { ...pack, constants: {} }), /city.area has no value/)
  assert.equal((await as().listFigures()).items.length, figures.length)
})

// ── raced ──

test('whatever joins, leaves and is put right, the number is the list on every day', async () => {
  type Step = { kind: 'join' | 'leave' | 'reverse' | 'seal'; pick: number; inCommittee: boolean }
  const step: fc.Arbitrary<Step> = fc.record({
    kind: fc.constantFrom('join', 'join', 'leave', 'reverse', 'seal'),
    pick: fc.nat(),
    inCommittee: fc.boolean(),
  })
  let year = 1900
  const history = async (steps: readonly Step[]) => {
    year += 1
    await play(steps, year)
    for (const [key, day] of [
      ['members', 1],
      ['members', 9],
      ['synbio-members', 5],
      ['members', 28],
      ['visits', 20],
    ] as const) {
      const asOf = `${year}-02-${String(day).padStart(2, '0')}`
      const { items, total, rows, hidden } = await wholeList(key, asOf)
      assert.equal(await valueOf(key, asOf), total)
      assert.equal(sumOf(items), total)
      assert.deepEqual([items.length, hidden], [rows, 0])
      if (key === 'members') assert.ok(items.every(({ quantity }) => quantity === 1))
    }
  }
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 25 }), history), { numRuns: 25 })

  /** One step a day; whoever comes back gets a new spell, as modules write it. */
  async function play(steps: readonly Step[], inYear: number) {
    const standing: (Fact & { subjectId: string })[] = []
    let reversible: Fact[] = []
    for (const [i, { kind, pick, inCommittee }] of steps.entries()) {
      const day = `${inYear}-02-${String(i + 1).padStart(2, '0')}`
      const one = standing[pick % (standing.length || 1)]
      if (kind === 'seal') await sealNow(db, 1 + (pick % 5))
      else if (kind === 'join') {
        const unit = randomUUID()
        const once = pick % 2 === 0 ? { countedOnce: `${unit}#${pick}` } : {}
        const joined = aFact('members', {
          day,
          subjectId: unit,
          committeeId: inCommittee ? committee.id : null,
          ...once,
        })
        await write(joined, aFact('visits', { day, quantity: 1 + (pick % 9) }))
        standing.push(joined)
        reversible.push(joined)
      } else if (kind === 'leave' && one) {
        const left = { ...one, day, quantity: -1 }
        await write(left)
        standing.splice(standing.indexOf(one), 1)
        reversible = [...reversible.filter((fact) => fact !== one), left]
      } else if (kind === 'reverse') {
        const mistaken = reversible[pick % (reversible.length || 1)]
        if (!mistaken) continue
        const { id } = await db
          .selectFrom('fact')
          .select('id')
          .where('subject_id', '=', mistaken.subjectId)
          .where('quantity', '=', mistaken.quantity)
          .executeTakeFirstOrThrow()
        const { countedOnce: _, ...same } = mistaken
        await write({ ...same, day, quantity: -mistaken.quantity, reverses: id })
        reversible = reversible.filter((fact) => fact !== mistaken)
        const index = standing.indexOf(mistaken as (typeof standing)[number])
        if (index >= 0) standing.splice(index, 1)
      }
    }
  }
})

test('while eight people write and the sealer seals, a figure never misses a fact nor counts one twice', async () => {
  const start = await valueOf('visits')
  const sealer = startSealer(db, { everyMs: 1, limit: 11 })
  let written = 0
  let begun = 0
  const writer = async () => {
    for (let i = 0; i < 25; i++) {
      begun += 1
      await write(aFact('visits'))
      written += 1
    }
  }
  const reader = async () => {
    while (written < 200) {
      const atLeast = start + written
      const value = await valueOf('visits')
      assert.ok(atLeast <= value && value <= start + begun, `${atLeast} ≤ ${value} ≤ ${start + begun}`)
      const { total } = await as().listRecords({ params: { key: 'visits' } })
      assert.ok(total >= value)
    }
  }
  try {
    await Promise.all([reader(), ...Array.from({ length: 8 }, writer)])
  } finally {
    await sealer.stop()
  }
  assert.equal(await valueOf('visits'), start + 200)
  while ((await sealNow(db)) > 0);
  const { fault } = await verify(db)
  assert.equal(fault, undefined)
})

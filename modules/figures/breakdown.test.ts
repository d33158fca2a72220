import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { visitor } from '#platform/access.ts'
import type { Fact } from '#platform/record.ts'
import { aPerson, sealNow, TODAY } from '#platform/testing.ts'
import { verify } from '#platform/verify.ts'
import type { BrokenDownBy, FigurePart } from './contract.ts'
import { aFact, aFigure, committees, openFigures, places, units } from './testing.ts'

const world = await openFigures([
  aFigure('visits'),
  aFigure('biology-visits', { measure: 'test.visits', committee: 'biology' }),
  aFigure('members', { kind: 'stock', distinct: 'unit' }),
  aFigure('matters', { records: 'members' }),
  aFigure('area', { kind: 'constant', measure: 'city.area' }),
])
const { db, http, as, write } = world
const { biology, light } = committees

/** Every page of a breakdown: its parts, and what was said of the whole. */
async function breakDown(key: string, by: BrokenDownBy, asOf = TODAY, actor = visitor) {
  const items: FigurePart[] = []
  let cursor: string | undefined
  for (let pages = 0; pages < 20; pages++) {
    const query = { by, asOf, limit: 2, ...(cursor === undefined ? {} : { cursor }) }
    const answer = await as(actor).getBreakdown({ params: { key }, query })
    items.push(...answer.items)
    if (answer.next === null) return { ...answer, items }
    cursor = answer.next
  }
  assert.fail('twenty pages are more than there are parts')
}
const told = (items: readonly FigurePart[]) => items.map(({ name, value }) => [name, value])

// ── works ──

test('parts come largest first, equal ones by name, with what is recorded for none of them', async () => {
  await write([
    aFact('members', { unitId: units[1].id, placeCode: '440311002', quantity: 5 }),
    aFact('members', { unitId: units[2].id, placeCode: '440311001001', quantity: 9 }),
    aFact('members', { unitId: units[0].id, placeCode: '440311001', quantity: 5 }),
    aFact('members', { placeCode: '440311', quantity: 3 }),
  ])
  const byUnit = await breakDown('members', 'unit')
  assert.deepEqual(told(byUnit.items), [
    ['=1+1', 9],
    ['一所', 5],
    ['二所', 5],
  ])
  assert.deepEqual([byUnit.total, byUnit.rest, byUnit.hidden, byUnit.overlapping], [22, 3, 0, false])
  assert.deepEqual([byUnit.items[1]?.url, byUnit.items[1]?.wording], [`/network/units/${units[0].id}`, '5个'])
  const bySubdistrict = await breakDown('members', 'subdistrict')
  assert.deepEqual(told(bySubdistrict.items), [
    ['凤凰街道', 14],
    ['马田街道', 5],
  ])
  assert.deepEqual([bySubdistrict.rest, bySubdistrict.note], [3, null])
})

test('who may be in several chains is counted in one at most, and a breakdown by chain says so', async () => {
  const none = await breakDown('members', 'chain')
  assert.deepEqual([none.items, none.rest === none.total, none.note], [[], true, 'not_recorded'])
  await write([aFact('members', { committeeId: light.id })])
  const byChain = await breakDown('members', 'chain')
  assert.deepEqual(told(byChain.items), [['光学', 1]])
  assert.deepEqual([byChain.overlapping, byChain.note], [true, 'counted_once'])
  assert.equal(byChain.items[0]?.url, '/network/light')
})

test('parts are told in the language of the reader', async () => {
  await write([aFact('visits', { committeeId: biology.id })])
  const query = { by: 'chain', lang: 'en' } as const
  const { items } = await as().getBreakdown({ params: { key: 'visits' }, query })
  assert.deepEqual([items[0]?.name, items[0]?.wording], ['Biology', '1 thing'])
})

test('what single units count for is hidden where records are closed; chains and subdistricts are told', async () => {
  await write([aFact('matters', { unitId: units[0].id, committeeId: light.id, quantity: 7 })])
  const closed = await breakDown('matters', 'unit')
  assert.deepEqual([closed.items, closed.hidden, closed.rest, closed.recordsOpen], [[], 7, 0, false])
  assert.deepEqual(told((await breakDown('matters', 'chain')).items), [['光学', 7]])
  const open = await breakDown('matters', 'unit', TODAY, aPerson('liaison'))
  assert.deepEqual([told(open.items), open.hidden], [[['一所', 7]], 0])
})

test('a constant has no parts', async () => {
  const { items, total, rest, note } = await breakDown('area', 'subdistrict')
  assert.deepEqual([items, total, rest, note], [[], 156.5, 156.5, 'not_recorded'])
})

test('whatever is counted, where and when, the parts of every day are those of a plain sum', async () => {
  const pick = <T>(...values: T[]) => fc.constantFrom(null, ...values)
  const counted: fc.Arbitrary<Partial<Fact>> = fc.record({
    day: fc.constantFrom('01-31', '02-01', '02-14', '02-28', '03-01', '12-31'),
    quantity: fc.constantFrom(-2, 1, 1, 3, 8),
    committeeId: pick(biology.id, light.id),
    unitId: pick(...units.map(({ id }) => id)),
    placeCode: pick(...places.map(({ code }) => code)),
  })
  const all: Fact[] = []
  let year = 1950
  const history = async (facts: readonly Partial<Fact>[], sealed: number) => {
    year += 1
    const written = facts.map((fact) => aFact('visits', { ...fact, day: `${year}-${fact.day}` }))
    await write(written)
    all.push(...written)
    await sealNow(db, 1 + sealed)
    for (const key of ['visits', 'biology-visits'])
      for (const by of ['chain', 'unit', 'subdistrict'] as const)
        for (const asOf of [`${year}-02-14`, `${year}-02-28`, `${year}-12-31`]) {
          const answer = await breakDown(key, by, asOf)
          const parts = new Map(answer.items.map(({ id, value }) => [id, value]))
          assert.deepEqual(parts, plainSum(all, key, by, asOf))
          const values = [...parts.values()]
          assert.deepEqual(
            values,
            values.toSorted((one, other) => other - one),
          )
          const { value } = await as().getFigure({ params: { key }, query: { asOf } })
          assert.equal(answer.total, value)
          assert.equal(
            values.reduce((whole, part) => whole + part, answer.rest),
            value,
          )
        }
  }
  await fc.assert(fc.asyncProperty(fc.array(counted, { minLength: 1, maxLength: 12 }), fc.nat(14), history), {
    numRuns: 12,
  })
  while ((await sealNow(db)) > 0);
  assert.equal((await verify(db)).fault, undefined)
})

function plainSum(facts: readonly Fact[], key: string, by: BrokenDownBy, asOf: string) {
  const sum = new Map<string, number>()
  for (const fact of facts) {
    if (fact.day > asOf || (key === 'biology-visits' && fact.committeeId !== biology.id)) continue
    const subdistrict = fact.placeCode && fact.placeCode.length > 6 ? fact.placeCode.slice(0, 9) : null
    const id = { chain: fact.committeeId, unit: fact.unitId, subdistrict }[by]
    if (id) sum.set(id, (sum.get(id) ?? 0) + fact.quantity)
  }
  return new Map([...sum].filter(([, value]) => value !== 0))
}

// ── refused ──

const wrong: [url: string, status: number, field?: string, code?: string][] = [
  ['/figures/nothing/breakdown?by=chain', 404],
  ['/figures/visits/breakdown', 400, 'by', 'required'],
  ['/figures/visits/breakdown?by=person', 400, 'by', 'not_allowed'],
  ['/figures/visits/breakdown?by=unit&asOf=2030-01-02', 400, 'asOf', 'in_future'],
  ['/figures/visits/breakdown?by=unit&cursor=nonsense', 400, 'cursor', 'invalid_format'],
  ['/figures/nothing/changes?since=2029-01-01', 404],
  ['/figures/visits/changes', 400, 'since', 'required'],
  ['/figures/visits/changes?since=2029-02-01&asOf=2029-01-01', 400, 'since', 'too_big'],
  ['/figures/visits/changes?since=2029-02-30', 400, 'since', 'invalid_format'],
  ['/figures/nothing/export?as=csv', 404],
  ['/figures/visits/export?as=pdf', 400, 'as', 'not_allowed'],
  ['/figures/visits/export?as=csv&asOf=2030-01-02', 400, 'asOf', 'in_future'],
]
for (const [url, status, field, code] of wrong)
  test(`GET ${url} is refused with ${status}`, async () => {
    const answer = await http.inject({ method: 'GET', url: `/api/v1${url}` })
    const { problems } = answer.json<{ problems?: { field: string; code: string }[] }>()
    assert.equal(answer.statusCode, status)
    assert.deepEqual([problems?.[0]?.field, problems?.[0]?.code], [field, code])
  })

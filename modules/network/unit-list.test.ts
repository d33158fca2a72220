import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asSystem, visitor } from '#platform/access.ts'
import { openWorld, TODAY } from '#platform/testing.ts'
import { networkApi } from './api.ts'
import { networkContract } from './contract.ts'
import { insertUnits, startMembership } from './public.ts'
import { aRecord, arrangeCity } from './testing.ts'

const world = await openWorld(networkApi)
const { db } = world
const city = await arrangeCity(world.owner)
const reader = world.as(visitor, networkContract)
const permit = asSystem('test', undefined)

const [bay, physics, company, office] = await insertUnits(
  db,
  permit,
  [
    aRecord({ name: '深圳湾实验室', nameEn: 'Shenzhen Bay Laboratory', placeCode: '440311001001' }),
    aRecord({ name: '中国科学院物理研究所', aliases: ['中科院物理所'], placeCode: '440311001' }),
    aRecord({ name: '光明晶体科技有限公司', kind: 'enterprise', placeCode: '440311002' }),
    aRecord({ name: '光明', kind: 'office' }),
  ],
  'test',
)
assert.ok(bay && physics && company && office)
await startMembership(db, permit, {
  unitId: bay,
  committeeId: city.biology,
  position: 'research',
  day: TODAY,
})

type Query = NonNullable<NonNullable<Parameters<typeof reader.listUnits>[0]>['query']>
const found = async (query: Query) => (await reader.listUnits({ query })).items.map((item) => item.id)

/** Everything that a list holds, read page by page. */
async function allPages(query: Query): Promise<string[]> {
  const names: string[] = []
  let cursor: string | null | undefined
  // No list of this file has more pages.
  for (let page = 0; page < 50 && cursor !== null; page++) {
    const answer = await reader.listUnits({ query: { ...query, ...(cursor ? { cursor } : {}) } })
    names.push(...answer.items.map((item) => item.name))
    cursor = answer.next
  }
  return names
}

// ── works ──

test('a unit is found by two characters, by pinyin, by initials, in traditional characters and in English', async () => {
  for (const q of ['湾实', 'shenzhenwan', 'szwsys', '深圳灣實驗室', 'bay lab', 'ＳＨＥＮＺＨＥＮ　bay'])
    assert.deepEqual(await found({ q }), [bay], q)
  for (const q of ['物理', '中科院', 'zkyuan', '科學院'])
    assert.deepEqual((await found({ q })).includes(physics), q !== 'zkyuan', q)
})

test('whoever types a whole name finds that unit first, and every page holds each unit once', async () => {
  assert.deepEqual(await found({ q: '光明' }), [office, company])
  assert.deepEqual(await allPages({ q: '光明', limit: 1 }), ['光明', '光明晶体科技有限公司'])
})

test('units are listed by kind, by committee and by the place they lie in', async () => {
  assert.deepEqual(await found({ kind: 'enterprise' }), [company])
  assert.deepEqual(await found({ committee: 'synthetic-biology' }), [bay])
  assert.deepEqual(await found({ committee: city.biology, q: '深圳' }), [bay])
  assert.deepEqual((await found({ place: '440311001' })).toSorted(), [bay, physics].toSorted())
  assert.deepEqual(await found({ place: '440311', q: '光明' }), [company])
  assert.deepEqual(await found({ committee: 'display' }), [])
})

test('a row says in which chains a unit is', async () => {
  const { items } = await reader.listUnits({ query: { q: '深圳湾', lang: 'en' } })
  assert.deepEqual(items[0], {
    id: bay,
    name: '深圳湾实验室',
    nameEn: 'Shenzhen Bay Laboratory',
    kind: { key: 'institute', name: 'Institute' },
    place: { code: '440311001001', name: '楼村社区' },
    url: `/network/units/${bay}`,
    committees: [{ key: 'synthetic-biology', shortName: 'Synthetic biology' }],
    can: { edit: false },
  })
})

test('nothing but signs finds nothing; an empty field finds everything', async () => {
  assert.deepEqual(await found({ q: '%&|!' }), [])
  assert.equal((await found({ q: ' ' })).length, 4)
  for (const q of ["'", "a' | 'b", '光明:*', '\\', '!!光明', 'p:x & w:y']) await found({ q })
})

test('old units are found as well as new ones, each once, however many stand before them', async () => {
  const many = Array.from({ length: 2500 }, (_, i) =>
    aRecord({ name: `寻常${i % 2 ? '贸易' : '饮食'}有限公司` }),
  )
  await insertUnits(db, permit, [aRecord({ name: '翡翠贸易' })], 'test')
  await insertUnits(db, permit, many, 'test')
  assert.deepEqual(await allPages({ q: '翡翠' }), ['翡翠贸易'])
  const traders = await allPages({ q: '贸易', limit: 100 })
  assert.equal(traders.length, 1251)
  assert.equal(traders.at(-1), '翡翠贸易')
  assert.equal((await allPages({ limit: 100 })).length, 2505)
})

// ── refused ──

test('a cursor of another list, a forged cursor and an unknown parameter are refused', async () => {
  const { next } = await reader.listUnits({ query: { limit: 1 } })
  assert.ok(next)
  const invalid = { status: 400, code: 'invalid_parameter' }
  await assert.rejects(reader.listUnits({ query: { q: '光明', cursor: next } }), invalid)
  await assert.rejects(reader.listUnits({ query: { cursor: 'e30' } }), invalid)
  await assert.rejects(reader.listUnits({ query: { limit: 101 } }), invalid)
  const response = await world.http.inject('/api/v1/units?order=name')
  assert.equal(response.statusCode, 400)
})

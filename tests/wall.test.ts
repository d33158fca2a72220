// The wall rests on figures, network and city together, so it is tried on a whole city pack.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readCityPack } from '#app/city-pack.ts'
import { loadCity } from '#app/load-city.ts'
import { figuresApi } from '#modules/figures/api.ts'
import { figuresContract } from '#modules/figures/contract.ts'
import { endMembership, insertUnits, startMembership } from '#modules/network/public.ts'
import { wallApi } from '#modules/wall/api.ts'
import { wallContract } from '#modules/wall/contract.ts'
import { asSystem, visitor } from '#platform/access.ts'
import { inTransaction } from '#platform/db.ts'
import { type Fact, record } from '#platform/record.ts'
import { openWorld, sealNow, TODAY } from '#platform/testing.ts'

const { db, owner, as } = await openWorld(wallApi, figuresApi)
await loadCity(owner, await readCityPack('city/guangming'))
const folder = await mkdtemp(join(tmpdir(), 'city-'))
after(() => rm(folder, { recursive: true }))

const YESTERDAY = '2029-12-31'
const LOUCUN = '440311003002'
const BIYAN = '440311001002'
const permit = asSystem('test', null)
const wall = (lang: 'zh-Hans' | 'en' = 'zh-Hans') => as(visitor, wallContract).getWall({ query: { lang } })

const happen = (facts: Fact[]) =>
  inTransaction(db, (tx) => record(tx, permit, 'test.happened', { person: '陈静' }, facts))
const fact = (measure: string, more: Partial<Fact> = {}): Fact => ({
  measure,
  quantity: 1,
  day: TODAY,
  subjectId: randomUUID(),
  ...more,
})
const served = (quantity: number, placeCode: string | null, day = TODAY) =>
  fact('volunteering.people-served', { quantity, placeCode, day })

async function aMember(name: string, day: string) {
  const { id: committeeId } = await db
    .selectFrom('committee')
    .select('id')
    .where('key', '=', 'synbio')
    .executeTakeFirstOrThrow()
  const none = { creditCode: null, rorId: null, industryCode: null, placeCode: BIYAN }
  const plain = { kind: 'university', name, nameEn: `${name} in English`, aliases: [], address: null }
  return inTransaction(db, async (tx) => {
    const [unitId = ''] = await insertUnits(
      tx,
      permit,
      [{ ...none, ...plain, website: null, summary: null }],
      'test',
    )
    await startMembership(tx, permit, { unitId, committeeId, position: 'upstream', day })
    return { unitId, committeeId }
  })
}

// ── works ──

test('the wall says what the figures say, in their words, and what today added, sealed or not', async () => {
  await happen([served(700, LOUCUN, YESTERDAY), served(40, LOUCUN), served(2, BIYAN)])
  await sealNow(db)
  await happen([served(8, LOUCUN), served(5, null)])
  for (const lang of ['zh-Hans', 'en'] as const) {
    const { figures } = await wall(lang)
    const { items } = await as(visitor, figuresContract).listFigures({ query: { lang } })
    const told = figures.map(({ key, title, wording, value }) => [key, title, wording, value])
    const counted = items.map(({ key, title, wording, value }) => [key, title, wording, value])
    assert.deepEqual(told, counted)
    const own = figures.find(({ key }) => key === 'people-served')
    assert.deepEqual([own?.value, own?.today], [755, 55])
  }
})

test('today is told place by place, without yesterday; what has no place is in the total alone', async () => {
  const { flow, today } = await wall()
  assert.equal(today, TODAY)
  assert.deepEqual(
    [flow?.figure, flow?.total, flow?.places],
    [
      'people-served',
      55,
      [
        { place: BIYAN, quantity: 2 },
        { place: LOUCUN, quantity: 48 },
      ],
    ],
  )
})

test('stations stand where they were opened, until they close; a closing that was taken back closes nothing', async () => {
  const [one, two, three] = [0, 1, 2].map((i) =>
    fact('spaces.stations', { placeCode: i === 2 ? BIYAN : LOUCUN }),
  )
  assert.ok(one && two && three)
  await happen([one, two, three])
  const places = async () => (await wall()).stations?.places
  assert.deepEqual(await places(), [
    { place: BIYAN, count: 1 },
    { place: LOUCUN, count: 2 },
  ])
  await happen([
    { ...two, quantity: -1 },
    { ...three, quantity: -1 },
  ])
  assert.deepEqual(await places(), [{ place: LOUCUN, count: 1 }])
  const { id: reverses } = await db
    .selectFrom('fact')
    .select('id')
    .where('subject_id', '=', three.subjectId)
    .where('quantity', '=', -1)
    .executeTakeFirstOrThrow()
  await happen([{ ...three, reverses }])
  assert.equal((await places())?.find(({ place }) => place === BIYAN)?.count, 1)
})

test('chains tell their members and who joined of late; units that joined last are named, and no person ever', async () => {
  await aMember('老院', '2029-11-01')
  const gone = await aMember('退出院', YESTERDAY)
  await aMember('新院', TODAY)
  await inTransaction(db, (tx) => endMembership(tx, permit, { ...gone, day: TODAY, reason: '迁出' }))
  const told = await wall('en')
  assert.deepEqual(
    told.chains.find(({ key }) => key === 'synbio'),
    { key: 'synbio', name: 'Synthetic biology', members: 2, joined: 1 },
  )
  assert.equal(told.chains.length, 11)
  assert.deepEqual(
    told.joinings.map(({ unit, committee, day }) => [unit, committee, day]),
    [
      ['新院 in English', 'Synthetic biology', TODAY],
      ['老院 in English', 'Synthetic biology', '2029-11-01'],
    ],
  )
  assert.doesNotMatch(JSON.stringify(told), /陈静|迁出/)
})

test('a city that brings no map has a wall all the same', async () => {
  const other = await openWorld(wallApi)
  await loadCity(other.owner, await readCityPack('tests/packs/lichtung'))
  const told = await other.as(visitor, wallContract).getWall({ query: { lang: 'en' } })
  assert.deepEqual([told.map, told.flow, told.stations], [null, null, null])
  assert.ok(told.figures.length > 0 && told.chains.length > 0)
})

// ── refused ──

const wrong: [from: string, to: string, told: RegExp][] = [
  ['flow: people-served', 'flow: people', /flow: no counted figure has the key "people"/],
  ['stations: stations', 'stations: area', /stations: no counted figure has the key "area"/],
  [
    "place: '440311004'",
    "place: '440311003'",
    /subdistricts\[3\].place: "440311003" is no subdistrict, or drawn twice/,
  ],
  [
    "place: '440311001002'",
    "place: '440311003001'",
    /communities\[1\].place: "440311003001" does not lie in 440311001/,
  ],
  [`- { place: '${LOUCUN}'`, `- { name: '${LOUCUN}'`, /communities\[1\].name: is not a field of this file/],
  ['label: [', 'label: [1001, ', /subdistricts\[0\].label/],
]
for (const [from, to, told] of wrong)
  test(`a map with "${to}" is refused where it stands`, async () => {
    const copy = join(folder, randomUUID())
    await cp('city/guangming', copy, { recursive: true })
    const before = await readFile(join(copy, 'map.yaml'), 'utf8')
    assert.ok(before.includes(from))
    await writeFile(join(copy, 'map.yaml'), before.replace(from, to))
    await assert.rejects(
      readCityPack(copy),
      ({ message }: Error) => told.test(message) && /map.yaml:\d+/.test(message),
    )
  })

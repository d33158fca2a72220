// A city is data: any pack loads, again and again, and no program knows which city it serves.
import assert from 'node:assert/strict'
import { cp, glob, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { readCityPack } from '#app/city-pack.ts'
import { loadDemo } from '#app/demo/load-demo.ts'
import { loadCity } from '#app/load-city.ts'
import { cityApi } from '#modules/city/api.ts'
import { cityContract } from '#modules/city/contract.ts'
import { figuresApi } from '#modules/figures/api.ts'
import { figuresContract } from '#modules/figures/contract.ts'
import { networkApi } from '#modules/network/api.ts'
import { networkContract } from '#modules/network/contract.ts'
import { asSystem, visitor } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { record } from '#platform/record.ts'
import { openTestDb, openWorld, TODAY } from '#platform/testing.ts'
import { textIn } from '#platform/texts.ts'

const guangming = await readCityPack('city/guangming')
const lichtung = await readCityPack('tests/packs/lichtung')
const folder = await mkdtemp(join(tmpdir(), 'city-'))
after(() => rm(folder, { recursive: true }))

const tables = ['city', 'place', 'role', 'cluster', 'committee', 'figure', 'bulletin', 'fact', 'event']
const contentOf = (db: Db) =>
  Promise.all(
    tables.map(async (table) => {
      const { rows } = await sql`select to_jsonb(t) as row from ${sql.table(table)} t order by 1`.execute(db)
      return rows
    }),
  )

// ── works ──

test('an invented town loads: its committees, places and figures come out in its own words', async () => {
  const { owner, ownerUrl, as } = await openWorld(cityApi, figuresApi, networkApi)
  assert.equal(await loadCity(owner, lichtung), 'loaded')
  const city = await as(visitor, cityContract).getCity({ query: { lang: 'en' } })
  assert.deepEqual([city.code, city.zone], ['990102', lichtung.city.zone])
  const network = as(visitor, networkContract)
  const committees = await network.listCommittees({ query: { lang: 'en' } })
  assert.deepEqual(
    committees.items.map(({ key, name }) => [key, name]),
    lichtung.committees.map(({ key, name }) => [key, name.en]),
  )
  const places = await network.listPlaces({ query: {} })
  assert.equal(places.items[0]?.code, '990102')
  const { items } = await as(visitor, figuresContract).listFigures({ query: { lang: 'en' } })
  assert.deepEqual(
    items.map(({ key, title }) => [key, title]),
    lichtung.figures.map(({ key, title }) => [key, title.en]),
  )
  assert.equal(items.find(({ key }) => key === 'area')?.value, 42.5)
  assert.deepEqual(await loadDemo(ownerUrl, lichtung, { data: folder, password: undefined }), [])
})

test('every text of a pack can be read in traditional Chinese', async () => {
  const { owner } = await openTestDb()
  await loadCity(owner, guangming)
  const { content } = await owner.selectFrom('city').select('content').executeTakeFirstOrThrow()
  assert.equal(textIn((content as { name: unknown }).name, 'zh-Hant'), '光明區')
  const committee = await owner
    .selectFrom('committee')
    .selectAll()
    .where('key', '=', 'synbio')
    .executeTakeFirstOrThrow()
  assert.equal(textIn(committee.name, 'zh-Hant'), '光明科學城合成生物科技產業鏈黨委')
  const stored = JSON.stringify(await contentOf(owner))
  assert.equal(stored.match(/"zh"/g)?.length, stored.match(/"hant"/g)?.length)
})

test('loading a pack twice changes nothing, and two starts at once load it once', async () => {
  const { owner } = await openTestDb()
  const outcomes = await Promise.all([loadCity(owner, guangming), loadCity(owner, guangming)])
  assert.deepEqual(outcomes.toSorted(), ['loaded', 'unchanged'])
  const before = await contentOf(owner)
  assert.equal(await loadCity(owner, guangming), 'unchanged')
  assert.deepEqual(await contentOf(owner), before)
})

test('a pack that was edited is brought up to date, and what was counted is not counted again', async () => {
  const { owner } = await openTestDb()
  await loadCity(owner, lichtung)
  const ids = await owner.selectFrom('committee').select(['key', 'id']).orderBy('key').execute()
  const facts = await owner.selectFrom('fact').select('id').execute()
  const edited = join(folder, 'edited')
  await cp('tests/packs/lichtung', edited, { recursive: true })
  const file = join(edited, 'city.yaml')
  await writeFile(file, (await readFile(file, 'utf8')).replace('42.5', '43'))
  assert.equal(await loadCity(owner, await readCityPack(edited)), 'loaded')
  assert.deepEqual(await owner.selectFrom('committee').select(['key', 'id']).orderBy('key').execute(), ids)
  assert.deepEqual(await owner.selectFrom('fact').select('id').execute(), facts)
  const area = await owner.selectFrom('figure').select('constant').where('key', '=', 'area').execute()
  assert.deepEqual(area, [{ constant: 43 }])
})

test('another city may take the place of one in which nothing has happened yet', async () => {
  const { owner } = await openTestDb()
  await loadCity(owner, guangming)
  assert.equal(await loadCity(owner, lichtung, { replace: true }), 'loaded')
  const codes = await owner.selectFrom('place').select('code').execute()
  assert.ok(codes.every(({ code }) => code.startsWith('990102')))
  const clusters = await owner
    .selectFrom('fact')
    .select('id')
    .where('measure', '=', 'network.clusters')
    .execute()
  assert.equal(clusters.length, lichtung.clusters.length)
})

// ── refused ──

test('another city is refused in one line, even as a replacement once anybody is there', async () => {
  const { owner } = await openTestDb()
  await loadCity(owner, guangming)
  const before = await contentOf(owner)
  await assert.rejects(loadCity(owner, lichtung), {
    message:
      'This database serves the city 440311, and the pack is of 990102: use another database, or --replace while it is empty',
  })
  await owner
    .insertInto('person')
    .values({ id: '01900000-0000-7000-8000-000000000001', name: '张安' })
    .execute()
  await assert.rejects(loadCity(owner, lichtung, { replace: true }), {
    message:
      'This database serves the city 440311, and the pack is of 990102: it has units or people, so use another database',
  })
  assert.deepEqual(await contentOf(owner), before)
})

test('a load that fails half-way leaves the city as it was', async () => {
  const { owner } = await openTestDb()
  await loadCity(owner, lichtung)
  const before = await contentOf(owner)
  const [first, ...others] = lichtung.figures
  assert.ok(first)
  const broken = { ...lichtung, clusters: [], figures: [{ ...first, committee: 'nowhere' }, ...others] }
  await assert.rejects(loadCity(owner, broken))
  assert.deepEqual(await contentOf(owner), before)
})

// ── no program names the city ──

const NAMES = /光明|Guangming|440311|synbio/
const withoutComments = (text: string) =>
  text
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(^|\s)\/\/.*$/gm, '')
    .replaceAll(/^comment on .*$/gm, '')

test('no program names Guangming', async () => {
  const named: string[] = []
  let read = 0
  for await (const file of glob('{app,modules,platform,ui,db,tools}/**/*.{ts,tsx,sql,mjs}')) {
    if (/\.test\.ts$|\/testing\.ts$|words\.ts$/.test(file)) continue
    read += 1
    if (NAMES.test(withoutComments(await readFile(file, 'utf8')))) named.push(file)
  }
  assert.ok(read > 150)
  assert.deepEqual(named, [])
})

test('facts of the present city are untouched by loading it again after people have worked', async () => {
  const { owner } = await openTestDb()
  await loadCity(owner, lichtung)
  const subjectId = '01900000-0000-7000-8000-000000000002'
  const fact = { measure: 'test.things', quantity: 1, day: TODAY, subjectId }
  await record(owner, asSystem('test', undefined), 'test.happened', {}, [fact])
  const before = await owner.selectFrom('fact').selectAll().orderBy('id').execute()
  const renamed = { ...lichtung, city: { ...lichtung.city, zone: 'Europe/Vienna' } }
  assert.equal(await loadCity(owner, renamed), 'loaded')
  assert.deepEqual(await owner.selectFrom('fact').selectAll().orderBy('id').execute(), before)
})

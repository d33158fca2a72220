// Registers of identifiers read instruments as PIDINST 1.0 (doi:10.15497/RDA00070), held here to its table of properties.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import * as z from 'zod'
import { instrumentsFeed } from '#modules/equipment-feeds/feeds.ts'
import { pidinst } from '#modules/equipment-feeds/standard.ts'
import { openSharingWorld } from '#modules/sharing/testing.ts'
import { mountFeeds } from '#platform/feeds.ts'
import { mountStandard } from '#platform/standards.ts'
import { NOW, ZONE } from '#platform/testing.ts'

const world = await openSharingWorld()
const { http, db, owner, units, as, people, wish, offered } = world
const publicUrl = new URL('https://juguang.example')
mountFeeds(http, [instrumentsFeed], { db, publicUrl })
mountStandard(http, pidinst, { db, clock: () => NOW, zone: ZONE, publicUrl })
await owner
  .updateTable('unit')
  .set({ ror_id: 'https://ror.org/02n7p8p77' })
  .where('id', '=', units.own)
  .execute()

const written = await readFile(new URL('pidinst-1.0.schema.json', import.meta.url), 'utf8')
const Instrument = z.fromJSONSchema(JSON.parse(written))
type Told = Record<string, unknown>
const isValid = (value: unknown) => Instrument.safeParse(value).success

async function get(path: string): Promise<unknown> {
  const answer = await http.inject(path)
  assert.equal(answer.statusCode, 200, answer.payload)
  return answer.json()
}

const { id: whole } = await offered({
  name: '冷冻透射电镜',
  nameEn: 'Cryo-TEM',
  technique: 'cryo-em',
  measures: ['分辨率'],
  manufacturer: '某厂',
  model: 'K300',
  assetNumber: 'A1',
  serialNumber: 'S1',
  commissionedOn: '2024-08-06',
  decommissionedOn: '2034-08-06',
  pid: '10.5072/abc',
  related: [{ identifier: '10.5072/x', type: 'DOI', relation: 'IsDescribedBy' }],
})
const { id: bare } = await offered({ name: '天平' })
await offered({ name: '数据集', kind: 'data-set' })
await as(people.keeper).addResource({ body: wish({ name: '草稿' }) })

test('every instrument that is offered validates, and nothing else is told', async () => {
  const list = z.array(Instrument).parse(await get('/feeds/instruments.json')) as Told[]
  assert.deepEqual(
    list.map(({ Name }) => Name),
    ['冷冻透射电镜', '天平'],
  )
  const [first] = list
  assert.deepEqual(
    [first?.['Identifier'], first?.['LandingPage'], first?.['Owners']],
    [
      { identifierValue: '10.5072/abc', identifierType: 'DOI' },
      `https://juguang.example/resources/${whole}`,
      [
        {
          Owner: {
            ownerName: '深圳湾实验室',
            ownerIdentifier: {
              ownerIdentifierValue: 'https://ror.org/02n7p8p77',
              ownerIdentifierType: 'ROR',
            },
          },
        },
      ],
    ],
  )
})

test('one instrument is told at its own address, in the language asked for', async () => {
  assert.equal(((await get(`/feeds/instruments/${whole}.json?lang=en`)) as Told)['Name'], 'Cryo-TEM')
  const plain = (await get(`/feeds/instruments/${bare}`)) as Told
  assert.ok(isValid(plain))
  assert.deepEqual(plain['Identifier'], {
    identifierValue: `https://juguang.example/resources/${bare}`,
    identifierType: 'URL',
  })
})

test('the shape is strict: without a mandatory property, with a word of no list or with a property of its own nothing validates', async () => {
  const told = (await get(`/feeds/instruments/${whole}`)) as Told
  assert.ok(isValid(told))
  for (const property of ['Identifier', 'SchemaVersion', 'LandingPage', 'Name', 'Owners', 'Manufacturers']) {
    const { [property]: _left, ...rest } = told
    assert.ok(!isValid(rest), property)
  }
  const broken: Told[] = [
    { ...told, Owners: [] },
    { ...told, SchemaVersion: '1.1' },
    { ...told, Dates: [{ Date: { dateValue: '2024-08-06', dateType: 'Bought' } }] },
    { ...told, Keeper: 'somebody' },
  ]
  for (const one of broken) assert.ok(!isValid(one), JSON.stringify(one))
})

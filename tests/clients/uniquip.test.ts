// Portals read shared equipment as UNIQUIP CSV; whoever reads our file back has what we gave.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { equipmentFeed } from '#modules/equipment-feeds/feeds.ts'
import { openResourceImportsWorld, verdictsOf } from '../resource-imports/world.ts'
import type { NewResource } from '#modules/sharing/contract.ts'
import { mountFeeds } from '#platform/feeds.ts'

const world = await openResourceImportsWorld()
const { http, db, owner, offered, upload, importing } = world
mountFeeds(http, [equipmentFeed], { db, publicUrl: new URL('https://juguang.example') })

async function feed(lang = 'zh-Hans'): Promise<string> {
  const answer = await http.inject(`/feeds/equipment.csv?lang=${lang}`)
  assert.equal(answer.statusCode, 200, answer.payload)
  return answer.payload
}
/** By columns, as a stranger's parser reads it. */
const read = (csv: string): Record<string, string>[] => parse(csv, { columns: true, bom: true })
/** Without what another life of the same thing has anew: its id and the addresses made of it. */
const told = (csv: string) => read(csv).map(({ ID: _id, 'Contact URL': _page, ...row }) => row)

const WHOLE: Partial<NewResource> = {
  name: '冷冻透射电镜',
  nameEn: 'Cryo-TEM "A", 300 kV',
  technique: 'cryo-em',
  summary: '=看清蛋白质，\n第二行；"引号"',
  measures: ['分辨率；埃', '[质量]'],
  manufacturer: '某厂, 有限公司',
  model: '+300',
  assetNumber: '00012',
  serialNumber: '-1E5',
  commissionedOn: '2024-08-06',
  decommissionedOn: '2034-08-06',
  originalValue: 50_000_000.5,
  pid: '10.5072/abc',
  landingPage: 'https://example.org/a?b=1&c=2',
  related: [{ identifier: '10.5072/x', type: 'DOI', relation: 'IsDescribedBy' }],
  placeCode: '440311007',
  location: 'A101',
  seats: 3,
}

await offered(WHOLE)
await offered({ name: '数据集', kind: 'data-set' })

/** Has the feed read by its own import, into the unit that owns all of it. */
async function readBack(csv: string, offer: boolean) {
  const asked = { fileId: await upload(csv, 'equipment.csv'), offer }
  const report = await importing().check(asked)
  return { asked, report }
}
/** All that a card holds, by the columns of its table. */
const cards = async () =>
  (await world.resources()).map(
    ({
      id: _id,
      number: _number,
      created_at: _at,
      version: _version,
      source: _from,
      source_key: _key,
      ...card
    }) => card,
  )
async function forgetAll() {
  for (const table of ['booking_rules', 'resource'] as const) await owner.deleteFrom(table).execute()
}

test('the file has the columns of the specification, and a type, an identifier and a contact in each row', async () => {
  const rows = read(await feed())
  const specified =
    'Type,Name,Description,Related Facility ID,Technique,Location,Contact Name,Contact Telephone,Contact URL,Contact Email,Secondary Contact Name,Secondary Contact Telephone,Secondary Contact URL,Secondary Contact Email,ID,Photo,Department,Site Location,Building,Service Level,Web Address'
  assert.deepEqual(Object.keys(rows[0] ?? {}).slice(0, 21), specified.split(','))
  for (const row of rows) {
    assert.ok(['equipment', 'facility'].includes(row['Type'] ?? ''))
    assert.ok(row['ID'] && row['Contact Name'] && row['Name'])
    assert.match(row['Contact URL'] ?? '', /^https:\/\/juguang\.example\/resources\//)
    assert.equal(row['Related Facility ID'], '')
  }
})

test('read back where it came from it is the same, in every language', async () => {
  for (const lang of ['zh-Hans', 'en']) {
    const { report } = await readBack(await feed(lang), true)
    assert.deepEqual([report.shape, ...verdictsOf(report)], ['uniquip', 'same', 'same'])
  }
})

test('read into a city that has none of it, it gives the same file again', async () => {
  const [csv, before] = [await feed(), await cards()]
  await forgetAll()
  const { asked, report } = await readBack(csv, true)
  assert.deepEqual(verdictsOf(report), ['new', 'new'])
  await importing().apply(asked, report)
  assert.deepEqual(await cards(), before)
  assert.deepEqual(told(await feed()), told(csv))
  assert.equal(read(await feed())[0]?.['Serial Number'], "'-1E5", 'guarded, as a formula would be')
})

test('whatever people write on a card comes back as they wrote it', async () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((one) =>
    one
      .toWellFormed()
      .replaceAll(/\p{Cc}/gu, '·')
      .trim(),
  )
  // A guard before what looks like a formula is ours, whoever wrote it.
  const said = text.filter((one) => one !== '' && one.length <= 60 && !/^'\s*[=+\-@＝＋－＠]/.test(one))
  const measures = fc.uniqueArray(said, { maxLength: 3 })
  const cards = fc.array(fc.record({ name: said, summary: said, location: said, measures }), {
    minLength: 10,
    maxLength: 10,
  })
  await fc.assert(
    fc.asyncProperty(cards, async (written) => {
      await forgetAll()
      for (const card of written) await offered(card)
      const { report } = await readBack(await feed(), true)
      assert.ok(
        report.rows.every(({ verdict }) => verdict === 'same'),
        JSON.stringify(report.rows.filter(({ verdict }) => verdict !== 'same')),
      )
      assert.equal(report.rows.length, written.length)
    }),
    { numRuns: 4 },
  )
})

test('a list of another publisher is read: a description stands for a name, and its own columns for ours', async () => {
  await forgetAll()
  const list = [
    'Type,ID,Name,Description,Related Facility ID,Technique (:N8),Location,Contact Name,Contact Email,Service Level',
    'equipment,E0001,,Laser scanner for small samples,F0001,Spectroscopy,http://en.wikipedia.org/wiki/Leeds,Ada,ada@example.org,',
    'Equipment,E0002,Balance,Weighs,,Cryo-electron microscopy,,Ben,,By staff',
  ].join('\r\n')
  const { asked, report } = await readBack(list, false)
  assert.deepEqual(verdictsOf(report), ['new technique_unknown place_unknown', 'new'])
  await importing().apply(asked, report)
  const rows = await world.resources()
  assert.deepEqual(
    rows.map(({ name, source, source_key: key, technique, status }) => [
      name,
      source,
      key,
      technique,
      status,
    ]),
    [
      ['Laser scanner for small samples', 'uniquip', 'E0001', null, 'draft'],
      ['Balance', 'uniquip', 'E0002', 'cryo-em', 'draft'],
    ],
  )
})

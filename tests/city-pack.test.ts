import assert from 'node:assert/strict'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readCityPack } from '#app/city-pack.ts'
import { figureReferences } from '#modules/bulletins/pack.ts'
import { PackFault } from '#platform/pack.ts'

const folder = await mkdtemp(join(tmpdir(), 'city-'))
after(() => rm(folder, { recursive: true }))

test('the pack of Guangming reads, with all that the city is made of', async () => {
  const { city, places, clusters, committees, positions, figures, demo } =
    await readCityPack('city/guangming')
  assert.equal(city.code, '440311')
  assert.equal(city.area.squareKilometres, 156)
  assert.equal(places.subdistricts.length, 6)
  assert.equal(places.subdistricts.flatMap(({ communities }) => communities).length, 31)
  assert.equal(clusters.length, 8)
  assert.equal(committees.filter(({ kind }) => kind === 'chain').length, 11)
  assert.equal(committees.filter(({ kind }) => kind === 'talent').length, 1)
  assert.deepEqual(
    positions.map(({ key }) => key),
    ['upstream', 'midstream', 'downstream', 'research', 'service'],
  )
  assert.equal(figures.length, 21)
  assert.equal(demo?.accounts.length, 19)
})

test('the living article tells every figure but those of challenges and sharing, which it does not mention, in both languages', async () => {
  const { article, figures } = await readCityPack('city/guangming')
  const untold = new Set(['resources-shared', 'hours-shared', 'external-users', 'challenges-solved'])
  const texts = [article.lead, ...article.sections.flatMap(({ paragraphs }) => paragraphs)]
  for (const language of ['zh', 'en'] as const) {
    const told = new Set(texts.flatMap((own) => figureReferences(own[language])))
    const all = figures.map(({ key }) => key).filter((key) => !untold.has(key))
    assert.deepEqual([...told].toSorted(), all.toSorted())
  }
})

test('the syllables of the demo make 3,600 brands and as many people, none twice', async () => {
  const { demo } = await readCityPack('city/guangming')
  assert.ok(demo)
  const { brandFirst, brandSecond, surnames, givenNames } = demo.names
  for (const list of [brandFirst, brandSecond, surnames, givenNames])
    assert.ok(new Set(list.map(({ zh }) => zh)).size >= 60)
})

test('an invented small town in another land reads by the same shapes, without a demo', async () => {
  const { city, demo, figures } = await readCityPack('tests/packs/lichtung')
  assert.equal(city.zone, 'Europe/Berlin')
  assert.equal(demo, undefined)
  assert.equal(figures.length, 4)
})

async function faultsWith(
  pack: string,
  file: string,
  change: (content: string) => string,
): Promise<readonly string[]> {
  const copy = join(folder, 'copy')
  await rm(copy, { recursive: true, force: true })
  await cp(pack, copy, { recursive: true })
  const before = await readFile(join(copy, file), 'utf8')
  const changed = change(before)
  assert.notEqual(changed, before, 'the fault was not planted')
  await writeFile(join(copy, file), changed)
  const error = await readCityPack(copy).then(
    () => undefined,
    (caught: unknown) => caught,
  )
  if (!(error instanceof PackFault)) assert.fail(`not refused by a pack fault: ${String(error)}`)
  return error.message.split('\n').map((line) => line.replace(`${copy}/`, ''))
}

const lichtung: [file: string, from: string | RegExp, to: string, told: RegExp][] = [
  ['city.yaml', 'Europe/Berlin', 'Europe/Lichtung', /^city.yaml:7 zone: must be a time zone/],
  ['city.yaml', "'990102'", "'9901'", /^city.yaml:3 code: must have exactly 6 digits/],
  ['city.yaml', "'990102'", '990102', /^city.yaml:3 code: must be text, not 990102: put it in quotes/],
  [
    'places.yaml',
    "'990102001002'",
    "'990102002002'",
    /^places.yaml:8 subdistricts\[0\].communities\[1\].code: must begin with 990102001/,
  ],
  [
    'places.yaml',
    "'990102001002'",
    "'990102001001'",
    /^places.yaml:8 subdistricts\[0\].communities\[1\].code: "990102001001" stands here twice/,
  ],
  [
    'places.yaml',
    "'990102003'",
    "'110102003'",
    /^places.yaml:15 subdistricts\[2\].code: must begin with 990102/,
  ],
  [
    'clusters.yaml',
    'key: timber',
    'key: photonics',
    /^clusters.yaml:5 clusters\[1\].key: "photonics" stands here twice/,
  ],
  [
    'committees.yaml',
    'cluster: photonics',
    'cluster: photonic',
    /^committees.yaml:4 committees\[0\].cluster: must be one of photonics, timber, not "photonic"/,
  ],
  [
    'committees.yaml',
    'cluster: photonics',
    'cluster: null',
    /^committees.yaml:4 committees\[0\].cluster: is needed for a chain committee/,
  ],
  [
    'committees.yaml',
    'cluster: null',
    'cluster: timber',
    /^committees.yaml:32 committees\[1\].cluster: must be null for a talent committee/,
  ],
  [
    'committees.yaml',
    'kind: number',
    'kind: colour',
    /^committees.yaml:16 committees\[0\].questions\[1\].kind: must be one of text, number, choice, not "colour"/,
  ],
  [
    'unit-kinds.yaml',
    '[company]',
    '[company, facility]',
    /^unit-kinds.yaml:9 kinds\[1\].rorTypes\[1\]: "facility" already belongs to institute/,
  ],
  [
    'roles.yaml',
    'key: secretary',
    'key: chair',
    /^roles.yaml:1 roles: has no role "secretary", which access rules need/,
  ],
  [
    'roles.yaml',
    'administrator: audit',
    'administrator: system',
    /^roles.yaml:\d+ roles\[3\].administrator: must be audit for audit-administrator/,
  ],
  [
    'roles.yaml',
    'key: reviewer',
    'administrator: audit\n    key: reviewer',
    /^roles.yaml:\d+ roles\[5\].administrator: must not stand here/,
  ],
  ['roles.yaml', /body: unit/, 'body: city', /^roles.yaml:\d+ roles\[7\].body: must be unit for liaison/],
  [
    'figures.yaml',
    'kind: stock',
    'kind: stok',
    /^figures.yaml:5 figures\[0\].kind: must be one of stock, flow, constant, not "stok"/,
  ],
  [
    'figures.yaml',
    'committee: lasers',
    'committee: maser',
    /^figures.yaml:30 figures\[2\].committee: no committee has the key "maser"/,
  ],
  [
    'figures.yaml',
    /\n +source: .*/,
    '',
    /^figures.yaml:36 figures\[3\].source: is missing: a constant says where it comes from/,
  ],
  [
    'figures.yaml',
    'measure: city.area',
    'measure: city.weight',
    /^figures.yaml:41 figures\[3\].measure: must be city.area for a constant/,
  ],
  [
    'figures.yaml',
    '[unit, units]',
    '[unit]',
    /^figures.yaml:31 figures\[2\].countingUnit.en: must have at least 2 entries/,
  ],
  [
    'article.yaml',
    /figure:laser-members/g,
    'figure:masers',
    /^article.yaml:10 sections\[0\].paragraphs\[0\].zh: no figure has the key "masers"/,
  ],
  [
    'article.yaml',
    'covers {figure:area}',
    'is wide',
    /^article.yaml:6 lead.en: tells the figures committees, institutes, but the Chinese text area, committees, institutes/,
  ],
  [
    'article.yaml',
    'covers {figure:area}',
    'covers {area}',
    /^article.yaml:6 lead.en: has a brace that is not part of {figure:key}/,
  ],
  [
    'article.yaml',
    '[institutes, laser-members]',
    '[institutes, weather]',
    /^article.yaml:12 aside\[1\]: no figure has the key "weather"/,
  ],
]

const guangming: [from: string | RegExp, to: string, told: RegExp][] = [
  [
    'institutes-linked: 138',
    'institutes-linked: 139',
    /figures\["institutes-linked"\]: is 139, but clusters and committees of the pack make 138/,
  ],
  ['  stations: 10\n', '', /figures: says nothing of the figure "stations"/],
  ['  stations: 10\n', '  stations: 10\n  area: 156\n', /figures.area: is not a counted figure/],
  ['committee: synbio', 'committee: synbia', /committees\[0\].committee: no committee has the key "synbia"/],
  [
    'shared: { institutes: 28',
    'shared: { institutes: 29',
    /committees\[11\].shared.institutes: must be at most 28, not 29/,
  ],
  [
    /institutes: 28\n(.*\n) +shared: \{ institutes: 28/,
    'institutes: 119\n$1    shared: { institutes: 119',
    /committees\[11\].shared.institutes: must be at most 118, not 119/,
  ],
  [
    'from: 2023-02-01',
    'from: 2024-02-01',
    /committees\[0\].committee: is a committee since 2023-03-20, outside/,
  ],
  ['kind: hospital', 'kind: clinic', /names.units\[3\].kind: no kind of unit has the key "clinic"/],
  ['position: research', 'position: search', /positions\[3\].position: no position has the key "search"/],
  [/      reasons: .*\n/, '', /applications\.list\[0\]: is decided and needs reasons/],
  [
    'uhd-display, countsAs: enterprise, status: submitted',
    'uhd-display, countsAs: enterprise, status: in_review',
    /applications\.list\[4\]: "uhd-display" has fewer than two reviewers/,
  ],
  ['role: volunteer', 'role: helper', /accounts\[15\].posts\[0\].role: no role has the key "helper"/],
  [
    'role: volunteer',
    'role: liaison',
    /accounts\[15\].posts\[0\].role: "liaison" is a role in a unit, not in a city/,
  ],
  [
    'unit: { committee: synbio',
    'unit: { committee: talent',
    /accounts\[8\].posts\[0\].unit: no committee "talent" brings in institutes/,
  ],
  ['username: chain2', 'username: chain', /accounts\[7\].username: "chain" stands here twice/],
]

const onOneLine = (part: string | RegExp) => String(part).trim().replaceAll(/\n */g, ', ')

for (const [file, from, to, told] of lichtung)
  test(`in ${file}, ${onOneLine(from)} made ${onOneLine(to) || 'nothing'} is refused with its line and field`, async () => {
    const faults = await faultsWith('tests/packs/lichtung', file, (content) => content.replace(from, to))
    assert.ok(
      faults.some((line) => told.test(line)),
      faults.join('\n'),
    )
  })
for (const [from, to, told] of guangming)
  test(`in a demo, ${onOneLine(from)} made ${onOneLine(to) || 'nothing'} is refused with its line and field`, async () => {
    const faults = await faultsWith('city/guangming', 'demo.yaml', (content) => content.replace(from, to))
    assert.ok(
      faults.some((line) => /^demo.yaml:\d+ /.test(line) && told.test(line)),
      faults.join('\n'),
    )
  })

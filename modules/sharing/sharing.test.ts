import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ResourceQuery } from './contract.ts'
import { openSharingWorld, rules } from './testing.ts'

const world = await openSharingWorld()
const { as, units, people, owner, wish, offered, book, factsOf, committee } = world
const { keeper, deputy, liaison, otherKeeper, member, outsider, student } = people

const refusedAs = (code: string) => (error: unknown) => {
  assert.ok(error instanceof Error && 'code' in error && error.code === code, String(error))
  return true
}
const fieldIs = (field: string, code: string) => (error: unknown) => {
  const { problems } = (error as { details: { problems: { field: string; code: string }[] } }).details
  assert.deepEqual([problems[0]?.field, problems[0]?.code], [field, code])
  return true
}
const find = async (query: Partial<ResourceQuery>) => as().listResources({ query: query as never })
const idsOf = async (query: Partial<ResourceQuery>) => (await find(query)).items.map(({ id }) => id)

test('a resource is entered as a draft, offered to everybody and withdrawn; both count', async () => {
  const draft = await as(liaison).addResource({ body: wish({ placeCode: '440311007' }) })
  const params = { id: draft.id }
  assert.equal(draft.rules?.opening[0]?.from, '09:00')
  await assert.rejects(as(outsider).getResource({ params }), refusedAs('not_found'))
  assert.equal((await as(liaison).offerResource({ params })).status, 'offered')
  const seen = await as().getResource({ params })
  assert.deepEqual([seen.can.book, seen.can.edit, seen.keepers.length], [false, false, 0])
  assert.equal((await as(student).getResource({ params })).can.book, true)
  await book(draft.id, '2030-01-02T01:00Z', '2030-01-02T02:00Z')
  await as(keeper).withdrawResource({ params, body: { reason: '搬迁' } })
  const counted = [1, -1].map((quantity) => ({ measure: 'sharing.resources', quantity, place: '440311007' }))
  assert.deepEqual(await factsOf(draft.id), counted)
  const told = await owner
    .selectFrom('notice')
    .select('code')
    .where('body_id', '=', student.personId)
    .execute()
  assert.deepEqual(told, [{ code: 'sharing.resource_withdrawn' }])
  await assert.rejects(as().getResource({ params }), refusedAs('not_found'))
})

test('an offered resource that moves to another place counts there', async () => {
  const { id, version } = await offered()
  const { unitId: _, ...card } = wish({ placeCode: '440311007', measures: ['质量'], related: [] })
  const whole = { ...(await cardOf(id)), ...card }
  await as(keeper).changeResource({ params: { id }, body: whole, version })
  assert.deepEqual(
    (await factsOf(id)).map(({ quantity, place }) => [quantity, place]),
    [
      [1, null],
      [-1, null],
      [1, '440311007'],
    ],
  )
})

async function cardOf(id: string) {
  const { technique, space, place, kind, ...told } = await as(keeper).getResource({ params: { id } })
  const { name, nameEn, summary, forMembers, measures, manufacturer, model, assetNumber, serialNumber } = told
  const { commissionedOn, decommissionedOn, originalValue, pid, landingPage, related, location, seats } = told
  return {
    name,
    nameEn,
    summary,
    forMembers,
    measures,
    manufacturer,
    model,
    assetNumber,
    serialNumber,
    commissionedOn,
    decommissionedOn,
    originalValue,
    pid,
    landingPage,
    related,
    location,
    seats,
    kind: kind.key,
    technique: technique?.key ?? null,
    spaceId: space?.id ?? null,
    placeCode: place?.code ?? null,
  }
}

test('what is for members is read by people of the network and of the owner, and by nobody else', async () => {
  const { id } = await offered({ forMembers: '门禁请致电' })
  const read = async (actor?: typeof member) => (await as(actor).getResource({ params: { id } })).forMembers
  assert.deepEqual([await read(member), await read(keeper)], ['门禁请致电', '门禁请致电'])
  assert.deepEqual([await read(outsider), await read(student), await read()], [null, null, null])
})

test('it is found in Chinese, by sound, in English, by model, maker, technique, owner and label', async () => {
  const more = { name: '量子干涉仪', model: 'JEM-2100F', manufacturer: '日本电子', technique: 'cryo-em' }
  const { id, number } = await offered({ ...more, nameEn: 'Quantum interferometer' })
  const asked = [
    '量子',
    '干涉仪',
    'liangzi',
    'lzgsy',
    'interfero',
    'JEM-2100F',
    'jem2100f',
    '2100f',
    '日本电子',
  ]
  for (const q of [...asked, '冷冻电镜', 'Cryo-electron', '深圳湾 量子', '#' + String(number)])
    assert.ok((await idsOf({ q })).includes(id), q)
  assert.deepEqual(await idsOf({ q: '量子力学' }), [])
  assert.deepEqual(await idsOf({ q: '！？' }), [])
})

test('what is called exactly so comes before what only mentions it, page by page', async () => {
  const mentions = await offered({ name: '样品台', summary: '配合超导磁体使用' })
  const within = await offered({ name: '大型超导磁体平台' })
  const exact = await offered({ name: '超导磁体' })
  const expected = [exact.id, within.id, mentions.id]
  assert.deepEqual(await idsOf({ q: '超导磁体' }), expected)
  const first = await find({ q: '超导磁体', limit: 2 })
  const second = await find({ q: '超导磁体', limit: 2, cursor: first.next ?? '' })
  assert.deepEqual(
    [...first.items, ...second.items].map(({ id }) => id),
    expected,
  )
  assert.deepEqual([first.total, second.next], [3, null])
})

test('without words they stand in the order of a dictionary, page by page', async () => {
  const place = '440311007'
  const ids: string[] = []
  for (const name of ['张江线站', '安防车', 'Beamline']) {
    const { id } = await offered({ name, placeCode: place, seats: 1 })
    ids.push(id)
  }
  const names: string[] = []
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const page = await find({ place, limit: 2, ...(cursor === '' ? {} : { cursor }) })
    names.push(...page.items.filter(({ id }) => ids.includes(id)).map(({ name }) => name))
    cursor = page.next ?? undefined
  }
  assert.deepEqual(names, ['安防车', '张江线站', 'Beamline'])
})

test('each facet counts as if it alone were not chosen', async () => {
  await offered({ name: '谱仪甲', technique: 'cryo-em', placeCode: '440311007' })
  await offered({ name: '谱仪乙', kind: 'data-set' })
  await offered({ name: '谱仪丙', unitId: units.other }, otherKeeper)
  const { items, facets } = await find({ q: '谱仪', unit: units.own, kind: 'instrument' })
  assert.equal(items.length, 1)
  const counts = (choices: { key: string; count: number }[]) =>
    Object.fromEntries(choices.map(({ key, count }) => [key, count]))
  assert.deepEqual(counts(facets.kinds), { instrument: 1, 'data-set': 1 })
  assert.deepEqual(counts(facets.units), { [units.own]: 1, [units.other]: 1 })
  assert.deepEqual(counts(facets.techniques), { 'cryo-em': 1 })
  assert.deepEqual(facets.places, [{ key: '440311007', name: '新湖街道', count: 1 }])
  assert.deepEqual((await find({ q: '谱仪', committee: 'biology', place: '440311' })).total, 1)
})

test('only what is free is found: within its hours, outside bookings and outages, for long enough', async () => {
  const { id } = await offered({ name: '空闲甲' })
  const free = (from: string, to: string, minutes = 60) =>
    find({ q: '空闲', free: `2030-01-02T${from}+08:00/2030-01-02T${to}+08:00`, minutes })
  const begin = async (from: string, to: string, minutes?: number) =>
    (await free(from, to, minutes)).items[0]?.freeFrom ?? null
  await book(id, '2030-01-02T01:00Z', '2030-01-02T04:00Z')
  const outage = { starts_at: new Date('2030-01-02T06:00Z'), ends_at: new Date('2030-01-02T07:00Z') }
  const told = { id: units.own, resource_id: id, is_planned: true, words: '换液氮', told_at: new Date() }
  await owner
    .insertInto('outage')
    .values({ ...told, ...outage, told_by: keeper.personId })
    .execute()
  assert.equal(await begin('00:00', '23:59'), '2030-01-02T04:00:00.000Z')
  assert.equal(await begin('00:00', '23:59', 150), '2030-01-02T07:00:00.000Z')
  assert.equal(await begin('00:00', '23:59', 200), null)
  assert.equal(await begin('18:00', '23:00'), null)
  assert.equal(await begin('09:00', '12:00'), null)
  assert.equal((await free('00:00', '23:59', 200)).total, 0)
})

test('a wrong window is refused by name', async () => {
  const wrong = {
    '2030-01-02T00:00:30+08:00/2030-01-02T10:00+08:00': 'not_whole_minutes',
    '2030-01-02T00:00:00+08:00/2030-01-02T00:00:00+08:00': 'window_too_long_or_empty',
    '2030-01-02T00:00:00+08:00/9999-01-02T00:00:00+08:00': 'out_of_calendar',
    '2030-01-02/2030-01-03': 'invalid_format',
  }
  for (const [free, code] of Object.entries(wrong))
    await assert.rejects(find({ free }), fieldIs('free', code))
})

test('rules, prices and keepers are set whole, and two who edit see each other', async () => {
  const { id, version } = await offered()
  const params = { id }
  const chains = { ...rules, who: 'chains' as const, committeeIds: [committee], lowestGrade: 'a' }
  const edited = await as(keeper).setBookingRules({ params, body: { rules: chains }, version })
  assert.deepEqual(edited.rules?.committees[0]?.name, '合成生物')
  const prices = [{ audience: 'other' as const, per: 'hour' as const, amount: 120.5 }]
  await assert.rejects(
    as(deputy).setPrices({ params, body: { prices }, version }),
    refusedAs('precondition_failed'),
  )
  const priced = await as(deputy).setPrices({ params, body: { prices }, version: edited.version })
  assert.deepEqual([priced.prices, priced.isFree], [prices, false])
  const keepers = [
    { personId: keeper.personId, isDeputy: false },
    { personId: deputy.personId, isDeputy: true },
  ]
  const kept = await as(keeper).setKeepers({ params, body: { keepers }, version: priced.version })
  assert.deepEqual(
    kept.keepers.map(({ person }) => person.name),
    ['管理员', '副手'],
  )
  const strange = [{ personId: otherKeeper.personId, isDeputy: false }]
  await assert.rejects(
    as(keeper).setKeepers({ params, body: { keepers: strange }, version: kept.version }),
    fieldIs('keepers.0.personId', 'keeper_has_no_post'),
  )
  const unknown = { ...rules, who: 'chains' as const, committeeIds: [units.own] }
  await assert.rejects(
    as(keeper).setBookingRules({ params, body: { rules: unknown }, version: kept.version }),
    fieldIs('rules.committeeIds.0', 'committee_unknown'),
  )
})

test('the covenant is signed once for a unit, by its liaison', async () => {
  const body = { unitId: units.own, covenantVersion: 1 }
  const signed = await as(liaison).signCovenant({ body })
  assert.deepEqual([signed.signatures, signed.own[0]?.can.sign], [1, false])
  await assert.rejects(as(liaison).signCovenant({ body }), refusedAs('sharing.covenant_signed_before'))
  await assert.rejects(as(keeper).signCovenant({ body }), refusedAs('forbidden'))
  const old = { ...body, covenantVersion: 2 }
  await assert.rejects(as(liaison).signCovenant({ body: old }), refusedAs('sharing.covenant_replaced'))
  const { items } = await as().listCovenantSignatures({})
  assert.deepEqual(
    items.map(({ unit }) => unit.name),
    ['深圳湾实验室'],
  )
})

test('of offering and withdrawing many times at once, facts and state agree at the end', async () => {
  const { id } = await as(keeper).addResource({ body: wish() })
  const params = { id }
  const calls = Array.from({ length: 20 }, (_, i) =>
    i % 2 === 0
      ? as(keeper).offerResource({ params })
      : as(liaison).withdrawResource({ params, body: { reason: '试一试' } }),
  )
  for (const answer of await Promise.allSettled(calls))
    if (answer.status === 'rejected') refusedAs('sharing.moved_on')(answer.reason)
  const sum = (await factsOf(id)).reduce((total, { quantity }) => total + Number(quantity), 0)
  const { status } = await as(keeper).getResource({ params })
  assert.equal(sum, status === 'offered' ? 1 : 0)
})

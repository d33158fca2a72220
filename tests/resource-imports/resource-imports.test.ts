import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import writeExcelFile from 'write-excel-file/node'
import { contentOf } from '#platform/testing.ts'
import { csv, emsl, nemoTool, openResourceImportsWorld, verdictsOf } from './world.ts'

const world = await openResourceImportsWorld()
const { as, people, units, owner, upload, importing, brought, seen, resources, offered, factsOf } = world
const { keeper, liaison, outsider, otherKeeper } = people

const refusedAs = (code: string) => (error: unknown) => {
  assert.ok(error instanceof Error && 'code' in error && error.code === code, String(error))
  return true
}
async function named(name: string) {
  const found = (await resources()).filter((row) => row.name === name)
  const [only] = found
  assert.ok(only && found.length === 1, `one ${name}, not ${found.length}`)
  return only
}
const rulesOf = async (name: string) =>
  (await as(keeper).getResource({ params: { id: (await named(name)).id } })).rules

const LIST = csv(
  '资产编号,仪器名称,类别,技术,型号,生产厂家,原值（万元）,启用日期,所在街道,存放地点,主要功能,在用',
  'A1,冷冻电镜甲,仪器,冷冻电镜,Krios,某厂,"5,000",2024/8/6,新湖街道,A101,看清蛋白质,是',
  'A2,离心机,仪器,没有的技术,,,1.5,2023年5月,别处,,,停用',
  'A3,离心机,,,,,,,,,分开轻重,不详',
)

// ── works ──

test('a list under Chinese headings is told first, written as a whole, and the same again changes nothing', async () => {
  const fileId = await upload(LIST, '设备.csv')
  const before = await contentOf(owner)
  const report = await importing().check({ fileId, offer: true })
  assert.deepEqual(verdictsOf(report), [
    'new',
    'new technique_unknown place_unknown inactive summary_missing',
    'new flag_unclear',
  ])
  assert.deepEqual([report.shape, report.isApplied, report.counts.new], ['sheet', false, 3])
  assert.ok(isDeepStrictEqual(await contentOf(owner), before), 'a dry run writes nothing')

  const done = await brought(LIST, '设备.csv', { offer: true })
  assert.deepEqual([done.isApplied, done.counts.new], [true, 3])
  const card = await named('冷冻电镜甲')
  assert.deepEqual(
    [card.technique, card.model, card.manufacturer, card.original_value, card.commissioned_on, card.location],
    ['cryo-em', 'Krios', '某厂', '50000000.00', '2024-08-06', 'A101'],
  )
  assert.equal(done.rows[0]?.resource?.id, card.id, 'each row leads to its resource')
  assert.deepEqual([card.place_code, card.status, card.source], ['440311007', 'offered', '设备.csv'])
  assert.equal((await factsOf(card.id)).length, 1, 'what is offered counts')
  assert.deepEqual(
    (await resources()).slice(1).map(({ status, commissioned_on: day, summary }) => [status, day, summary]),
    [
      ['draft', '2023-05-01', '离心机'],
      ['draft', null, '分开轻重'],
    ],
  )

  const held = await resources()
  assert.deepEqual((await brought(LIST, '改名.csv', { offer: true })).counts.same, 3)
  assert.deepEqual(await resources(), held)
})

test('a changed row changes what it says and nothing else, and a Latin name stands beside a Chinese one', async () => {
  const list = csv('Asset number,Name,Model', 'A1,Cryo-EM A,Krios G4')
  const report = await brought(list, 'en.csv')
  assert.deepEqual(
    report.rows[0]?.reasons.map(({ field, said }) => [field, said]),
    [
      ['nameEn', null],
      ['model', 'Krios'],
    ],
  )
  const card = await named('冷冻电镜甲')
  assert.deepEqual(
    [card.name_en, card.model, card.summary, card.status],
    ['Cryo-EM A', 'Krios G4', '看清蛋白质', 'offered'],
  )
})

test('XLSX and JSON bring what CSV brings', async () => {
  const rows = [
    ['编号', '名称', '简介', '测量内容'],
    ['x1', '干涉仪', '量长短', '长度；厚度'],
  ]
  const sheet = await writeExcelFile(
    rows.map((row) => row.map((value) => ({ value, type: String }))),
  ).toBuffer()
  assert.deepEqual(verdictsOf(await brought(sheet, '一.xlsx')), ['new'])
  assert.deepEqual((await named('干涉仪')).measures, ['长度', '厚度'])
  const { kind } = await named('干涉仪')
  const record = {
    name: '干涉仪',
    kind: { key: kind, name: '仪器' },
    measures: ['长度', '厚度'],
    summary: '量长短',
  }
  assert.deepEqual(verdictsOf(await seen(JSON.stringify([record]), '二.json')), ['same'])
})

test('the instrument list of EMSL is read as it is, dirty flags and all', async () => {
  const list = emsl(
    String.raw`1,Mass Spectrometer: One,One\n,24,Spectrometers,One of many,Y,N,2024-08-06`,
    '2,Two,Two,10,,,0,0,2024-08-06',
    '3,Three,Three,,,,,,',
    '2,Two again,Two again,10,,,1,0,2024-08-06',
  )
  const report = await brought(list, 'emsl.csv', { offer: true, leaveOutRefused: true })
  assert.deepEqual(
    [report.shape, ...verdictsOf(report)],
    ['emsl', 'new', 'new inactive', 'new flag_unclear', 'refused duplicate_in_file'],
  )
  const one = await named('One')
  assert.deepEqual(
    [one.name_en, one.summary, one.status, one.source_key],
    ['One', 'Mass Spectrometer: One\nSpectrometers\nOne of many', 'offered', '1'],
  )
  assert.deepEqual((await rulesOf('One'))?.opening, [
    { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' },
  ])
  assert.equal((await rulesOf('Two'))?.opening[0]?.to, '18:00')
  assert.equal((await rulesOf('Three'))?.opening[0]?.from, '09:00', 'the usual hours of its kind')
})

test('tools of NEMO keep their booking rules', async () => {
  const night = {
    _policy_off_between_times: true,
    _policy_off_start_time: '18:00:00',
    _policy_off_end_time: '07:00:00',
  }
  const limits = {
    name: 'Aligner',
    _minimum_usage_block_time: 15,
    _maximum_usage_block_time: 240,
    _maximum_reservations_per_day: 2,
    _minimum_time_between_reservations: 60,
    _maximum_future_reservation_time: 540,
    _missed_reservation_threshold: 30,
    _policy_off_weekend: true,
    ...night,
  }
  const list = [
    nemoTool(limits),
    nemoTool({
      name: 'Furnace',
      _operational: false,
      _reservation_horizon: null,
      _maximum_reservations_per_day: 240,
    }),
    nemoTool({ name: 'Typo', _minimum_usage_block_time: 120, _maximum_usage_block_time: 408 }),
    nemoTool({ name: 'Furnace' }),
  ].join('\n')
  const report = await brought(list, 'tools.jsonl', { offer: true, leaveOutRefused: true })
  assert.deepEqual(
    [report.shape, ...verdictsOf(report)],
    ['nemo', 'new', 'new limit_never_reached inactive', 'refused rule_wrong', 'refused duplicate_in_file'],
  )
  const { committees: _, units: __, grade: ___, ...rules } = (await rulesOf('Aligner')) ?? assert.fail()
  assert.deepEqual(rules, {
    horizonDays: 14,
    leadMinutes: 0,
    stepMinutes: 15,
    shortestMinutes: 15,
    longestMinutes: 240,
    gapMinutes: 60,
    dayCount: 2,
    dayMinutes: null,
    aheadMinutes: 540,
    opening: [{ days: [1, 2, 3, 4, 5], from: '07:00', to: '18:00' }],
    onHolidays: true,
    offHours: 'free',
    approval: 'none',
    who: 'network',
    committeeIds: [],
    unitIds: [],
    lowestGrade: null,
    needsCovenant: false,
    needsQualification: true,
    idleDays: 180,
    lateCancelMinutes: 60,
    noShowMinutes: 30,
    acceptMinutes: 120,
  })
  const free = await rulesOf('Furnace')
  assert.deepEqual(
    [free?.horizonDays, free?.longestMinutes, free?.dayCount, free?.noShowMinutes, free?.offHours],
    [730, 43_200, null, null, 'closed'],
  )
  const { for_members: forMembers } = await named('Aligner')
  assert.equal(forMembers, '管理员：ada\n副管理员：ben、cho\n电话：x1\n邮箱：lab@example.org')
  assert.deepEqual(verdictsOf(await seen(list, 'tools.jsonl', true)).slice(0, 2), [
    'same',
    'same limit_never_reached inactive',
  ])
})

// ── refused ──

test('each row that cannot be is told why; nothing is written until they are left out in so many words', async () => {
  const other = await offered({ unitId: units.other, name: '别家的', pid: '10.5072/taken' }, otherKeeper)
  const list = csv(
    'ID,名称,类别,启用日期,停用日期,原值,PID,序列号',
    'r1,,,,,,,',
    'r2,天平,没有的类别,,,,,',
    'r3,天平,,2024-02-30,,,,',
    'r4,天平,,2024-02-03,2024-02-01,,,',
    'r5,天平,,,,很贵,,',
    `r6,${'长'.repeat(201)},,,,,,`,
    `${other.id},借来的,,,,,,`,
    'r7,天平,,,,,10.5072/taken,',
    'r8,天平,,,,,10.5072/own,',
    'r8,秤,,,,,,',
    'r9,秤,,,,,10.5072/own,',
    `${'k'.repeat(301)},秤,,,,,,`,
    'r10,干涉仪,,,,,,',
    'r11,温箱,,,,,,,多出的一格',
    'r12,光谱仪,,,,,,s1',
  )
  const asked = { fileId: await upload(list, '坏.csv') }
  const report = await importing().check(asked)
  assert.deepEqual(verdictsOf(report), [
    'refused name_missing',
    'refused kind_unknown',
    'refused wrong_format',
    'refused ends_before_start',
    'refused wrong_format',
    'refused too_long',
    'refused of_another_unit',
    'refused pid_taken',
    'new summary_missing',
    'refused duplicate_in_file',
    'refused duplicate_in_file',
    'refused too_long',
    'refused likely_duplicate',
    'refused row_broken',
    'new summary_missing',
  ])
  const before = await resources()
  await assert.rejects(importing().apply(asked, report), refusedAs('resource-imports.has_refused_rows'))
  assert.deepEqual(await resources(), before)
  const done = await importing().apply({ ...asked, leaveOutRefused: true }, report)
  assert.deepEqual([done.counts.new, (await resources()).length - before.length], [2, 2])
  assert.equal((await as(otherKeeper).getResource({ params: { id: other.id } })).name, '别家的')
})

test('a list is brought by who keeps the unit, from an upload of their own, once', async () => {
  const list = csv('名称,简介', '移液器,取一点')
  const fileId = await upload(list, '移液.csv')
  const report = await importing().check({ fileId })
  for (const actor of [outsider, otherKeeper])
    await assert.rejects(importing(actor).check({ fileId }), refusedAs('forbidden'))
  await assert.rejects(importing(liaison).check({ fileId }), refusedAs('invalid_input'))
  await importing().apply({ fileId }, report)
  await assert.rejects(importing().apply({ fileId }, report), refusedAs('invalid_input'))
})

test('a file that is no list of resources is not taken', async () => {
  const reasons = await Promise.all(
    [csv('型号,厂家', 'a,b'), '', csv('名称', ...Array.from({ length: 1001 }, (_, n) => `仪器${n}`))].map(
      async (content) => {
        const fileId = await upload(content || '\n', '别的.csv').catch(() => undefined)
        return fileId && (await importing().check({ fileId })).refusal?.reason
      },
    ),
  )
  assert.deepEqual(reasons, ['name_column_missing', 'empty', 'too_many_rows'])
})

// ── raced ──

test('what changed since the report was read keeps everything out', async () => {
  const asked = {
    fileId: await upload(csv('资产编号,名称,型号', 'A1,冷冻电镜甲,Krios G5', 'Z1,新仪器,'), '晚.csv'),
  }
  const report = await importing().check(asked)
  await brought(csv('资产编号,名称,型号', 'A1,冷冻电镜甲,Krios G6'), '早.csv')
  await assert.rejects(importing().apply(asked, report), refusedAs('resource-imports.report_outdated'))
  assert.equal((await resources()).filter(({ name }) => name === '新仪器').length, 0)
  const again = await importing().apply(asked, await importing().check(asked))
  assert.deepEqual([again.counts.new, again.counts.changed], [1, 1])
})

test('of two lists that bring the same at once, one is written', async () => {
  for (let round = 0; round < 5; round += 1) {
    const list = csv('编号,名称,简介', `n${round},同一台${round},只有一台`)
    const asked = await Promise.all(
      [keeper, people.deputy].map(async (actor) => {
        const wish = { fileId: await upload(list, '同.csv', actor), offer: true }
        return { actor, wish, report: await importing(actor).check(wish) }
      }),
    )
    const outcomes = await Promise.allSettled(
      asked.map(({ actor, wish, report }) => importing(actor).apply(wish, report)),
    )
    const refusals = outcomes.filter(({ status }) => status === 'rejected')
    assert.equal(refusals.length, 1, JSON.stringify(outcomes))
    refusedAs('resource-imports.report_outdated')((refusals[0] as PromiseRejectedResult).reason)
    await named(`同一台${round}`)
  }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import writeExcelFile from 'write-excel-file/node'
import { insertUnits, startMembership, updateUnits } from '#modules/network/public.ts'
import { asSystem } from '#platform/access.ts'
import { withClient } from '#platform/databases.ts'
import { inTransaction } from '#platform/db.ts'
import { TODAY } from '#platform/testing.ts'
import { creditCode, flatLine, jsonLines, openImportsWorld, ROR_IDS } from './testing.ts'

const world = await openImportsWorld()
const {
  db,
  owner,
  ownerUrl,
  as,
  operator,
  everything,
  read,
  started,
  reported,
  reportOf,
  applied,
  apply,
  synbio,
} = world
const permit = asSystem('test', undefined)

interface Fields {
  name: string
  kind?: string
  creditCode?: string
  rorId?: string
}
/** A unit that people entered. */
async function aUnit(fields: Fields) {
  const [id = ''] = await inTransaction(db, (tx) => insertUnits(tx, permit, [unitOf(fields)], 'hand'))
  return id
}
function unitOf({ name, kind = 'institute', creditCode: code = '', rorId = '' }: Fields) {
  const empty = { nameEn: null, aliases: [], industryCode: null, placeCode: null, address: null }
  const rest = { website: null, summary: null, creditCode: code || null, rorId: rorId || null }
  return { ...empty, ...rest, name, kind }
}
const header = '名称,英文名,类别,信用代码,ROR,行业代码,社区,地址,网址'
/** The reasons of each row as `code field → what is meant`. */
async function reasonsOf(rows: string[], fileName = `${Math.random()}.csv`): Promise<string[][]> {
  const report = await reported([header, ...rows].join('\n'), fileName)
  return report.rows.map(({ reasons }) =>
    reasons.map(({ code, field, line, unit }) => [code, field, line, unit?.name].filter(Boolean).join(' ')),
  )
}

test('whatever is wrong in a row itself is told, all of it', async () => {
  const wrong = creditCode(1).replace(/.$/, (last) => (last === '0' ? '1' : '0'))
  assert.deepEqual(
    await reasonsOf([
      `,,企业,,,,,,`,
      `甲,,飞船,${wrong},https://ror.org/02n7p8p78,Z9,火星社区,,htp:/x`,
      `${'长'.repeat(201)},,企业,,,,,${'址'.repeat(301)},`,
      `乙,,,,,,,,`,
      `丙,,企业,,,,,,,多出一格`,
    ]),
    [
      ['name_missing name'],
      [
        'kind_unknown kind',
        'place_unknown placeCode',
        'website_wrong website',
        'credit_code_wrong creditCode',
        'ror_id_wrong rorId',
        'industry_code_wrong industryCode',
      ],
      ['too_long name', 'too_long address'],
      ['kind_unknown kind'],
      ['row_broken'],
    ],
  )
})

test('a code that a spreadsheet has rounded is told as lost, not as wrong', async () => {
  const cells = ['丁', '企业'].map((value) => ({ value }))
  const titles = ['名称', '类别', '信用代码'].map((value) => ({ value }))
  const sheet = writeExcelFile([titles, [...cells, { value: 914403001234567800, type: Number }]])
  const { rows } = await reported(await sheet.toBuffer(), 'rounded.xlsx')
  assert.deepEqual(rows[0]?.reasons, [{ code: 'digits_lost', field: 'creditCode' }])
})

test('what the register has withdrawn is refused', async () => {
  const { rows } = await reported(jsonLines(flatLine(3, { status: 'withdrawn' })), 'gone.jsonl')
  assert.deepEqual(rows[0]?.reasons, [{ code: 'withdrawn', field: null }])
})

test('a row that repeats one before it, by code or id, is refused and names its line', async () => {
  const code = creditCode(2)
  assert.deepEqual(
    await reasonsOf([
      `戊,,企业,${code},,,,,`,
      `己,,企业,${code.toLowerCase()},,,,,`,
      `庚,,企业,,${ROR_IDS[3]},,,,`,
      `辛,,企业,,${ROR_IDS[3].slice('https://ror.org/'.length)},,,,`,
    ]),
    [[], ['duplicate_in_file creditCode 2'], [], ['duplicate_in_file rorId 4']],
  )
  const twice = await reported(jsonLines(flatLine(3), flatLine(3)), 'twice.jsonl')
  assert.deepEqual(twice.verdicts, ['new', 'refused'])
})

test('a code of one unit with the id of another is refused and names both', async () => {
  await aUnit({ name: '有码单位', creditCode: creditCode(3) })
  await aUnit({ name: '有号单位', rorId: ROR_IDS[0] })
  assert.deepEqual(await reasonsOf([`谁,,科研院所,${creditCode(3)},${ROR_IDS[0]},,,,`]), [
    ['duplicate_code creditCode 有码单位', 'duplicate_id rorId 有号单位'],
  ])
})

test('a name that another unit has, in whatever writing, is a likely duplicate, unless a code is shared', async () => {
  await aUnit({ name: '深圳湾实验室', creditCode: creditCode(4) })
  assert.deepEqual(
    await reasonsOf([
      `深圳灣實驗室,,科研院所,,,,,,`,
      `深圳湾实验室,,科研院所,${creditCode(5)},,,,,`,
      `新名,深圳湾实验室,科研院所,,,,,,`,
      `深圳湾实验室,,科研院所,${creditCode(4)},,,,,`,
      `双胞胎,,企业,${creditCode(6)},,,,,`,
      `双胞胎,,企业,${creditCode(7)},,,,,`,
    ]),
    [
      ['likely_duplicate name 深圳湾实验室'],
      ['likely_duplicate name 深圳湾实验室'],
      ['likely_duplicate name 深圳湾实验室'],
      [],
      [],
      ['likely_duplicate name 6'],
    ],
  )
})

test('a member keeps its kind; types of the register say nothing against it', async () => {
  const unitId = await aUnit({ name: '成员研究所', rorId: ROR_IDS[1], creditCode: creditCode(8) })
  await inTransaction(db, (tx) =>
    startMembership(tx, permit, { unitId, committeeId: synbio, position: 'research', day: TODAY }),
  )
  assert.deepEqual(await reasonsOf([`成员研究所,,企业,${creditCode(8)},,,,,`]), [
    ['kind_fixed_while_member kind 成员研究所'],
  ])
  const line = flatLine(1, { zh: '成员研究所', name: 'Member', types: ['Company'] })
  const { rows } = await reported(jsonLines(line), 'member.jsonl')
  assert.deepEqual(
    rows[0]?.reasons.map(({ field }) => field),
    ['nameEn', 'address'],
  )
})

test('a flat line is refused with its full record', async () => {
  await aUnit({ name: '占名研究所' })
  const full = {
    id: ROR_IDS[2],
    name: 'Full',
    labels: [{ label: '占名研究所', iso639: 'zh' }],
    types: ['Facility'],
  }
  const { verdicts } = await reported(jsonLines(flatLine(2), full), 'both.jsonl')
  assert.deepEqual(verdicts, ['refused', 'refused'])
})

test('half a surrogate pair and control characters do not reach the database', async () => {
  const { rows } = await reported(
    '[{"name": "坏\\ud800字\\u0007", "kind": "企业"}, 7, {"name": "好"}]',
    'odd.json',
  )
  assert.equal(rows[0]?.record.name, '坏\ufffd字')
  assert.deepEqual(rows[1]?.reasons[0]?.code, 'row_broken')
})

test('the first rows are shown as they were read, cut short and without what a database cannot keep', async () => {
  const names = [`长${'很'.repeat(100)}`, '带\u0007符', '三', '四']
  const { imported } = await reported(
    JSON.stringify(names.map((name) => ({ name, 'o\ud800dd': 1 }))),
    '样.json',
  )
  const shown = imported.sample?.map(([name]) => name)
  assert.deepEqual(shown, [`长${'很'.repeat(59)}`, '带 符', '三'])
})

// ── all or nothing ──

test('while a row is refused nothing is applied, unless it is left out in so many words', async () => {
  const { imported } = await reported(`${header}\n留下的,,企业,,,,,,\n怪的,,龙,,,,,,\n`, '半.csv')
  const before = await everything()
  await assert.rejects(apply(imported), { code: 'imports.has_refused_rows', details: { refused: 1 } })
  assert.deepEqual(await everything(), before)
  assert.equal((await apply(imported, true)).status, 'applied')
  const event = await owner
    .selectFrom('event')
    .select('details')
    .where('details', '@>', JSON.stringify({ importId: imported.id, leaveOutRefused: true }))
    .where('type', '=', 'imports.applied')
    .executeTakeFirstOrThrow()
  assert.deepEqual((event.details as { counts: unknown }).counts, { new: 1, changed: 0, same: 0, refused: 1 })
})

test('a row that breaks in the middle leaves nothing', async () => {
  const rows = Array.from({ length: 1200 }, (_, n) => `中断单位${n},,企业,,,,,,`)
  const { imported } = await reported([header, ...rows].join('\n'), '中断.csv')
  const before = await everything()
  const alter = (what: string) => withClient(ownerUrl, (client) => client.query(`alter table unit ${what}`))
  await alter(`add constraint breaks check (name <> '中断单位1100')`)
  await assert.rejects(apply(imported), { status: 500 })
  assert.deepEqual(await everything(), before)
  await alter('drop constraint breaks')
  assert.equal((await apply(imported)).counts?.new, 1200)
})

test('a row that the world has made impossible since refuses the whole, and the import can be read again', async () => {
  const { imported } = await reported(`${header}\n先到者,,企业,,,,,,\n无辜者,,企业,,,,,,\n`, '世界.csv')
  await aUnit({ name: '先到者' })
  const before = await everything()
  await assert.rejects(apply(imported, true), (error: { code: string; details: { rows: unknown[] } }) => {
    assert.equal(error.code, 'imports.world_changed')
    assert.equal(error.details.rows.length, 1)
    return true
  })
  assert.deepEqual(await everything(), before)
  const { id, version } = imported
  const call = { params: { id }, version, body: { mapping: {} } }
  assert.equal((await as(operator).getImport({ params: { id } })).status, 'read')
  await as(operator).changeMapping(call)
  await read(id)
  const again = await reportOf(id)
  assert.deepEqual(again.verdicts, ['refused', 'new'])
  await apply(again.imported, true)
})

test('a unit that the report did not see is not changed unseen', async () => {
  const line = `${header}\n后来者,,企业,${creditCode(30)},,,,,\n`
  const { imported } = await reported(line, '后来.csv')
  await aUnit({ name: '另一个名字', creditCode: creditCode(30) })
  await assert.rejects(apply(imported), { code: 'imports.world_changed' })
})

// ── raced ──

test('of two who apply one import at once, one does', async () => {
  for (let round = 0; round < 5; round++) {
    const { imported } = await reported(`${header}\n抢先${round},,企业,,,,,,\n`, `抢先${round}.csv`)
    const outcomes = await Promise.allSettled([apply(imported), apply(imported)])
    const refused = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason.status] : [],
    )
    assert.deepEqual(refused, [412])
    const units = await owner.selectFrom('unit').select('id').where('name', '=', `抢先${round}`).execute()
    assert.equal(units.length, 1)
  }
})

test('of two imports that bring one name at once, one does', async () => {
  for (let round = 0; round < 5; round++) {
    const file = `${header}\n同名${round},,企业,,,,,,\n`
    const [one, other] = [await reported(file, `一${round}.csv`), await reported(file, `二${round}.csv`)]
    const outcomes = await Promise.allSettled([apply(one.imported), apply(other.imported)])
    const refused = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason.code] : [],
    )
    assert.deepEqual(refused, ['imports.world_changed'])
  }
})

test('what somebody changes while an import waits for the unit stays', async () => {
  const fields = { name: '同改单位', creditCode: creditCode(40) }
  const id = await aUnit(fields)
  const { imported } = await reported(
    `名称,信用代码,简介\n同改单位,${fields.creditCode},新简介\n`,
    '同改.csv',
  )
  const { applying } = await inTransaction(db, async (tx) => {
    await updateUnits(tx, permit, [{ id, ...unitOf(fields), address: '二路' }])
    const begun = apply(imported)
    for (let tries = 0; tries < 200 && !(await isSomebodyWaiting()); tries++) await wait(20)
    return { applying: begun }
  })
  await applying
  const unit = await owner.selectFrom('unit').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  assert.deepEqual([unit.address, unit.summary, unit.version], ['二路', '新简介', 3])
})

const isSomebodyWaiting = () =>
  withClient(ownerUrl, async (client) => {
    const { rows } = await client.query('select from pg_locks where not granted')
    return rows.length > 0
  })

test('two readings of one import at once give one report, and one that began before a change of mapping none', async () => {
  for (let round = 0; round < 5; round++) {
    const file = `${header},全称\n短${round},,企业,,,,,,,长${round}\n`
    const { id, version } = await started(file, `读${round}.csv`)
    const body = { mapping: { name: '全称' } }
    const change = as(operator)
      .changeMapping({ params: { id }, version, body })
      .catch(() => undefined)
    await Promise.all([read(id), read(id), change])
    await read(id)
    const { imported, rows } = await reportOf(id)
    assert.equal(rows.length, 1)
    assert.equal(rows[0]?.record.name, imported.mapping.name === '全称' ? `长${round}` : `短${round}`)
  }
})

test('nothing of all this is left of one file applied over and over', async () => {
  const file = jsonLines(flatLine(2), flatLine(3))
  await applied(file, 'r.jsonl')
  const units = async () => ((await everything()) as unknown[])[0]
  const before = await units()
  for (let round = 0; round < 3; round++) await applied(file, 'r.jsonl')
  assert.deepEqual(await units(), before)
})

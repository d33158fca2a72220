import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import writeExcelFile from 'write-excel-file/node'
import { visitor } from '#platform/access.ts'
import { startJobs } from '#platform/jobs.ts'
import { aPerson } from '#platform/testing.ts'
import { importJobs } from './jobs.ts'
import { takeUpReadings } from './public.ts'
import { creditCode, flatLine, jsonLines, openImportsWorld, ROR_IDS } from './testing.ts'

const world = await openImportsWorld()
const { db, owner, ownerUrl, files, as, operator, everything } = world
const { read, upload, started, reported, reportOf, applied, apply } = world
const unitBy = (name: string) =>
  owner.selectFrom('unit').selectAll().where('name', '=', name).executeTakeFirstOrThrow()
const reasonsOf = (rows: { reasons: { code: string; field: string | null }[] }[]) =>
  rows.map(({ reasons }) => reasons.map(({ code, field }) => `${code} ${field ?? ''}`.trim()))

// ── works ──

test('records of the register in both shapes and flat lines, in one file, become units', async () => {
  const v1 = {
    id: ROR_IDS[1],
    name: 'Institute 1',
    labels: [{ label: '第1研究所', iso639: 'zh' }],
    aliases: ['First'],
    acronyms: [],
    types: ['Facility'],
    links: ['https://one.example.org'],
    addresses: [{ city: 'Shenzhen' }],
    status: 'active',
  }
  const v2 = {
    id: ROR_IDS[2],
    names: [
      { types: ['ror_display', 'label'], lang: 'en', value: 'Second Company' },
      { types: ['label'], lang: 'zh', value: '第二公司' },
    ],
    types: ['company'],
    status: 'active',
  }
  const file = jsonLines(flatLine(0), flatLine(1), v1, v2)
  const { imported, rows } = await reported(file, 'ror.jsonl')
  assert.deepEqual(imported.counts, { new: 3, changed: 0, same: 1, refused: 0 })
  assert.deepEqual(reasonsOf(rows), [[], ['said_by_fuller_record'], [], []])
  assert.equal((await owner.selectFrom('unit').select('id').execute()).length, 0, 'a dry run writes nothing')

  const done = await apply(imported)
  assert.equal(done.status, 'applied')
  const first = await unitBy('第1研究所')
  assert.deepEqual(
    [first.name_en, first.aliases, first.kind, first.ror_id, first.address, first.website, first.source],
    ['Institute 1', ['First'], 'institute', ROR_IDS[1], 'Shenzhen', 'https://one.example.org', 'ror'],
  )
  assert.equal((await unitBy('第二公司')).kind, 'enterprise')

  const before = (await everything()) as unknown[]
  const again = await reported(file, 'ror.jsonl')
  assert.deepEqual(again.verdicts, ['same', 'same', 'same', 'same'])
  await apply(again.imported)
  const after = (await everything()) as unknown[]
  assert.deepEqual(
    after.slice(0, 3),
    before.slice(0, 3),
    'no version, no fact, no event of the network moved',
  )
})

test('CSV in GB 18030 is read by its headings, with the city’s own words for kind and place', async () => {
  const gb18030 = Buffer.from(
    'b5a5cebbc3fbb3c62cd3a2cec4c3fbb3c62cc0e0b1f00ab9e2c3f7bca4b9e2d1d0bebfcbf92c4775616e676d696e67204c61736572' +
      '20496e737469747574652cbfc6d1d0d4bacbf90a',
    'hex',
  )
  const { imported, rows } = await reported(gb18030, '名单.csv')
  assert.deepEqual(imported.columns, ['单位名称', '英文名称', '类别'])
  assert.deepEqual(imported.mapping, { name: '单位名称', nameEn: '英文名称', kind: '类别' })
  assert.deepEqual(
    rows.map(({ line, record }) => [line, record.name, record.nameEn, record.kind]),
    [[2, '光明激光研究所', 'Guangming Laser Institute', 'institute']],
  )
  await apply(imported)
  assert.equal((await unitBy('光明激光研究所')).source, '名单.csv')
})

test('XLSX is read as well, and a row without any code is known again by its file', async () => {
  const rows = (summary: string) =>
    writeExcelFile([
      ['名称', '类别', '社区', '网址', '简介'].map((value) => ({ value })),
      ['楼村医药公司', '企业', '楼村社区', 'www.loucun.example.com', summary].map((value) => ({ value })),
    ]).toBuffer()
  await applied(await rows('制药'), '企业.xlsx')
  const unit = await unitBy('楼村医药公司')
  assert.deepEqual(
    [unit.kind, unit.place_code, unit.website, unit.summary],
    ['enterprise', '440311001001', 'https://www.loucun.example.com', '制药'],
  )
  assert.deepEqual((await reported(await rows('制药'), '企业.xlsx')).verdicts, ['same'])
  const changed = await reported(await rows('研发与制药'), '企业.xlsx')
  assert.deepEqual(changed.rows[0]?.reasons, [{ code: 'field_changed', field: 'summary', before: '制药' }])
  await apply(changed.imported)
  const after = await unitBy('楼村医药公司')
  assert.deepEqual([after.id, after.version, after.summary], [unit.id, 2, '研发与制药'])
})

test('columns that no heading explains are named by a person, and the file is read again', async () => {
  const { imported } = await reported('机构全称,性质\n玉塘大学,高等院校\n', '全称.csv')
  assert.deepEqual(
    [imported.status, imported.refusal],
    ['refused', { reason: 'name_column_missing', line: null }],
  )
  const { id, version, columns, sample } = imported
  assert.deepEqual([columns, sample], [['机构全称', '性质'], [['玉塘大学', '高等院校']]])
  const body = { mapping: { name: '机构全称' } }
  const waiting = await as(operator).changeMapping({ params: { id }, version, body })
  assert.equal(waiting.status, 'waiting')
  await read(id)
  const { imported: again, rows } = await reportOf(id)
  assert.deepEqual(again.mapping, { name: '机构全称', kind: '性质' })
  assert.deepEqual(rows[0]?.record.name, '玉塘大学')
})

test('silence changes nothing, other names are added, and a Latin name does not replace a Chinese one', async () => {
  const code = creditCode(20)
  await applied(`名称,类别,信用代码,别名,地址\n凤凰研究院,科研院所,${code},凤研,一路\n`, 'a.csv')
  await applied(`名称,信用代码,别名\nPhoenix Institute,${code},凤院\n`, 'b.csv')
  const unit = await unitBy('凤凰研究院')
  assert.deepEqual(
    [unit.name_en, unit.aliases, unit.address, unit.kind, unit.version],
    ['Phoenix Institute', ['凤研', '凤院'], '一路', 'institute', 2],
  )
})

test('the report is read page by page and by verdict', async () => {
  const names = Array.from({ length: 150 }, (_, n) => `批量单位${n},企业`)
  const { imported, rows } = await reported(['名称,类别', ...names, '批量怪物,龙'].join('\n'), '批量.csv')
  assert.deepEqual([imported.progress, imported.rowCount, rows.length], [151, 151, 151])
  assert.deepEqual(imported.counts, { new: 150, changed: 0, same: 0, refused: 1 })
  const page = await as(operator).listImportRows({
    params: { id: imported.id },
    query: { verdict: 'refused' },
  })
  assert.deepEqual([page.items.map(({ line }) => line), page.next], [[152], null])
  const list = await as(operator).listImports({ query: { limit: 1 } })
  assert.deepEqual(
    [list.items[0]?.id, list.items[0]?.can],
    [imported.id, { apply: true, changeMapping: true }],
  )
})

test('who started and who applied an import is recorded under the post', async () => {
  const { imported } = await reported('名称,类别\n记录研究所,科研院所\n', '记录.csv')
  await apply(imported)
  const events = await db
    .selectFrom('event')
    .select(['type', 'post_id', 'details'])
    .where('details', '@>', JSON.stringify({ importId: imported.id }))
    .orderBy('id')
    .execute()
  assert.deepEqual(
    events.map(({ type, post_id }) => [type, post_id]),
    [
      ['imports.started', operator.post.id],
      ['imports.applied', operator.post.id],
    ],
  )
})

test('the queue reads what was started, also what a killed process left half read, and once', async (t) => {
  const { id } = await started('名称,类别\n被杀研究所,科研院所\n', '被杀.csv')
  await owner.updateTable('import').set({ status: 'reading', progress: 1 }).where('id', '=', id).execute()
  assert.equal(await takeUpReadings(db), 1)
  const runner = await startJobs(ownerUrl, importJobs(db, files))
  t.after(() => runner.stop())
  let report = await reportOf(id)
  for (let tries = 0; tries < 200 && report.imported.status !== 'read'; tries++) {
    await wait(50)
    report = await reportOf(id)
  }
  assert.deepEqual([report.imported.status, report.verdicts], ['read', ['new']])
  assert.equal(await takeUpReadings(db), 0)
})

// ── refused ──

test('a hostile file is refused with its reason, within the time a person waits', async () => {
  const begun = performance.now()
  const { imported, rows } = await reported('['.repeat(1_000_000), 'deep.json')
  assert.ok(performance.now() - begun < 5000)
  assert.deepEqual([imported.status, imported.refusal?.reason, rows], ['refused', 'too_deep', []])
  await assert.rejects(apply(imported), { code: 'imports.not_read' })
})

test('a mapping that names a column which the file has not is told', async () => {
  const { imported } = await reported('名称\n甲\n', 'x.csv', { address: '住址' })
  assert.deepEqual(imported.refusal, { reason: 'column_unknown', line: null })
})

test('only operators see or start imports, of their own uploads, each once', async () => {
  const fileId = await upload('名称\n甲\n')
  const body = { kind: 'units' as const, fileId }
  const before = await everything()
  for (const role of ['liaison', 'secretary', 'system-administrator', 'audit-administrator']) {
    const actor = as(aPerson(role))
    await assert.rejects(actor.startImport({ body }), { status: 403 })
    await assert.rejects(actor.listImports({}), { status: 403 })
    await assert.rejects(actor.getImport({ params: { id: randomUUID() } }), { status: 403 })
  }
  await assert.rejects(as(visitor).startImport({ body }), { status: 401 })
  const unknown = {
    code: 'invalid_input',
    details: { problems: [{ field: 'fileId', code: 'file_unknown', in: 'body' }] },
  }
  await assert.rejects(as(aPerson('operator')).startImport({ body }), unknown)
  await as(operator).startImport({ body })
  await assert.rejects(as(operator).startImport({ body }), unknown)
  assert.deepEqual(await everything(), before)
})

test('what is applied is neither applied nor read again', async () => {
  const { id, version } = await applied('名称,类别\n一次研究所,科研院所\n', '一次.csv')
  const again = { params: { id }, version }
  await assert.rejects(as(operator).applyImport({ ...again, body: {} }), { code: 'imports.already_applied' })
  await assert.rejects(as(operator).changeMapping({ ...again, body: { mapping: {} } }), {
    code: 'imports.already_applied',
  })
  await assert.rejects(as(operator).applyImport({ params: { id }, version: 1, body: {} }), { status: 412 })
})

test('an apply that is repeated under its key gets the same answer', async () => {
  const { imported } = await reported('名称,类别\n重复研究所,科研院所\n', '重复.csv')
  const call = { params: { id: imported.id }, version: imported.version, body: {} }
  const key = randomUUID()
  const first = await as(operator).applyImport(call, key)
  assert.deepEqual(await as(operator).applyImport(call, key), first)
})

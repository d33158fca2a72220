import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import { type Actor, visitor } from '#platform/access.ts'
import { aPerson, sealNow, TODAY } from '#platform/testing.ts'
import type { ExportFormat, Figure, FigureRecord } from './contract.ts'
import { aFact, aFigure, committees, openFigures, units } from './testing.ts'

const { db, http, as, write, takeBack, cookieOf } = await openFigures([
  aFigure('members', { kind: 'stock', rule: { zh: '一个单位计一个，退出的不再计', en: '@SUM(A1)' } }),
  aFigure('matters', { records: 'members' }),
  aFigure('area', { kind: 'constant', measure: 'city.area', source: { zh: '公报', en: 'Bulletin' } }),
])
const folder = mkdtempSync(join(tmpdir(), 'juguang-export-'))
after(() => rmSync(folder, { recursive: true }))

const wrong = aFact('members')
// More than are read at once, so that the file is put together from several pages.
await write(Array.from({ length: 2_100 }, (_, i) => aFact('members', { quantity: 1 + (i % 3) })))
await write([wrong, aFact('members', { unitId: units[2].id, committeeId: committees.light.id, day: TODAY })])
await sealNow(db)
await takeBack(wrong, TODAY)
await write([aFact('matters', { quantity: 4 })])

async function download(key: string, format: ExportFormat, lang = 'zh-Hans', actor: Actor = visitor) {
  const url = `/api/v1/figures/${key}/export?as=${format}&lang=${lang}`
  const answer = await http.inject({ method: 'GET', url, headers: { cookie: cookieOf(actor) } })
  assert.equal(answer.statusCode, 200)
  assert.equal(Number(answer.headers['content-length']), answer.rawPayload.length)
  assert.match(String(answer.headers['content-disposition']), new RegExp(`${key}-${TODAY}.${format}`))
  return answer.rawPayload
}
const csvRows = (content: Buffer): Record<string, string>[] => parse(content, { bom: true, columns: true })
async function xlsxRows(content: Buffer, sheet: number) {
  const path = join(folder, 'export.xlsx')
  writeFileSync(path, content)
  return readSheet(path, sheet)
}
const { value, seal, rule } = await as().getFigure({ params: { key: 'members' } })

test('a CSV is one table: its first row tells the figure with its rule, all others are the records', async () => {
  const [figure, ...records] = csvRows(await download('members', 'csv'))
  assert.deepEqual(
    [figure?.['数值'], figure?.['口径'], figure?.['最新封存'], figure?.['封存哈希'], figure?.['数量']],
    [String(value), rule, String(seal?.number), seal?.hash, ''],
  )
  assert.equal(
    records.reduce((sum, record) => sum + Number(record['数量']), 0),
    value,
  )
  assert.equal(new Set(records.map((record) => record['事实编号'])).size, records.length)
  assert.deepEqual(
    [records[0]?.['单位'], records[0]?.['产业链'], records[0]?.['指标']],
    ["'=1+1", '光学', 'members'],
  )
})

test('an XLSX has the figure on one sheet and its records on another, and no cell is a formula', async () => {
  const content = await download('members', 'xlsx', 'en')
  const figure = new Map((await xlsxRows(content, 1)).map(([name, told]) => [name, told]))
  assert.deepEqual([figure.get('value'), figure.get('rule')], [value, '@SUM(A1)'])
  const [heading = [], ...records] = await xlsxRows(content, 2)
  const quantity = heading.indexOf('quantity')
  assert.equal(
    records.reduce((sum, record) => sum + Number(record[quantity]), 0),
    value,
  )
  assert.equal(records[0]?.[heading.indexOf('unit')], '=1+1')
})

test('a JSON file holds the figure and its records as the API tells them', async () => {
  const told = JSON.parse((await download('members', 'json')).toString()) as {
    figure: Figure & { hidden: number }
    records: FigureRecord[]
  }
  const { items } = await as().listRecords({ params: { key: 'members' }, query: { limit: 100 } })
  assert.deepEqual([told.figure.value, told.figure.hidden, told.figure.rule], [value, 0, rule])
  assert.deepEqual(told.records.slice(0, 100), items)
  assert.equal(
    told.records.reduce((sum, record) => sum + record.quantity, 0),
    value,
  )
})

test('a constant is downloaded with its source', async () => {
  const [, record] = csvRows(await download('area', 'csv', 'en'))
  assert.deepEqual([record?.['quantity'], record?.['source']], ['156.5', 'Bulletin'])
})

test('records that a reader may not open are in no file, and what they count for is told', async () => {
  const [figure, ...none] = csvRows(await download('matters', 'csv', 'en'))
  assert.deepEqual(
    [figure?.['value'], figure?.['hidden'], figure?.['hidden rows'], none],
    ['4', '4', '1', []],
  )
  assert.equal((await xlsxRows(await download('matters', 'xlsx', 'en'), 2)).length, 1)
  assert.equal(csvRows(await download('matters', 'csv', 'en', aPerson('liaison'))).length, 2)
})

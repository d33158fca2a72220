import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import writeXlsxFile from 'write-excel-file/node'
import { readTable } from './read-table.ts'
import type { TableLimits } from './table.ts'

const folder = mkdtempSync(join(tmpdir(), 'juguang-tables-'))
after(() => rmSync(folder, { recursive: true }))

/** Every file of these tests has the same misleading name: only the content counts. */
async function read(content: string | Buffer, limits?: Partial<TableLimits>) {
  const path = join(mkdtempSync(join(folder, 'file-')), '单位.pdf')
  writeFileSync(path, content)
  return readTable(path, limits)
}

async function rowsOf(content: string | Buffer) {
  const table = await read(content)
  assert.equal(table.kind, 'rows')
  return table.kind === 'rows' ? table : assert.fail()
}

async function recordsOf(content: string | Buffer) {
  const table = await read(content)
  return table.kind === 'records' ? table.records : assert.fail('not read as JSON')
}

// 「名称,简称\n深圳湾实验室,湾室\n」 in GB 18030, which Node reads but does not write.
const gb18030 = Buffer.from('c3fbb3c62cbcf2b3c60ac9eedbdacde5cab5d1e9cad22ccde5cad20a', 'hex')

test('a CSV is read under its header, with the line numbers that its author sees', async () => {
  const table = await rowsOf(
    '\r\n名称 ,地址,\r\n"光明, 一号","第一行\r\n第二行"\r\n\r\n 二号\r\n三号,甲,乙,丙\r\n',
  )
  assert.deepEqual(table, {
    kind: 'rows',
    format: 'csv',
    encoding: 'utf-8',
    header: ['名称', '地址'],
    rows: [
      { line: 3, cells: ['光明, 一号', '第一行\r\n第二行'] },
      { line: 6, cells: ['二号', ''] },
      { line: 7, cells: ['三号', '甲', '乙', '丙'] },
    ],
  })
})

test('commas, semicolons and tabs are told apart by the header', async () => {
  for (const delimiter of [',', ';', '\t']) {
    const { header, rows } = await rowsOf(`名称${delimiter}"简称,;别名"\n甲${delimiter}"乙,丙;丁"\n`)
    assert.deepEqual(header, ['名称', '简称,;别名'])
    assert.deepEqual(rows, [{ line: 2, cells: ['甲', '乙,丙;丁'] }])
  }
})

test('UTF-8 with and without its mark, UTF-16 and GB 18030 give the same text', async () => {
  const text = '名称,简称\n深圳湾实验室,湾室\n'
  const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le')
  const encodings = {
    'utf-8': [Buffer.from(text), Buffer.from(`\uFEFF${text}`)],
    'utf-16': [utf16, Buffer.from(utf16).swap16()],
    gb18030: [gb18030],
  }
  for (const [encoding, files] of Object.entries(encodings))
    for (const file of files) {
      const table = await rowsOf(file)
      assert.equal(table.encoding, encoding)
      assert.deepEqual(table.header, ['名称', '简称'])
      assert.deepEqual(table.rows, [{ line: 2, cells: ['深圳湾实验室', '湾室'] }])
    }
})

test('JSON is read as a list, as one record, or line by line', async () => {
  const one = { name: '光明', of: [{ id: 1 }] }
  assert.deepEqual(await recordsOf(` \n${JSON.stringify([one, one], undefined, 1)}`), [one, one])
  assert.deepEqual(await recordsOf(JSON.stringify(one)), [one])
  assert.deepEqual(await recordsOf(`\uFEFF${JSON.stringify(one)}\r\n\r\n${JSON.stringify(one)}\n`), [
    one,
    one,
  ])
  assert.deepEqual(await recordsOf('{"name":"line\u2028break"}\n{"name":"\\\\u0000"}'), [
    { name: 'line\u2028break' },
    { name: '\\u0000' },
  ])
})

test('a sheet is read as people see it: days, times, plain numbers, yes and no', async () => {
  const day = { value: new Date(Date.UTC(2024, 4, 1)), type: Date, format: 'yyyy/m/d' }
  const time = { value: new Date(Date.UTC(2024, 4, 1, 9, 30)), type: Date, format: 'yyyy/m/d h:mm' }
  const sheet = [
    ['名称', '日', '时', '数', '是'],
    [],
    [' 甲 ', day, time, 0.1 + 0.2, true],
    ['440311', { ...day, value: new Date(Date.UTC(12_000, 0, 1)) }, null, 1e14],
  ]
  const { format, header, rows } = await rowsOf(await writeXlsxFile(sheet).toBuffer())
  assert.equal(format, 'xlsx')
  assert.deepEqual(header, ['名称', '日', '时', '数', '是'])
  assert.deepEqual(rows, [
    { line: 3, cells: ['甲', '2024-05-01', '2024-05-01 09:30:00', '0.3', 'TRUE'] },
    { line: 4, cells: ['440311', '#####', '', '100000000000000', ''] },
  ])
})

test('a code of 18 digits kept as a number is marked, for its last digits are lost', async () => {
  const sheet = [
    ['名称', '代码'],
    ['甲', 124403004557557920],
    ['乙', '124403004557557921'],
    ['丙', 1234567890123456.5],
  ]
  const { rows } = await rowsOf(await writeXlsxFile(sheet).toBuffer())
  assert.deepEqual(rows, [
    { line: 2, cells: ['甲', '124403004557557???'], lostDigits: [1] },
    { line: 3, cells: ['乙', '124403004557557921'] },
    { line: 4, cells: ['丙', '123456789012345???'], lostDigits: [1] },
  ])
})

test('many files at once are read one after the other, and each gets its own answer', async () => {
  const files = Array.from({ length: 6 }, (_, n) => read(n === 3 ? '' : `名称\n${n}`))
  const answers = (await Promise.allSettled(files)).map((result) => {
    if (result.status === 'rejected') return result.reason.reason
    return result.value.kind === 'rows' && result.value.rows[0]?.cells[0]
  })
  assert.deepEqual(answers, ['0', '1', '2', 'empty', '4', '5'])
})

test('a limit is named where it is passed', async () => {
  const refusals: [content: string, limits: Partial<TableLimits>, expected: object][] = [
    ['名称\n甲', { bytes: 9 }, { reason: 'too_large', line: undefined }],
    ['a,b\n1,2\n1,2,3', { columns: 2 }, { reason: 'too_many_columns', line: 3 }],
    ['a\n1\n2', { rows: 1 }, { reason: 'too_many_rows', line: 3 }],
    ['a\n123456', { cell: 5 }, { reason: 'cell_too_long', line: 2 }],
    ['a,b\n1,\n2,', { values: 5 }, { reason: 'too_large', line: 3 }],
    ['a\n1234', { text: 4 }, { reason: 'too_large', line: 2 }],
    ['[\n{"a":1,"b":2}]', { columns: 1 }, { reason: 'too_many_columns', line: 2 }],
    ['[1,\n2,3]', { rows: 2 }, { reason: 'too_many_rows', line: 2 }],
    ['{}\n{}\n{}', { rows: 2 }, { reason: 'too_many_rows', line: 3 }],
    ['["\\u5149\\u660e",\n"123"]', { cell: 2 }, { reason: 'cell_too_long', line: 2 }],
    ['[[\n[]]]', { depth: 2 }, { reason: 'too_deep', line: 2 }],
  ]
  for (const [content, limits, expected] of refusals)
    await assert.rejects(read(content, limits), expected, content)
})

test('what is no table is refused, and the reason says what it is', async () => {
  const oldOffice = Buffer.from('d0cf11e0a1b11ae1', 'hex')
  const refusals: [content: string | Buffer, expected: object][] = [
    ['', { reason: 'empty' }],
    [' \uFEFF\n,,\n', { reason: 'empty' }],
    ['<html><table><tr><td>名称</table>', { reason: 'not_a_table' }],
    ['%PDF-1.7\n', { reason: 'not_a_table' }],
    ['名称\n甲\0乙', { reason: 'not_a_table' }],
    [Buffer.concat([oldOffice, Buffer.alloc(600)]), { reason: 'not_a_table' }],
    [Buffer.concat([oldOffice, Buffer.from('EncryptedPackage', 'utf16le')]), { reason: 'protected' }],
    [Buffer.from([0x61, 0x81, 0x20, 0xff, 0xff]), { reason: 'unknown_encoding' }],
    [Buffer.from('深圳湾实验室,光明').subarray(0, -1), { reason: 'damaged' }],
    [Buffer.concat([Buffer.from('\uFEFF名称'), Buffer.from([0xff])]), { reason: 'damaged' }],
    ['名称\n甲\n"乙', { reason: 'damaged', line: 3 }],
    ['[\n"光\\u0000"]', { reason: 'damaged', line: 2 }],
    [await writeXlsxFile([['名称'], ['光_x0000_']]).toBuffer(), { reason: 'damaged', line: 2 }],
    ['[\n{"a":1},\n{"a"}]', { reason: 'damaged', line: undefined }],
    ['{"a":1}\n{"a":', { reason: 'damaged', line: 2 }],
  ]
  for (const [content, expected] of refusals) await assert.rejects(read(content), expected, String(content))
})

test('a file that is not there is a fault, not a refusal', async () => {
  await assert.rejects(readTable(join(folder, 'nowhere')), { code: 'ENOENT' })
})

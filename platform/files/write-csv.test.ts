import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { csvOf } from './write-csv.ts'

const readBack = (csv: string): string[][] => parse(csv, { bom: true, relax_column_count: true })

/** Texts rich in the characters that CSV and spreadsheets treat specially. */
const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', "'", '＝', ' ', '1', '.', '光'),
  }),
)

test('a table is written as Excel and RFC 4180 expect it', () => {
  const csv = csvOf(
    ['单位', '备注'],
    [
      ['光明, "一号"', null],
      [-3.5, true],
    ],
  )
  assert.equal(csv, '\uFEFF单位,备注\r\n"光明, ""一号""",\r\n-3.5,true\r\n')
})

test('a formula in a cell is written as text, and a plain number stays a number', () => {
  const cells = ['=1+1', '@SUM(A1)', '-2+3', '\t=1', ' =1', '＝1', '-7', '+8613800000000', 'a=b']
  const [, row] = readBack(csvOf(['a'], [cells]))
  assert.deepEqual(row, [
    "'=1+1",
    "'@SUM(A1)",
    "'-2+3",
    "'\t=1",
    "' =1",
    "'＝1",
    '-7',
    '+8613800000000',
    'a=b',
  ])
})

test('whatever people write comes back the same, but for the sign that disarms a formula', () => {
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 })
  fc.assert(
    fc.property(table, (rows) => {
      const back = readBack(csvOf(['首列'], rows)).slice(1)
      assert.deepEqual(
        back.map((cells, row) => cells.map((text, n) => (text === rows[row]?.[n] ? text : text.slice(1)))),
        rows,
      )
    }),
  )
})

test('no cell that is read back begins like a formula unless it is a plain number', () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1 }), (cells) => {
      for (const text of readBack(csvOf(['首列'], [cells]))[1] ?? [])
        assert.ok(/^[+-]?\d+(\.\d+)?$/.test(text) || !/^[=+\-@\t\r\n]/.test(text), JSON.stringify(text))
    }),
  )
})

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import readXlsxFile, { readSheet } from 'read-excel-file/node'
import { type XlsxCell, type XlsxSheet, xlsxOf } from './write-xlsx.ts'

const folder = mkdtempSync(join(tmpdir(), 'juguang-xlsx-'))
after(() => rmSync(folder, { recursive: true }))

async function written(sheets: readonly XlsxSheet[], rowsOfSheet?: number): Promise<string> {
  const path = join(folder, 'written.xlsx')
  await writeFile(path, xlsxOf(sheets, rowsOfSheet))
  return path
}

test('texts stay texts and numbers numbers, whatever they look like', async () => {
  const rows: XlsxCell[][] = [
    ['单位', '数量'],
    ['=HYPERLINK("http://x")', -3.5],
    ['0012', null],
    ['<b>&"光明"</b>', 1e15],
  ]
  const path = await written([{ name: '指标 & 记录', rows }])
  assert.deepEqual(await readXlsxFile(path, { trim: false }), [{ sheet: '指标 & 记录', data: rows }])
})

test('what no XML can say is left out, and all else comes back the same', async () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', ' ', '\n', '光', '😀', '\u0000', '\u001b', '\ud800', '&', ']]>', '='),
  })
  const said = (text: string) => text.toWellFormed().replaceAll('\u0000', '').replaceAll('\u001b', '')
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 30 }), async (cells) => {
      const path = await written([{ name: 'a', rows: [['end'], [...cells, 'end']] }])
      const [, row = []] = await readSheet(path, { trim: false })
      assert.deepEqual(
        row.map((text) => text ?? ''),
        [...cells.map(said), 'end'],
      )
    }),
    { numRuns: 30 },
  )
})

test('rows that a sheet cannot hold go on in another, under the same heading', async () => {
  const rows = [['n'], ...Array.from({ length: 5 }, (_, i) => [i])]
  const path = await written(
    [
      { name: '记录', rows },
      { name: '空', rows: [] },
    ],
    3,
  )
  assert.deepEqual(await readXlsxFile(path), [
    { sheet: '记录', data: [['n'], [0], [1]] },
    { sheet: '记录 2', data: [['n'], [2], [3]] },
    { sheet: '记录 3', data: [['n'], [4]] },
    { sheet: '空', data: [] },
  ])
})

test('a large sheet is written and read whole', async () => {
  const rows = function* () {
    for (let i = 0; i < 20_000; i++) yield [`第${i}行`, i]
  }
  const read = await readSheet(await written([{ name: 'a', rows: rows() }]))
  assert.deepEqual(read, [...rows()])
})

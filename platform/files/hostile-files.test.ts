import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { crc32, deflateRawSync } from 'node:zlib'
import writeXlsxFile from 'write-excel-file/node'
import type { FileRefusal } from './file-refused.ts'
import { readTable } from './read-table.ts'
import type { TableLimits } from './table.ts'

const folder = mkdtempSync(join(tmpdir(), 'juguang-hostile-'))
after(() => rmSync(folder, { recursive: true }))

/** Reads the file, which must be refused for one of these reasons, within five seconds and without filling our memory. */
async function refused(content: string | Buffer, reasons: FileRefusal[], limits?: Partial<TableLimits>) {
  const path = join(folder, 'hostile')
  writeFileSync(path, content)
  const before = process.memoryUsage.rss()
  let most = before
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20)
  const started = performance.now()
  try {
    await assert.rejects(readTable(path, limits), (error: Error & { reason?: FileRefusal }) => {
      assert.ok(error.reason && reasons.includes(error.reason), `not refused as expected: ${error.message}`)
      return true
    })
  } finally {
    clearInterval(watch)
  }
  assert.ok(performance.now() - started < 5000, 'later than five seconds')
  assert.ok(most - before < 50_000_000, `our memory grew by ${most - before}`)
}

interface Entry {
  name: string
  content: string | Buffer
  /** What the local header and the directory say, true or not. */
  saidBytes?: number
  flags?: number
}

/** An archive in which anything may be a lie (PKWARE APPNOTE.TXT, 4.3). */
function zip(entries: Entry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, saidBytes, flags = 0 } of entries) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(flags, 2)
    facts.writeUInt16LE(8, 4)
    facts.writeUInt32LE(crc32(bytes), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(saidBytes ?? bytes.length, 18)
    facts.writeUInt16LE(name.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), facts, Buffer.from(name), packed])
    parts.push(local)
    directory.push(Buffer.from('PK\x01\x02\0\0'), facts, place, Buffer.from(name))
    offset += local.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06')
  end.writeUInt16LE(entries.length & 0xffff, 8)
  end.writeUInt16LE(entries.length & 0xffff, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, list, end])
}

const types: Entry = { name: '[Content_Types].xml', content: '<Types/>' }
const ns = 'http://schemas.openxmlformats.org'

/** The least that makes a workbook, around the rows of its sheet. */
function workbook(sheet: string, sharedStrings = '<sst/>'): Entry[] {
  const link = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${ns}/officeDocument/2006/relationships/${kind}" Target="${target}"/>`
  return [
    types,
    {
      name: 'xl/workbook.xml',
      content: '<workbook><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>${link('r1', 'worksheet', 'worksheets/sheet1.xml')}${link('r2', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    },
    { name: 'xl/sharedStrings.xml', content: sharedStrings },
    { name: 'xl/worksheets/sheet1.xml', content: `<worksheet><sheetData>${sheet}</sheetData></worksheet>` },
  ]
}

const stopped: FileRefusal[] = ['too_much_memory', 'too_slow']
const zeros = (bytes: number): Entry => ({ name: 'xl/workbook.xml', content: Buffer.alloc(bytes) })

test('the archives of these tests are honest where they do not mean to lie', async () => {
  const path = join(folder, 'honest')
  writeFileSync(
    path,
    zip(workbook('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', '<sst><si><t>名称</t></si></sst>')),
  )
  assert.deepEqual(await readTable(path), { kind: 'rows', format: 'xlsx', header: ['名称'], rows: [] })
})

test('an archive that says it unpacks to too much is refused before it is unpacked', async () => {
  await refused(zip([types, zeros(101_000_000)]), ['bomb'])
  await refused(zip([types, zeros(50_000_000)]), ['bomb'])
  await refused(zip(Array.from({ length: 1001 }, (_, n) => ({ name: `xl/${n}.xml`, content: '' }))), ['bomb'])
})

test('an archive that lies about its size is stopped at the size it said', async () => {
  await refused(zip([types, { ...zeros(120_000_000), saidBytes: 1000 }]), ['bomb'])
  await refused(zip([types, { ...zeros(120_000_000), saidBytes: 0 }]), ['bomb'])
})

test('a sheet with cells far away, or rows that are filled up to one, fills no memory', async () => {
  await refused(zip(workbook('<row r="900000000"><c r="A900000000"><v>1</v></c></row>')), ['damaged'])
  await refused(zip(workbook('<row r="1"><c r="AAAAAAZ1"><v>1</v></c></row>')), ['damaged'])
  await refused(zip(workbook('<row r="1"><c r="&#65;AAAAAZ1"><v>1</v></c></row>')), ['damaged'])
  const wide = Array.from(
    { length: 50_000 },
    (_, n) => `<row r="${n + 1}"><c r="XFD${n + 1}"><v>1</v></c></row>`,
  )
  await refused(zip(workbook(wide.join(''))), stopped)
})

test('one long text repeated in every cell is counted each time', async () => {
  const rows = Array.from(
    { length: 9000 },
    (_, n) => `<row r="${n + 1}"><c r="A${n + 1}" t="s"><v>0</v></c></row>`,
  )
  await refused(zip(workbook(rows.join(''), `<sst><si><t>${'长'.repeat(9000)}</t></si></sst>`)), [
    'too_large',
  ])
})

test('encrypted, truncated, altered and foreign archives are refused as what they are', async () => {
  const honest = await writeXlsxFile([['名称'], ['甲']]).toBuffer()
  await refused(zip([{ ...types, flags: 1 }]), ['protected'])
  await refused(honest.subarray(0, honest.length / 2), ['damaged'])
  await refused(honest.subarray(0, -1), ['damaged'])
  await refused(Buffer.concat([honest.subarray(0, 200), Buffer.alloc(100), honest.subarray(300)]), [
    'damaged',
  ])
  await refused(zip([types, { name: 'word/document.xml', content: '' }]), ['not_a_table'])
  await refused(zip([]).fill(0xff, 10, 20), ['not_a_table', 'unknown_encoding', 'damaged'])
  await refused(zip([types, { name: 'xl/workbook.xml', content: '<workbook' }]), ['damaged'])
})

test('a CSV of a million columns, or of nothing but quotes, is refused', async () => {
  await refused(`${'a,'.repeat(1_000_000)}\n`, ['too_many_columns'])
  await refused(`a,b\n${'"'.repeat(15_000_000)}`, ['cell_too_long'])
  await refused(`a,b\n${'x"x,'.repeat(4_000_000)}`, ['cell_too_long', 'too_many_columns'])
  await refused(`${'"a"'.repeat(6_000_000)}`, ['cell_too_long'])
  await refused('\n'.repeat(19_000_000), ['empty'])
})

test('JSON that is deep, or wide, or only large, is refused before it is built', async () => {
  await refused('['.repeat(100_000_000), ['too_large'])
  await refused('['.repeat(100_000_000), ['too_deep'], { bytes: 200_000_000 })
  await refused('{"a":'.repeat(3_000_000), ['too_deep'])
  const keys = Array.from({ length: 1_000_000 }, (_, n) => `"k${n}":0`)
  await refused(`{${keys.join(',')}}`, ['too_many_columns'])
  await refused(`[[${'{},'.repeat(6_000_000)}{}]]`, ['too_large'])
  await refused(`{}${'\n{}'.repeat(6_000_000)}`, ['too_many_rows'])
})

test('a process that reads for too long, or needs too much memory, is stopped', async () => {
  await refused('a\n'.repeat(100_000), ['too_slow'], { milliseconds: 30 })
  await refused('abc,d\n'.repeat(100_000), ['too_much_memory'], { megabytes: 10 })
})

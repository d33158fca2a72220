import { promisify } from 'node:util'
import { constants, crc32, deflateRaw } from 'node:zlib'

export type XlsxCell = string | number | null
export interface XlsxSheet {
  /** At most 31 characters, none of \ / ? * : [ ]. */
  readonly name: string
  readonly rows: Iterable<readonly XlsxCell[]> | AsyncIterable<readonly XlsxCell[]>
}

/** The most that a sheet can hold (ECMA-376); what is more goes on in another sheet. */
const ROWS_OF_SHEET = 1_048_576
/** What is compressed at once, in characters: large enough to compress well, small enough to forget. */
const COMPRESSED_AT_ONCE = 262_144
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const SHEETS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/**
 * A workbook (ECMA-376), piece by piece, so a million rows need no more memory than one. Texts are inline strings, which
 * no program takes for a formula or a number. The first row of a sheet is its heading, said again on a further sheet.
 */
export async function* xlsxOf(
  sheets: readonly XlsxSheet[],
  rowsOfSheet = ROWS_OF_SHEET,
): AsyncGenerator<Uint8Array> {
  const zip = new ZipWriter()
  const names: string[] = []
  for (const { name, rows } of sheets)
    for await (const part of sheetsOf(rows, rowsOfSheet)) {
      names.push(part.number === 1 ? name : `${name} ${part.number}`)
      yield* zip.add(`xl/worksheets/sheet${names.length}.xml`, part.xml)
    }
  const numbered = (write: (n: number, name: string) => string) =>
    names.map((name, i) => write(i + 1, name)).join('')
  const workbook = `${HEAD}<workbook xmlns="${SHEETS}" xmlns:r="${OFFICE}"><sheets>${numbered(
    (n, name) => `<sheet name="${escaped(name)}" sheetId="${n}" r:id="rId${n}"/>`,
  )}</sheets></workbook>`
  const links = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${numbered(
    (n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
  )}</Relationships>`
  const root = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`
  const types = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>${numbered(
    (n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
  )}</Types>`
  yield* zip.add('xl/workbook.xml', [workbook])
  yield* zip.add('xl/_rels/workbook.xml.rels', [links])
  yield* zip.add('_rels/.rels', [root])
  yield* zip.add('[Content_Types].xml', [types])
  yield zip.end()
}

type Rows = XlsxSheet['rows']

/** Sheets of at most as many rows as fit; each is to be used up before the next is asked for. */
async function* sheetsOf(
  rows: Rows,
  most: number,
): AsyncGenerator<{ number: number; xml: AsyncGenerator<string> }> {
  const source = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]()
  const first = await source.next()
  const heading = first.done ? [] : first.value
  let next = await source.next()
  let number = 0
  async function* xml(): AsyncGenerator<string> {
    yield `${HEAD}<worksheet xmlns="${SHEETS}"><sheetData>${rowOf(heading, 1)}`
    for (let n = 2; !next.done && n <= most; n++) {
      yield rowOf(next.value, n)
      next = await source.next()
    }
    yield '</sheetData></worksheet>'
  }
  do yield { number: ++number, xml: xml() }
  while (!next.done)
}

const rowOf = (cells: readonly XlsxCell[], n: number) =>
  `<row r="${n}">${cells.map((cell, i) => cellOf(cell, columnName(i) + n)).join('')}</row>`

function cellOf(cell: XlsxCell, address: string): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'number') return `<c r="${address}"><v>${cell}</v></c>`
  return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
}

/** A, B … Z, AA, AB … */
const columnName = (i: number): string =>
  (i < 26 ? '' : columnName(Math.floor(i / 26) - 1)) + String.fromCharCode(65 + (i % 26))

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
// What XML 1.0 cannot say at all would make the whole file unreadable.
const UNSAYABLE = /[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu
const escaped = (text: string) =>
  text
    .toWellFormed()
    .replaceAll(UNSAYABLE, '')
    .replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)

const compress = promisify(deflateRaw)

/** An archive that is written from beginning to end: sizes follow each entry (PKWARE APPNOTE.TXT, 4.3.9). */
class ZipWriter {
  readonly #directory: Buffer[] = []
  #offset = 0

  async *add(name: string, content: Iterable<string> | AsyncIterable<string>): AsyncGenerator<Uint8Array> {
    const begun = this.#offset
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0) // version 2.0 unpacks it
    common.writeUInt16LE(0b1000, 2) // sizes and checksum come after the content
    common.writeUInt16LE(8, 4) // deflated
    common.writeUInt16LE(0x21, 8) // 1 January 1980, for the format knows no "never"
    common.writeUInt16LE(name.length, 22)
    yield this.#passed(Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name)]))

    const size = { checksum: 0, packed: 0, whole: 0 }
    for await (const text of largePieces(content)) {
      const piece = Buffer.from(text)
      // Each piece ends on a byte, without ending the stream, so that they can follow one another.
      const packed = await compress(piece, { finishFlush: constants.Z_SYNC_FLUSH })
      size.checksum = crc32(piece, size.checksum)
      size.whole += piece.length
      size.packed += packed.length
      yield this.#passed(packed)
    }
    const end = await compress(Buffer.alloc(0))
    size.packed += end.length
    const sizes = Buffer.alloc(12)
    sizes.writeUInt32LE(size.checksum, 0)
    sizes.writeUInt32LE(size.packed, 4)
    sizes.writeUInt32LE(size.whole, 8)
    yield this.#passed(Buffer.concat([end, Buffer.from('PK\x07\x08'), sizes]))

    sizes.copy(common, 10)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(begun, 10)
    this.#directory.push(Buffer.from('PK\x01\x02\x14\x00'), common, place, Buffer.from(name))
  }

  end(): Uint8Array {
    const list = Buffer.concat(this.#directory)
    const end = Buffer.alloc(22)
    end.write('PK\x05\x06', 'latin1')
    end.writeUInt16LE(this.#directory.length / 4, 8)
    end.writeUInt16LE(this.#directory.length / 4, 10)
    end.writeUInt32LE(list.length, 12)
    end.writeUInt32LE(this.#offset, 16)
    return Buffer.concat([list, end])
  }

  #passed(piece: Buffer): Uint8Array {
    this.#offset += piece.length
    return piece
  }
}

async function* largePieces(content: Iterable<string> | AsyncIterable<string>): AsyncGenerator<string> {
  let piece = ''
  for await (const text of content) {
    piece += text
    if (piece.length < COMPRESSED_AT_ONCE) continue
    yield piece
    piece = ''
  }
  if (piece) yield piece
}

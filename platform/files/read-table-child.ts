// Runs as a process of its own, with a small heap, no rights and no secrets: readTable starts it and stops it.
import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { decodeText } from './decode-text.ts'
import { FileRefused } from './file-refused.ts'
import { parseCsv } from './parse-csv.ts'
import { parseRecords } from './parse-json.ts'
import { parseXlsx } from './parse-xlsx.ts'
import type { Table, TableLimits } from './table.ts'

const OLD_OFFICE = Buffer.from('d0cf11e0a1b11ae1', 'hex') // the container of .xls and of encrypted .xlsx
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')

async function parse(bytes: Buffer, limits: TableLimits): Promise<Table> {
  if (bytes.length > limits.bytes) throw new FileRefused('too_large')
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\x03\x04')
    return { kind: 'rows', format: 'xlsx', ...(await parseXlsx(bytes, limits)) }
  if (bytes.subarray(0, 8).equals(OLD_OFFICE))
    throw new FileRefused(bytes.includes(ENCRYPTED) ? 'protected' : 'not_a_table')

  const { text, encoding } = decodeText(bytes)
  const start = /\S/.exec(text)?.[0]
  if (start === undefined) throw new FileRefused('empty')
  const isMarkupOrPdf = start === '<' || text.startsWith('%PDF-')
  if (text.includes('\0') || isMarkupOrPdf) throw new FileRefused('not_a_table')
  if (start === '{' || start === '[')
    return { kind: 'records', format: 'json', encoding, records: parseRecords(text, limits) }
  return { kind: 'rows', format: 'csv', encoding, ...parseCsv(text, limits) }
}

/** One JSON text on each line: the table without its items, then the items. Sent when all of the file is judged. */
function* linesOf(table: Table): Generator<string> {
  const items = table.kind === 'rows' ? table.rows : table.records
  const head = table.kind === 'rows' ? { ...table, rows: [] } : { ...table, records: [] }
  yield `${JSON.stringify({ head, count: items.length })}\n`
  for (const item of items) yield `${JSON.stringify(item)}\n`
}

async function answer(): Promise<Iterable<string>> {
  try {
    const limits: TableLimits = JSON.parse(process.argv[2] ?? '')
    return linesOf(await parse(readFileSync(0), limits))
  } catch (error) {
    // Whatever a parser stumbles over, the file is the cause: it is the only thing that comes from outside.
    const { reason, line } = error instanceof FileRefused ? error : new FileRefused('damaged')
    return [`${JSON.stringify({ refused: reason, line })}\n`]
  }
}

await pipeline(Readable.from(await answer()), process.stdout)

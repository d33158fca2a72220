// A table becomes rows that speak of resources, by the shape that its headings or records have.
import { cleanCell, type RecordLine, rowsOfRecords } from '#modules/imports/public.ts'
import type { Row, Table } from '#platform/files/table.ts'
import { type FileFault, ResourceField, type ResourceReason, type Shape } from '../contract.ts'
import { checked } from './checked.ts'
import { type Columns, columnsOf, isUniquip } from './columns.ts'
import { type CityWords, type ReadRow, SILENT } from './draft.ts'
import type { Candidate } from './judge-rows.ts'
import { EMSL_KEY, readEmsl } from './read-emsl.ts'
import { isOtherRecord, nemoTool, readNemo } from './read-nemo.ts'
import { readSheet } from './read-sheet.ts'

export type ReadTable =
  | { readonly shape: Shape; readonly candidates: readonly Candidate[] }
  | { readonly refusal: FileFault }

/** So many are judged and written while a person waits. */
const MOST_ROWS = 1000

/** What no reader can make sense of. */
const BROKEN: ReadRow = { draft: SILENT, faults: [{ code: 'row_broken', field: null }], notes: [] }

export function readRows(table: Table, file: string, city: CityWords): ReadTable {
  if (table.kind === 'rows') return readSheets(table, file, city)
  const records = table.records.map((record, index) => ({ line: index + 1, record }))
  if (records.some(({ record }) => nemoTool(record))) return readTools(records, city)
  return readSheets(rowsOfRecords(records, cellOf), file, city)
}

/** A whole dump of NEMO has records of other models beside its tools; they say nothing of what is shared. */
function readTools(all: readonly RecordLine[], city: CityWords): ReadTable {
  const records = all.filter(({ record }) => !isOtherRecord(record))
  if (records.length > MOST_ROWS) return { refusal: 'too_many_rows' }
  const candidates = records.map(({ line, record }) => {
    const tool = nemoTool(record)
    return { line, source: 'nemo', ...(tool ? checked(clean(readNemo(tool, city))) : BROKEN) }
  })
  return { shape: 'nemo', candidates }
}

interface Sheet {
  readonly header: readonly string[]
  readonly rows: readonly Row[]
}

function readSheets(sheet: Sheet, file: string, city: CityWords): ReadTable {
  const header = sheet.header.map(cleanCell)
  const columns = columnsOf(header, city.fold)
  const isEmsl = header.includes(EMSL_KEY)
  if (!isEmsl && columns.name === undefined) return { refusal: 'name_column_missing' }
  if (sheet.rows.length > MOST_ROWS) return { refusal: 'too_many_rows' }
  const shape = isEmsl ? 'emsl' : isUniquip(columns) ? 'uniquip' : 'sheet'
  const source = shape === 'sheet' ? file : shape
  const candidates = sheet.rows.map((row): Candidate => {
    const { line, cells } = row
    if (cells.length > header.length) return { line, source, ...BROKEN }
    const under = (heading: string | undefined) =>
      heading === undefined ? null : cleanCell(cells[header.indexOf(heading)] ?? '') || null
    const read = isEmsl
      ? readEmsl(under)
      : readSheet({ cell: (field) => under(columns[field]), columns }, city)
    const { faults, ...rest } = checked(read)
    return { line, source, ...rest, faults: [...lostDigits(row, header, columns), ...faults] }
  })
  return { shape, candidates }
}

/** A spreadsheet that took a long number for one has lost its end, and then it is not the same thing's. */
const lostDigits = (row: Row, header: readonly string[], columns: Columns): ResourceReason[] =>
  Object.entries(columns).flatMap(([column, heading]) =>
    row.lostDigits?.includes(header.indexOf(heading))
      ? [{ code: 'digits_lost' as const, field: ResourceField.options.find((one) => one === column) ?? null }]
      : [],
  )

/** What a record says as the text of a cell: of something named its key or name, of a list of texts its parts. */
function cellOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value))
    return value.every((part) => typeof part === 'string' && !/[;；|\n]/.test(part))
      ? value.join('；')
      : JSON.stringify(value)
  const { key, code, name } = Object(value) as Record<string, unknown>
  return cellOf([key, code, name].find((part) => typeof part === 'string') ?? '')
}

/** Texts of records as cells are cleaned. */
const clean = ({ draft, ...read }: ReadRow): ReadRow => ({
  ...read,
  draft: Object.fromEntries(
    Object.entries(draft).map(([field, value]) => [
      field,
      typeof value === 'string' ? cleanCell(value) || null : value,
    ]),
  ) as unknown as ReadRow['draft'],
})

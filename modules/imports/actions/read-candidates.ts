import { UnitChanges } from '#modules/network/contract.ts'
import { codeProblems, withCanonicalCodes } from '#modules/network/public.ts'
import type { Row, Table } from '#platform/files/table.ts'
import { foldText } from '#platform/search.ts'
import type { ColumnMapping, ImportRefusal, Reason, ReasonCode, UnitDraft, UnitField } from '../contract.ts'
import { cleanCell, rowsOfRecords } from '../rules/cells.ts'
import { columnsOf, missingColumn } from '../rules/column-mapping.ts'
import type { Candidate } from '../rules/judge-rows.ts'
import { isRorRecord, readRorRecord } from '../rules/ror-record.ts'
import { readRow } from '../rules/row-draft.ts'
import type { KnownCity } from './city-words.ts'

/** What units of the register name as their source. */
const REGISTER = 'ror'

export interface ReadFile {
  /** Its headings; null where all of it are records of the register. */
  columns: string[] | null
  /** Its first rows, cut to what fits beside the headings; null where there are none. */
  sample: string[][] | null
  refusal: ImportRefusal | null
  candidates: Candidate[]
}

/** Takes a table apart into what each row says of a unit, with all that is wrong in the row itself. */
export function readCandidates(
  table: Table,
  { file, mapping }: { file: string; mapping: ColumnMapping },
  city: KnownCity,
): ReadFile {
  const { rows, register, ...read } =
    table.kind === 'rows' ? { ...table, register: [] } : sorted(table.records)
  const header = read.header.map(cleanCell)
  const isSheet = table.kind === 'rows' || rows.length > 0
  const columns = columnsOf(header, mapping, city.fold)
  const sheet = {
    columns: isSheet ? header : null,
    sample: isSheet ? sampleOf(header, rows) : null,
    refusal: isSheet ? refusalOf(header, mapping, columns) : null,
  }
  if (sheet.refusal !== null) return { ...sheet, candidates: [] }

  const fromRow = (row: Row): Candidate => {
    const { draft, faults } = readRow(row, header, columns, city)
    const origin = { file, line: row.line, source: file, isRegister: false, isFull: false }
    return { ...origin, ...checked(draft, faults) }
  }
  const fromRegister = ({ line, record }: RegisterLine): Candidate => {
    const { draft, isWithdrawn, isFull } = readRorRecord(record, city.kinds)
    const faults: Reason[] = isWithdrawn ? [{ code: 'withdrawn', field: null }] : []
    const origin = { file, line, source: REGISTER, isRegister: true, isFull }
    return { ...origin, ...checked(draft, faults) }
  }
  const candidates = [...rows.map(fromRow), ...register.map(fromRegister)]
  return { ...sheet, candidates: candidates.sort((one, other) => one.line - other.line) }
}

const SAMPLE_ROWS = 3
/** Enough to recognise what a column holds. */
const SAMPLE_LENGTH = 60

const sampleOf = (header: readonly string[], rows: readonly Row[]): string[][] =>
  rows
    .slice(0, SAMPLE_ROWS)
    .map(({ cells }) => header.map((_, at) => cleanCell((cells[at] ?? '').slice(0, SAMPLE_LENGTH))))

/** `name` may be missing from a file of which every row is a register's; from a sheet it may not. */
function refusalOf(
  header: readonly string[],
  mapping: ColumnMapping,
  columns: Partial<Record<UnitField, string>>,
): ImportRefusal | null {
  if (missingColumn(header, mapping) !== undefined) return 'column_unknown'
  return columns.name === undefined ? 'name_column_missing' : null
}

interface RegisterLine {
  line: number
  record: Record<string, unknown>
}

/** Records of the register apart from others, which are read as rows under their keys. */
function sorted(records: readonly unknown[]): { header: string[]; rows: Row[]; register: RegisterLine[] } {
  const register: RegisterLine[] = []
  const others: { line: number; record: unknown }[] = []
  for (const [index, record] of records.entries())
    if (isRorRecord(record)) register.push({ line: index + 1, record })
    else others.push({ line: index + 1, record })
  return { ...rowsOfRecords(others, cellOf), register }
}

function cellOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(cellOf).join('；')
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** In the form in which it will be stored, with everything that the network would refuse. */
function checked(
  read: UnitDraft,
  readFaults: readonly Reason[],
): Pick<Candidate, 'draft' | 'faults' | 'foldedNames'> {
  const draft = withCanonicalCodes(writable(read))
  const told = Object.entries(draft).filter(([, value]) => value !== null)
  const { error } = UnitChanges.safeParse(Object.fromEntries(told))
  const faults = [
    ...readFaults,
    ...(draft.name === null ? [{ code: 'name_missing', field: 'name' } satisfies Reason] : []),
    ...(error?.issues ?? []).map(({ code, path }): Reason => {
      const field = path[0] as UnitField
      return { code: code === 'too_big' || field !== 'website' ? 'too_long' : 'website_wrong', field }
    }),
    ...codeProblems(draft).map(({ field, code }): Reason => ({
      code: code as ReasonCode,
      field: field as UnitField,
    })),
  ]
  const names = [draft.name, draft.nameEn].filter((name) => name !== null)
  return { draft, faults: onePerField(faults), foldedNames: [...new Set(names.map(foldText))] }
}

/** A code that lost its digits is wrong as well; that says nothing new. */
const onePerField = (faults: readonly Reason[]): Reason[] =>
  faults.filter(
    ({ field }, index) => field === null || faults.findIndex((fault) => fault.field === field) === index,
  )

function writable(draft: UnitDraft): UnitDraft {
  const entries = Object.entries(draft).map(([field, value]) => [
    field,
    Array.isArray(value) ? value.map(cleanCell).filter(Boolean) : value && (cleanCell(value) || null),
  ])
  return Object.fromEntries(entries) as UnitDraft
}

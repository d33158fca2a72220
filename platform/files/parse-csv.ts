import { CsvError, parse } from 'csv-parse/sync'
import { rowCollector } from './collect-rows.ts'
import { FileRefused } from './file-refused.ts'
import type { Row, TableLimits } from './table.ts'

const delimiters = [',', ';', '\t'] as const

/** Rows of RFC 4180 text, with the semicolons and tabs of spreadsheet programs. */
export function parseCsv(text: string, limits: TableLimits): { header: string[]; rows: Row[] } {
  const { add, collected } = rowCollector(limits)
  let line = 1
  try {
    parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      // A quote inside an unquoted cell is common in names; one that never closes ends at the record's limit.
      relax_quotes: true,
      max_record_size: limits.columns * limits.cell,
      on_record: (cells: string[]) => {
        add(line, cells)
        line += cells.reduce((sum, cell) => sum + lineBreaksIn(cell), 1)
        return null
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new FileRefused(error.code === 'CSV_MAX_RECORD_SIZE' ? 'cell_too_long' : 'damaged', line)
  }
  return collected()
}

/** The parser's own count takes a CR LF inside quotes for two lines. */
function lineBreaksIn(cell: string): number {
  return cell.match(/\r\n|\r|\n/g)?.length ?? 0
}

function delimiterOf(text: string): string {
  const start = text.slice(0, 100_000).trimStart()
  const header = start.replaceAll(/"[^"]*"/g, '').split(/[\r\n]/, 1)[0] ?? ''
  const counts = delimiters.map((delimiter) => header.split(delimiter).length)
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ','
}

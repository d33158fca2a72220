import { FileRefused } from './file-refused.ts'
import type { Row, TableLimits } from './table.ts'

/** Puts rows under their header, the first row that is not blank, and refuses at the first limit that is passed. */
export function rowCollector(limits: TableLimits) {
  let header: string[] | undefined
  const rows: Row[] = []
  let values = 0
  let text = 0

  function add(line: number, raw: readonly string[], lostDigits: number[] = []): void {
    const cells = withoutTail(raw.map((cell) => cell.trim()))
    if (cells.length === 0) return
    if (cells.length > limits.columns) throw new FileRefused('too_many_columns', line)
    if (cells.some((cell) => cell.length > limits.cell)) throw new FileRefused('cell_too_long', line)
    // PostgreSQL keeps no NUL; a sheet may write one as _x0000_.
    if (cells.some((cell) => cell.includes('\0'))) throw new FileRefused('damaged', line)
    text += cells.reduce((sum, cell) => sum + cell.length, 0)
    values += Math.max(cells.length, header?.length ?? 0)
    if (text > limits.text || values > limits.values) throw new FileRefused('too_large', line)
    if (header === undefined) {
      header = cells
      return
    }
    if (rows.length === limits.rows) throw new FileRefused('too_many_rows', line)
    while (cells.length < header.length) cells.push('')
    rows.push({ line, cells, ...(lostDigits.length > 0 && { lostDigits }) })
  }

  function collected(): { header: string[]; rows: Row[] } {
    if (header === undefined) throw new FileRefused('empty')
    return { header, rows }
  }

  return { add, collected }
}

/** Spreadsheet programs write empty cells far to the right of the table. */
function withoutTail(cells: string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1)
}

export type CsvCell = string | number | boolean | null | undefined

const BYTE_ORDER_MARK = '\uFEFF' // without it Excel takes UTF-8 for the encoding of the computer
const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?$/

/** First characters with which a spreadsheet begins a formula, also after spaces and in full width (OWASP, CSV injection). */
const FORMULA = /^[\t\r\n]|^\s*[=+\-@＝＋－＠]/

/** A CSV text (RFC 4180) that Excel opens rightly, and in which no cell acts as a formula: such a cell gains a leading `'`. */
export function csvOf(header: readonly string[], rows: Iterable<readonly CsvCell[]>): string {
  const lines = [lineOf(header)]
  for (const row of rows) lines.push(lineOf(row))
  return BYTE_ORDER_MARK + lines.join('')
}

function lineOf(cells: readonly CsvCell[]): string {
  const [only] = cells
  // A line with nothing on it would be no record at all.
  const isBlank = cells.length === 1 && (only === '' || only === null || only === undefined)
  return `${isBlank ? '""' : cells.map(cellOf).join(',')}\r\n`
}

function cellOf(cell: CsvCell): string {
  const text = withoutFormula(String(cell ?? ''))
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function withoutFormula(text: string): string {
  return FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text
}

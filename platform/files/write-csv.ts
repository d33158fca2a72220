export type CsvCell = string | number | boolean | null | undefined

export const BYTE_ORDER_MARK = '\uFEFF' // without it Excel takes UTF-8 for the encoding of the computer
const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?$/

/** First characters with which a spreadsheet begins a formula, also after spaces and in full width (OWASP, CSV injection). */
const FORMULA = /^[\t\r\n]|^\s*[=+\-@＝＋－＠]/

/** A CSV text (RFC 4180) that Excel opens rightly, and in which no cell acts as a formula: such a cell gains a leading `'`. */
export function csvOf(header: readonly string[], rows: Iterable<readonly CsvCell[]>): string {
  const lines = [csvLine(header)]
  for (const row of rows) lines.push(csvLine(row))
  return BYTE_ORDER_MARK + lines.join('')
}

/** One line of such a text, for one that is written piece by piece after the byte order mark. */
export function csvLine(cells: readonly CsvCell[]): string {
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

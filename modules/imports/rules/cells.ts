// What every import of people's files does with their cells, whatever the rows speak of.

/** PostgreSQL keeps no half of a surrogate pair, which JSON may hold; and no row needs control characters. */
export const cleanCell = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/(?!\n)\p{Cc}/gu, ' ')
    .trim()

export interface RecordLine {
  /** Number of the record in its file, from 1. */
  readonly line: number
  readonly record: unknown
}

/** JSON records as a sheet whose headings are their keys; `cellOf` says what a value is as the text of a cell. */
export function rowsOfRecords(
  records: readonly RecordLine[],
  cellOf: (value: unknown) => string,
): { header: string[]; rows: { line: number; cells: string[] }[] } {
  const header = [...new Set(records.flatMap(({ record }) => (isPlain(record) ? Object.keys(record) : [])))]
  const rows = records.map(({ line, record }) => {
    // One cell more than there are headings: the sign of a row that is none.
    if (!isPlain(record)) return { line, cells: [...header.map(() => ''), JSON.stringify(record)] }
    return { line, cells: header.map((key) => cellOf(record[key])) }
  })
  return { header, rows }
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

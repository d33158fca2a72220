export type Encoding = 'utf-8' | 'gb18030' | 'utf-16'

export interface Row {
  /** The line of the text or the row of the sheet, from 1, as the person's own program shows it. */
  line: number
  /** Trimmed, never fewer than the header has. More than that: a stray delimiter has broken this row. */
  cells: string[]
  /** Columns, from 0, whose long number had lost its last digits before we saw it; its text ends in `???`. */
  lostDigits?: number[]
}

/** What a file holds: a sheet under a header, or JSON records that nobody has checked yet. */
export type Table =
  | { kind: 'rows'; format: 'csv' | 'xlsx'; encoding?: Encoding; header: string[]; rows: Row[] }
  | { kind: 'records'; format: 'json'; encoding: Encoding; records: unknown[] }

export interface TableLimits {
  /** Of the file as it lies on the disk. */
  bytes: number
  /** Of a sheet; also keys of a JSON object. */
  columns: number
  /** Of a sheet; also records of a JSON file. */
  rows: number
  /** Characters of one cell or JSON string. */
  cell: number
  /** Cells or JSON values in all: 100,000 rows of 200 columns would fill the server's memory. */
  values: number
  /** Characters in all: a small XLSX may repeat one long text in every cell. */
  text: number
  /** Lists and objects of JSON inside each other. */
  depth: number
  /** From the start of the process that reads to its end. */
  milliseconds: number
  /** Heap of the process that reads. */
  megabytes: number
}

export const tableLimits: TableLimits = {
  bytes: 20_000_000,
  columns: 200,
  rows: 100_000,
  cell: 10_000,
  values: 2_000_000,
  text: 40_000_000,
  depth: 32,
  // Half a second less than the five that a person may wait for a refusal.
  milliseconds: 4500,
  megabytes: 512,
}

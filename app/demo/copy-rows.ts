import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from } from 'pg-copy-streams'

type Cell = string | number | boolean | null | undefined

/** Rows in one piece; larger ones save calls, smaller ones memory. */
const ROWS_AT_ONCE = 500

/** Writes rows by COPY, many times faster than by INSERT. `target` is a table with its columns: `fact (id, day)`. */
export async function copyRows(
  client: pg.Client,
  target: string,
  rows: Iterable<readonly Cell[]>,
): Promise<void> {
  await pipeline(Readable.from(piecesOf(rows)), client.query(from(`copy ${target} from stdin`)))
}

function* piecesOf(rows: Iterable<readonly Cell[]>): Generator<string> {
  let lines: string[] = []
  for (const row of rows) {
    lines.push(row.map(cellText).join('\t'))
    if (lines.length < ROWS_AT_ONCE) continue
    yield `${lines.join('\n')}\n`
    lines = []
  }
  if (lines.length > 0) yield `${lines.join('\n')}\n`
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return '\\N'
  return typeof cell === 'string' ? cell.replace(/[\\\t\n\r]/g, (one) => ESCAPES[one] ?? one) : String(cell)
}

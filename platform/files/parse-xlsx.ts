import { readSheet } from 'read-excel-file/node'
import { rowCollector } from './collect-rows.ts'
import { FileRefused } from './file-refused.ts'
import type { Row, TableLimits } from './table.ts'
import { storedZip } from './write-zip.ts'
import { readZipDirectory, unpack } from './zip-directory.ts'

interface NumberCell {
  text: string
  hasLostDigits: boolean
}

/** Rows of the first sheet. Spreadsheets keep 15 digits of a number: longer ones are marked, never passed on as exact. */
export async function parseXlsx(
  archive: Buffer,
  limits: TableLimits,
): Promise<{ header: string[]; rows: Row[] }> {
  const sheet: unknown[][] = await readSheet(checkedCopy(archive), { parseNumber: numberCell })
  const { add, collected } = rowCollector(limits)
  sheet.forEach((cells, index) => {
    const lost = cells.flatMap((cell, column) => (isNumberCell(cell) && cell.hasLostDigits ? [column] : []))
    add(index + 1, cells.map(cellText), lost)
  })
  return collected()
}

/**
 * The library unpacks whatever the local headers name, to any size. It is given a copy
 * of the XML parts alone, unpacked within limits, so that the archive it sees is the one that was judged.
 */
function checkedCopy(archive: Buffer): Buffer {
  const entries = readZipDirectory(archive)
  const isWorkbook =
    entries.some(({ name }) => name === '[Content_Types].xml') &&
    entries.some(({ name }) => name.startsWith('xl/'))
  if (!isWorkbook) throw new FileRefused('not_a_table')
  const parts = entries.filter(({ name }) => /^[ -~]+\.(xml|rels)$/.test(name))
  return storedZip(
    parts.map((entry) => {
      const content = unpack(archive, entry)
      refuseFarCells(content)
      return { name: entry.name, content }
    }),
  )
}

/** The library fills every gap before a cell: one at row 900,000,000 would take all memory, and seconds to do it. */
function refuseFarCells(part: Buffer): void {
  const isFar = /\sr=["'](?:[A-Z]{4}|[A-Z]*\d{8}|[^"']*&)/.test(part.toString('latin1'))
  if (isFar) throw new FileRefused('damaged') // a sheet ends at XFD1048576, and no address needs an entity
}

function numberCell(stored: string): NumberCell {
  const value = Number(stored)
  if (!Number.isFinite(value)) throw new FileRefused('damaged')
  // Fifteen digits, as shown: 0.1 + 0.2 is stored as 0.30000000000000004.
  if (Math.abs(value) < 1e15) return { text: String(Number(value.toPrecision(15))), hasLostDigits: false }
  const digits = BigInt(Math.trunc(value)).toString()
  const kept = digits.slice(0, digits.startsWith('-') ? 16 : 15)
  return { text: `${kept}???`, hasLostDigits: true }
}

const isNumberCell = (cell: unknown): cell is NumberCell =>
  typeof cell === 'object' && cell !== null && 'hasLostDigits' in cell

function cellText(cell: unknown): string {
  if (typeof cell === 'string') return cell
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  if (cell instanceof Date) return dateText(cell)
  return isNumberCell(cell) ? cell.text : ''
}

/** A day, with its time where it has one. Sheets keep no zone; the library gives their clock as if it were UTC. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999) return '#####' // as Excel shows what is no day
  const toSecond = new Date(Math.round(date.getTime() / 1000) * 1000) // stored as a fraction of a day
  const [day = '', time = ''] = toSecond.toISOString().slice(0, 19).split('T')
  return time === '00:00:00' ? day : `${day} ${time}`
}

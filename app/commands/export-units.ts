import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import writeExcelFile from 'write-excel-file/node'
import { csvOf } from '#platform/files/write-csv.ts'
import type { Db } from '#platform/db.ts'
import { type Command, WrongUsage } from './command.ts'

/** Headings that the import of units knows again. */
const COLUMNS = {
  name: '单位名称',
  nameEn: '英文名',
  aliases: '别名',
  kind: '类别',
  creditCode: '统一社会信用代码',
  rorId: 'ROR',
  industryCode: '行业代码',
  place: '地点',
  address: '地址',
  website: '网址',
  summary: '简介',
  committees: '产业链',
} as const
type Column = keyof typeof COLUMNS
type UnitLine = Record<Column | 'id', string | null>
const columns = Object.keys(COLUMNS) as Column[]

const UNITS_AT_ONCE = 5_000

export const exportUnitsCommand: Command = {
  usage: 'export units [--as csv|json|xlsx] [--to FILE]',
  summary: 'write out all units, as CSV if nothing else is said',
  help: 'Without --to it is written to standard output. The import reads all three.',
  read(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { as: { type: 'string', default: 'csv' }, to: { type: 'string' } },
    })
    if (positionals.length > 0) throw new WrongUsage(`"${positionals[0]}" is not understood`)
    const write = WRITERS[values.as]
    if (!write) throw new WrongUsage(`--as must be csv, json or xlsx, not "${values.as}"`)
    return async ({ db, print, tell }) => {
      const units = await listAllUnits(db)
      const result = await write(units)
      if (values.to === undefined) print(result)
      else await writeFile(values.to, result)
      tell(`${units.length.toLocaleString('en')} units`)
      return 0
    }
  },
}

const cellsOf = (unit: UnitLine) => columns.map((column) => unit[column])
const header = columns.map((column) => COLUMNS[column])

const WRITERS: Readonly<Record<string, (units: readonly UnitLine[]) => Uint8Array | Promise<Uint8Array>>> = {
  csv: (units) => Buffer.from(csvOf(header, units.map(cellsOf))),
  json: (units) => Buffer.from(`${JSON.stringify(units, null, 2)}\n`),
  xlsx: (units) =>
    writeExcelFile([
      header.map((value) => ({ value, fontWeight: 'bold' as const })),
      // As texts, whatever they look like: a code of eighteen digits must not become a number.
      ...units.map((unit) => cellsOf(unit).map((value) => value && { value, type: String })),
    ]).toBuffer(),
}

/** Oldest first, read in pieces, so that no one statement takes long. */
async function listAllUnits(db: Db): Promise<UnitLine[]> {
  const units: UnitLine[] = []
  for (let after: string | undefined; ;) {
    const rows = await listUnits(db, after)
    units.push(...rows.map(({ aliases, ...unit }) => ({ ...unit, aliases: aliases.join('；') || null })))
    after = rows.at(-1)?.id
    if (rows.length < UNITS_AT_ONCE) return units
  }
}

const listUnits = (db: Db, after: string | undefined) =>
  db
    .selectFrom('unit')
    .select(['id', 'name', 'name_en as nameEn', 'aliases', 'kind', 'credit_code as creditCode'])
    .select(['ror_id as rorId', 'industry_code as industryCode', 'place_code as place'])
    .select(['address', 'website', 'summary'])
    .select((unit) =>
      unit
        .selectFrom('membership')
        .innerJoin('committee', 'committee.id', 'membership.committee_id')
        .select(sql<string | null>`string_agg(committee.key, '；' order by committee.position)`.as('keys'))
        .whereRef('membership.unit_id', '=', 'unit.id')
        .where('membership.until', 'is', null)
        .as('committees'),
    )
    .$if(after !== undefined, (units) => units.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(UNITS_AT_ONCE)
    .execute()

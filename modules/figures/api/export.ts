import type { Language } from '#platform/contract.ts'
import type { Db } from '#platform/db.ts'
import { spool } from '#platform/files/spool.ts'
import { BYTE_ORDER_MARK, csvLine } from '#platform/files/write-csv.ts'
import { xlsxOf } from '#platform/files/write-xlsx.ts'
import { implement } from '#platform/http.ts'
import { exportContract, type ExportFormat } from '../contract/export.ts'
import type { FigureRecord } from '../contract/records.ts'
import { presentConstant, presentFigure, presentRecord } from '../present.ts'
import { type FigureRow, getFigure } from '../queries/figures.ts'
import { atOneMoment, listRecords, type RecordPosition } from '../queries/records.ts'
import { dayAskedFor } from './asked-day.ts'
import { figureRows, recordRows, type ToldFigure, wholeTable } from './export-table.ts'
import { rowsOf } from './records.ts'

/** What of the records is in memory at a time. */
const READ_AT_ONCE = 2_000

export const exportApi = implement(exportContract, {
  exportFigure: async ({ params: { key }, query: { as, lang, ...query } }, { db, actor, today }) => {
    const asOf = dayAskedFor(query, today)
    const file = await inTurn(() =>
      atOneMoment(db, async (moment) => {
        const row = await getFigure(moment, key, asOf)
        const figure = presentFigure(row, { asOf, lang, actor })
        const [hidden, hiddenRows] = figure.recordsOpen ? [0, 0] : [row.value, rowsOf(row)]
        const records = figure.recordsOpen ? readRecords(moment, row, asOf, lang) : none()
        return spool(WRITERS[as]({ ...figure, hidden, hiddenRows }, records, lang))
      }),
    )
    return { ...file, contentType: CONTENT_TYPES[as], name: `${key}-${asOf}.${as}` }
  },
})

let last: Promise<unknown> = Promise.resolve()
/** One file is made at a time: a long one takes a connection for many seconds, and anybody may ask for it. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work)
  last = mine.catch(() => undefined)
  return mine
}

type Records = AsyncIterable<readonly FigureRecord[]>

async function* none(): Records {}

async function* readRecords(db: Db, figure: FigureRow, asOf: string, lang: Language): Records {
  if (figure.kind === 'constant') return yield [presentConstant(figure, asOf, lang)]
  let after: RecordPosition | undefined
  do {
    const rows = (await listRecords(db, figure, asOf, { after, limit: READ_AT_ONCE })).slice(0, READ_AT_ONCE)
    yield rows.map((row) => presentRecord(row, lang))
    const end = rows.length === READ_AT_ONCE ? rows.at(-1) : undefined
    after = end && { day: end.day, id: end.id }
  } while (after)
}

const CONTENT_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
}

type Writer = (figure: ToldFigure, records: Records, lang: Language) => AsyncIterable<string | Uint8Array>

const WRITERS: Readonly<Record<ExportFormat, Writer>> = {
  async *csv(figure, records, lang) {
    yield BYTE_ORDER_MARK
    for await (const cells of wholeTable(figure, records, lang)) yield csvLine(cells)
  },
  xlsx: (figure, records, lang) =>
    xlsxOf([
      { name: SHEETS[lang][0], rows: figureRows(figure, lang) },
      { name: SHEETS[lang][1], rows: recordRows(records, lang) },
    ]),
  async *json(figure, records) {
    yield `{"figure":${JSON.stringify(figure)},"records":[`
    let separator = '\n'
    for await (const page of records)
      for (const record of page) {
        yield separator + JSON.stringify(record)
        separator = ',\n'
      }
    yield '\n]}\n'
  },
}

const SHEETS: Readonly<Record<Language, readonly [figure: string, records: string]>> = {
  'zh-Hans': ['指标', '记录'],
  'zh-Hant': ['指標', '記錄'],
  en: ['Figure', 'Records'],
}

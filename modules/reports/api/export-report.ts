import { Readable } from 'node:stream'
import writeExcelFile from 'write-excel-file/node'
import type { FileToSend, Language } from '#platform/contract.ts'
import { csvOf } from '#platform/files/write-csv.ts'
import { textIn } from '#platform/texts.ts'
import type { Report, ReportRow } from '../contract.ts'

type Cell = string | number | null
const COLUMNS: readonly { title: object; cell: (row: ReportRow) => Cell }[] = [
  { title: { zh: '指标', hant: '指標', en: 'Figure' }, cell: ({ title }) => title },
  { title: { zh: '计量单位', hant: '計量單位', en: 'Counted in' }, cell: ({ countingUnit }) => countingUnit },
  { title: { zh: '本期新增', hant: '本期新增', en: 'Added in the period' }, cell: ({ added }) => added },
  { title: { zh: '上期新增', hant: '上期新增', en: 'Added before' }, cell: ({ before }) => before.added },
  { title: { zh: '本期末', hant: '本期末', en: 'At the end of the period' }, cell: ({ value }) => value },
  { title: { zh: '上期末', hant: '上期末', en: 'At the end before' }, cell: ({ before }) => before.value },
  {
    title: { zh: '全年目标', hant: '全年目標', en: 'Target of the year' },
    cell: ({ target }) => target.value,
  },
  {
    title: { zh: '目标完成', hant: '目標完成', en: 'Reached of the target' },
    cell: ({ target }) => (target.value === null ? null : target.reached),
  },
]

const WRITERS = {
  csv: {
    contentType: 'text/csv; charset=utf-8',
    write: async (header: string[], rows: Cell[][]) => Buffer.from(csvOf(header, rows)),
  },
  xlsx: {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: (header: string[], rows: Cell[][]) =>
      writeExcelFile([
        header.map((value) => ({ value, fontWeight: 'bold' as const })),
        // A text is written as a text, so none can act as a formula.
        ...rows.map((row) =>
          row.map((value) =>
            typeof value === 'number' ? { value, type: Number } : value && { value, type: String },
          ),
        ),
      ]).toBuffer(),
  },
}

/** A report as a table, named by its days; some twenty lines, so it is made whole. */
export async function reportFile(
  report: Report,
  as: keyof typeof WRITERS,
  lang: Language,
): Promise<FileToSend> {
  const header = COLUMNS.map(({ title }) => textIn(title, lang))
  const rows = report.items.map((row) => COLUMNS.map(({ cell }) => cell(row)))
  const content = await WRITERS[as].write(header, rows)
  return {
    stream: Readable.from([content]),
    contentType: WRITERS[as].contentType,
    name: `report-${report.from}-${report.to}.${as}`,
    bytes: content.length,
  }
}

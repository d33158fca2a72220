import writeExcelFile from 'write-excel-file/node'
import type { Language } from '#platform/contract.ts'
import { csvOf } from '#platform/files/write-csv.ts'
import { textIn } from '#platform/texts.ts'
import type { ExportFormat } from './contract.ts'
import type { MatterLine } from './queries.ts'

/** Headings, and how each cell is read off a matter. */
const COLUMNS: readonly (readonly [
  heading: { zh: string; hant?: string; en: string },
  cell: (line: MatterLine, reading: Reading) => string | null,
])[] = [
  [{ zh: '编号', hant: '編號', en: 'Number' }, ({ number }) => `M${String(number).padStart(6, '0')}`],
  [{ zh: '类别', hant: '類別', en: 'Kind' }, ({ kind }, { say }) => say(kind)],
  [{ zh: '标题', hant: '標題', en: 'Title' }, ({ title }) => title],
  [{ zh: '来源', hant: '來源', en: 'Channel' }, ({ channel }) => channel],
  [{ zh: '状态', hant: '狀態', en: 'Status' }, ({ status }) => status],
  [{ zh: '办结方式', hant: '辦結方式', en: 'Closing' }, ({ closing }) => closing],
  [{ zh: '结果', hant: '結果', en: 'Outcome' }, ({ outcome }, { say }) => say(outcome)],
  [
    { zh: '仍然有效', hant: '仍然有效', en: 'Lasted' },
    ({ lasted }) => (lasted === null ? null : lasted ? 'yes' : 'no'),
  ],
  [{ zh: '单位', hant: '單位', en: 'Unit' }, ({ unit }) => unit],
  [{ zh: '地点', hant: '地點', en: 'Place' }, ({ place }, { say }) => say(place)],
  [{ zh: '牵头', hant: '牽頭', en: 'Lead' }, ({ lead }, { say }) => say(lead)],
  [{ zh: '承办数', hant: '承辦數', en: 'Parts' }, ({ parts }) => String(parts)],
  [{ zh: '提出时间', hant: '提出時間', en: 'Asked' }, ({ askedAt }, { moment }) => moment(askedAt)],
  [{ zh: '办结时间', hant: '辦結時間', en: 'Closed' }, ({ closedAt }, { moment }) => moment(closedAt)],
]

interface Reading {
  say: (texts: unknown) => string | null
  moment: (at: Date | null) => string | null
}

/** Moments as spreadsheets sort them, in the city's zone: 2030-01-31 08:05. */
function readingIn(lang: Language, zone: string): Reading {
  const calendar = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
  return {
    say: (texts) => (texts === null ? null : textIn(texts, lang)),
    moment: (at) => at && calendar.format(at),
  }
}

/** What XML cannot carry would break the whole sheet. */
const UNSENDABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** The bytes of the file; no cell of it acts as a formula. */
export async function writeExport(
  lines: readonly MatterLine[],
  as: ExportFormat,
  { lang, zone }: { lang: Language; zone: string },
): Promise<Uint8Array> {
  const reading = readingIn(lang, zone)
  const header = COLUMNS.map(([heading]) => textIn(heading, lang))
  const rows = lines.map((line) => COLUMNS.map(([, cell]) => cell(line, reading)))
  if (as === 'csv') return Buffer.from(csvOf(header, rows))
  return writeExcelFile([
    header.map((value) => ({ value, fontWeight: 'bold' as const })),
    ...rows.map((cells) =>
      cells.map((value) => value && { value: value.replaceAll(UNSENDABLE, '\uFFFD'), type: String }),
    ),
  ]).toBuffer()
}

import type { Permit } from '#platform/access.ts'
import type { Language } from '#platform/contract.ts'
import type { Db } from '#platform/db.ts'
import { csvOf } from '#platform/files/write-csv.ts'
import { xlsxOf } from '#platform/files/write-xlsx.ts'
import { refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import { textIn } from '#platform/texts.ts'
import { TooManyUses } from '../contract.ts'
import { type CostLine, listCostLines } from '../queries/use-reports.ts'

/** A sheet of this many rows still opens anywhere, and is written in a second or two. */
const MOST_ROWS = 50_000

interface Words {
  zh: string
  hant?: string
  en: string
}

const AUDIENCES: Readonly<Record<string, Words>> = {
  own: { zh: '本单位', hant: '本單位', en: 'Own people' },
  network: { zh: '成员单位', hant: '成員單位', en: 'Network' },
  other: { zh: '其他', en: 'Others' },
}
const SOURCES: Readonly<Record<string, Words>> = {
  keeper: { zh: '管理员登记', hant: '管理員登記', en: 'Keeper' },
  label: { zh: '扫码', hant: '掃碼', en: 'Label' },
  later: { zh: '补登', hant: '補登', en: 'Told later' },
}

interface Reading {
  say: (words: Words | undefined) => string | null
  moment: (at: Date) => string
}
type Cell = string | number | null

const COLUMNS: readonly (readonly [heading: Words, cell: (line: CostLine, reading: Reading) => Cell])[] = [
  [{ zh: '编号', hant: '編號', en: 'Number' }, ({ number }) => number],
  [{ zh: '资源', hant: '資源', en: 'Resource' }, ({ name }) => name],
  [{ zh: '资产编号', hant: '資產編號', en: 'Asset number' }, ({ assetNumber }) => assetNumber],
  [{ zh: '使用人', en: 'User' }, ({ person }) => person],
  [{ zh: '使用单位', hant: '使用單位', en: 'Unit' }, ({ unit }) => unit],
  [
    { zh: '对象', hant: '對象', en: 'Audience' },
    ({ audience }, { say }) => say(audience === null ? undefined : AUDIENCES[audience]),
  ],
  [{ zh: '预约号', hant: '預約號', en: 'Booking' }, ({ booking }) => booking],
  [{ zh: '开始', hant: '開始', en: 'Start' }, ({ startedAt }, { moment }) => moment(startedAt)],
  [{ zh: '结束', hant: '結束', en: 'End' }, ({ endedAt }, { moment }) => moment(endedAt)],
  [{ zh: '分钟', hant: '分鐘', en: 'Minutes' }, ({ minutes }) => minutes],
  [{ zh: '来源', hant: '來源', en: 'Source' }, ({ source }, { say }) => say(SOURCES[source])],
  [{ zh: '说明', hant: '說明', en: 'Words' }, ({ words }) => words],
  [{ zh: '费用（元）', hant: '費用（元）', en: 'Cost (yuan)' }, ({ cost }) => cost],
]

/** Moments as spreadsheets sort them, in the city's zone: 2030-01-31 08:05. */
function readingIn(lang: Language, zone: string): Reading {
  const calendar = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
  return {
    say: (words) => (words ? textIn(words, lang) : null),
    moment: (at) => calendar.format(at),
  }
}

/** The bytes of the table; no cell of it acts as a formula. That it was fetched, with names of people in it, is recorded. */
export async function exportUseCosts(
  db: Db,
  permit: Permit<'bookings.read_uses', { ownerId: string }>,
  { from, until, as, lang }: { from: string; until: string; as: 'csv' | 'xlsx'; lang: Language },
  zone: string,
): Promise<Uint8Array> {
  const { ownerId } = permit.subject
  const lines = await listCostLines(db, ownerId, { from, until }, MOST_ROWS + 1)
  if (lines.length > MOST_ROWS) throw refused(TooManyUses, { most: MOST_ROWS })
  await record(
    db,
    permit,
    'bookings.costs_exported',
    { unitId: ownerId, from, until, rows: lines.length },
    [],
  )
  const reading = readingIn(lang, zone)
  const header = COLUMNS.map(([heading]) => textIn(heading, lang))
  const rows = lines.map((line) => COLUMNS.map(([, cell]) => cell(line, reading)))
  if (as === 'csv') return Buffer.from(csvOf(header, rows))
  const name = textIn({ zh: '用机费用', hant: '用機費用', en: 'Costs of use' }, lang)
  const pieces: Uint8Array[] = []
  for await (const piece of xlsxOf([{ name, rows: [header, ...rows] }])) pieces.push(piece)
  return Buffer.concat(pieces)
}

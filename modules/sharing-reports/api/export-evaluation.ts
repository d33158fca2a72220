// The evaluation as tables: under each heading stands how its number is counted, so that no copy goes without its rule.
import type { FileToSend, Language } from '#platform/contract.ts'
import { spool } from '#platform/files/spool.ts'
import { csvOf } from '#platform/files/write-csv.ts'
import { type XlsxCell, xlsxOf } from '#platform/files/write-xlsx.ts'
import { textIn } from '#platform/texts.ts'
import type {
  EvaluatedResource,
  EvaluatedUnit,
  EvaluationNumbers,
  EvaluationRules,
  EvaluationScope,
} from '../contract.ts'
import { hoursOf } from '../rules.ts'
import { rulesIn } from './present.ts'

interface Told {
  year: number
  scope: EvaluationScope
  lang: Language
  total: EvaluationNumbers
  units: readonly EvaluatedUnit[]
  resources: readonly EvaluatedResource[]
}

type Texts = Readonly<Record<'zh' | 'hant' | 'en', string>>
interface Column<Row> {
  heading: Texts
  rule?: keyof EvaluationRules
  cell: (row: Row) => XlsxCell
}
const column = <Row>(
  [zh, hant, en]: readonly [string, string, string],
  cell: Column<Row>['cell'],
  rule?: keyof EvaluationRules,
): Column<Row> => ({ heading: { zh, hant, en }, cell, ...(rule && { rule }) })

const percent = (rate: number | null): XlsxCell => (rate === null ? null : Math.round(rate * 10_000) / 100)

type Numbers = Omit<EvaluationNumbers, 'resources'>
const NUMBERS: readonly Column<Numbers>[] = [
  column(
    ['有效机时（分钟）', '有效機時（分鐘）', 'Effective use (minutes)'],
    (row) => row.effective,
    'effective',
  ),
  column(['有效机时（小时）', '有效機時（小時）', 'Effective hours'], (row) => hoursOf(row.effective)),
  column(
    ['对外服务机时（分钟）', '對外服務機時（分鐘）', 'External use (minutes)'],
    (row) => row.external,
    'external',
  ),
  column(['对外服务机时（小时）', '對外服務機時（小時）', 'External hours'], (row) => hoursOf(row.external)),
  column(['共享率（%）', '共享率（%）', 'Share rate (%)'], (row) => percent(row.shareRate), 'shareRate'),
  column(
    ['服务小微企业数', '服務小微企業數', 'Small and micro enterprises served'],
    (row) => row.smallServed,
    'smallServed',
  ),
  column(['未填规模的企业数', '未填規模的企業數', 'Enterprises without a size'], (row) => row.unknownServed),
]

type UnitRow = Omit<EvaluatedUnit, 'unit'> & { name: string }
const UNITS: readonly Column<UnitRow>[] = [
  column(['单位', '單位', 'Unit'], ({ name }) => name),
  column(['仪器数', '儀器數', 'Instruments'], ({ resources }) => resources, 'resources'),
  ...NUMBERS,
]
const RESOURCES: readonly Column<EvaluatedResource>[] = [
  column(['单位', '單位', 'Unit'], ({ unit }) => unit.name),
  column(['仪器', '儀器', 'Instrument'], ({ resource }) => resource.name),
  column(['型号', '型號', 'Model'], ({ resource }) => resource.model),
  column(['编号', '編號', 'Number'], ({ resource }) => resource.number),
  column(
    ['原值（元）', '原值（元）', 'Original value (yuan)'],
    ({ originalValue }) => originalValue,
    'resources',
  ),
  ...NUMBERS,
]
const TOTAL: Texts = { zh: '合计', hant: '合計', en: 'All' }
const RULE: Texts = { zh: '口径：', hant: '口徑：', en: 'Rule: ' }
const SHEETS: readonly Texts[] = [
  { zh: '按单位', hant: '按單位', en: 'By unit' },
  { zh: '按仪器', hant: '按儀器', en: 'By instrument' },
]

function rowsOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[], { scope, lang }: Told) {
  const rules = rulesIn(scope, lang)
  return [
    columns.map(({ heading }) => textIn(heading, lang)),
    columns.map(({ rule }) => rule && textIn(RULE, lang) + rules[rule]).map((text) => text ?? null),
    ...rows.map((row) => columns.map(({ cell }) => cell(row))),
  ]
}

/** A workbook with a sheet of units and one of instruments; as CSV, which knows no sheets, the instruments alone. */
export async function evaluationFile(told: Told, as: 'csv' | 'xlsx'): Promise<FileToSend> {
  const name = `sharing-evaluation-${told.year}.${as}`
  const units = [
    { name: textIn(TOTAL, told.lang), ...told.total },
    ...told.units.map(({ unit, ...numbers }) => ({ name: unit.name, ...numbers })),
  ]
  const resources = rowsOf(RESOURCES, told.resources, told)
  if (as === 'csv') {
    const [header, ...rows] = resources
    const text = csvOf(header?.map(String) ?? [], rows)
    return { ...(await spool(once(text))), contentType: 'text/csv; charset=utf-8', name }
  }
  const tables = [rowsOf(UNITS, units, told), resources]
  const sheets = SHEETS.map((title, i) => ({ name: textIn(title, told.lang), rows: tables[i] ?? [] }))
  const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return { ...(await spool(xlsxOf(sheets))), contentType, name }
}

async function* once(text: string) {
  yield text
}

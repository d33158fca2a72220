// A figure and its records as rows of cells.
import type { Language } from '#platform/contract.ts'
import { textIn } from '#platform/texts.ts'
import type { Figure, FigureRecord } from '../contract.ts'

export type Cell = string | number | null
/** What is told of the figure: all of it as the reader sees it, and what rows that stay closed count for. */
export interface ToldFigure extends Figure {
  hidden: number
  hiddenRows: number
}

interface Column<T> {
  readonly heading: { zh: string; hant: string; en: string }
  readonly cell: (told: T) => Cell
}
const column = <T>(zh: string, hant: string, en: string, cell: (told: T) => Cell): Column<T> => ({
  heading: { zh, hant, en },
  cell,
})

const FIGURE: readonly Column<ToldFigure>[] = [
  column('指标', '指標', 'figure', ({ title }) => title),
  column('数值', '數值', 'value', ({ value }) => value),
  column('表述', '表述', 'wording', ({ wording }) => wording),
  column('截至', '截至', 'as of', ({ asOf }) => asOf),
  column('更正后数值', '更正後數值', 'value after corrections', ({ value, restated }) => restated ?? value),
  column('不公开数', '不公開數', 'hidden', ({ hidden }) => hidden),
  column('不公开条数', '不公開條數', 'hidden rows', ({ hiddenRows }) => hiddenRows),
  column('口径', '口徑', 'rule', ({ rule }) => rule),
  column('日期口径', '日期口徑', 'which day counts', ({ dateBasis }) => dateBasis),
  column('指标来源', '指標來源', 'source of the figure', ({ source }) => source),
  column('最新封存', '最新封存', 'newest seal', ({ seal }) => seal?.number ?? null),
  column('封存哈希', '封存雜湊', 'hash of the seal', ({ seal }) => seal?.hash ?? null),
  column('未封存', '未封存', 'not yet sealed', ({ unsealed }) => unsealed),
]

const RECORD: readonly Column<FigureRecord>[] = [
  column('日期', '日期', 'day', ({ day }) => day),
  column('数量', '數量', 'quantity', ({ quantity }) => quantity),
  column('单位', '單位', 'unit', ({ unit }) => unit?.name ?? null),
  column('产业链', '產業鏈', 'committee', ({ committee }) => committee?.name ?? null),
  column('产业集群', '產業集群', 'cluster', ({ cluster }) => cluster?.name ?? null),
  column('共享资源', '共享資源', 'resource', ({ resource }) => resource?.name ?? null),
  column('地点', '地點', 'place', ({ place }) => place?.name ?? null),
  column('来源', '來源', 'source', ({ source }) => source),
  column('声明', '聲明', 'statement', ({ statement }) => statement?.url ?? null),
  column('所在封存', '所在封存', 'seal', ({ sealed }) => sealed),
  column('事实编号', '事實編號', 'fact', ({ factId }) => factId),
  column('事件编号', '事件編號', 'event', ({ event }) => event?.id ?? null),
]

const headingsOf = (columns: readonly Column<never>[], lang: Language) =>
  columns.map(({ heading }) => textIn(heading, lang))
const cellsOf = <T>(columns: readonly Column<T>[], told: T) => columns.map(({ cell }) => cell(told))

/** For people: what is told of the figure, one under another. */
export const figureRows = (figure: ToldFigure, lang: Language): Cell[][] =>
  FIGURE.map(({ heading, cell }) => [textIn(heading, lang), cell(figure)])

export async function* recordRows(
  records: AsyncIterable<readonly FigureRecord[]>,
  lang: Language,
): AsyncGenerator<Cell[]> {
  yield headingsOf(RECORD, lang)
  for await (const page of records) for (const record of page) yield cellsOf(RECORD, record)
}

/**
 * One table for machines: its first row tells the figure and no record; in every further row stand the figure's title
 * and one record. So the column of quantities adds up to the value, less what is hidden.
 */
export async function* wholeTable(
  figure: ToldFigure,
  records: AsyncIterable<readonly FigureRecord[]>,
  lang: Language,
): AsyncGenerator<Cell[]> {
  yield [...headingsOf(FIGURE, lang), ...headingsOf(RECORD, lang)]
  yield [...cellsOf(FIGURE, figure), ...RECORD.map(() => null)]
  const [, ...others] = FIGURE
  const untold = others.map(() => null)
  for await (const page of records)
    for (const record of page) yield [figure.title, ...untold, ...cellsOf(RECORD, record)]
}

import type { Actor } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { figuresAccess } from './access.ts'
import type { Figure, Period, TrendPoint } from './contract.ts'
import type { Article, FigureDefinition } from './pack.ts'
import { presentFigure, type Reading } from './present.ts'
import { getFigure, listFigures, listPeriods } from './queries/figures.ts'
import { replaceBulletins, replaceFigures } from './queries/load.ts'
import { trendDays, trendOf } from './rules/trend.ts'

export type { Reading } from './present.ts'
export { type Definition, listDefinitions as figureDefinitions } from './queries/definitions.ts'

export interface FiguresOfPack {
  figures: readonly FigureDefinition[]
  article: Article
  /** Ids of the committees already loaded, by key. */
  committeeIds: ReadonlyMap<string, string>
  /** Values of constants by their measure: `{ 'city.area': 156 }`. */
  constants: Readonly<Record<string, number>>
}

/** Brings figures and the living article to what the pack says; what the pack has no more is removed. As owner of the tables, in an open transaction. */
export async function loadFigures(tx: Db, pack: FiguresOfPack): Promise<void> {
  const figures = pack.figures.map((definition) => {
    const { key, kind, measure, committee } = definition
    const committeeId = committee === undefined ? null : pack.committeeIds.get(committee)
    if (committeeId === undefined) throw new Error(`Figure ${key}: committee ${committee} is not loaded`)
    const constant = kind === 'constant' ? pack.constants[measure] : null
    if (constant === undefined) throw new Error(`Figure ${key}: ${measure} has no value`)
    return { definition, committeeId, constant }
  })
  await replaceFigures(tx, figures)
  await replaceBulletins(tx, [pack.article])
}

/** Every figure as this reader sees it on the day; one statement, so all are of one moment. */
export async function readFigures(db: Db, reading: Reading): Promise<Figure[]> {
  const rows = await listFigures(db, reading.asOf)
  return rows.map((row) => presentFigure(row, reading))
}

/** How a figure came about up to the day; nothing for a constant. Refuses an unknown key. */
export async function readTrend(db: Db, key: string, by: Period, asOf: string): Promise<TrendPoint[]> {
  const figure = await getFigure(db, key, asOf)
  if (figure.kind === 'constant') return []
  const days = trendDays(asOf, by)
  return trendOf(days, await listPeriods(db, figure, by, days[0] ?? asOf, asOf))
}

/**
 * The value of every figure for a past day as known now, by key: what was corrected since counts on the day of what was
 * wrong. What was published for the day is `readFigures`.
 */
export async function restatedFigures(db: Db, asOf: string): Promise<Map<string, number>> {
  const rows = await listFigures(db, asOf)
  return new Map(rows.map(({ key, value, restatement }) => [key, value + restatement]))
}

/** Whether this reader may open the single records that such a figure counts. */
export const mayOpenRecords = (actor: Actor, figure: Pick<FigureDefinition, 'records'>): boolean =>
  figuresAccess.can('figures.open_records', actor, figure)

export { atOneMoment } from './queries/records.ts'

import { pageOfRows, positionOf } from '#platform/cursor.ts'
import { type Context, implement } from '#platform/http.ts'
import { InvalidParameter, refused } from '#platform/problem.ts'
import * as z from 'zod'
import { figuresAccess } from './access.ts'
import { figuresContract, type Seal } from './contract.ts'
import { presentConstant, presentFigure, presentRecord } from './present.ts'
import { getFigure, listFigures, listPeriods } from './queries/figures.ts'
import { atOneMoment, listRecords, RecordPosition } from './queries/records.ts'
import { getSeal, listSeals, type SealRow } from './queries/seals.ts'
import { trendDays, trendOf } from './rules/trend.ts'

const SealPosition = z.int().min(1)

export const figuresApi = implement(figuresContract, {
  listFigures: async ({ query }, { db, actor, today }) => {
    const reading = { asOf: dayAskedFor(query, today), lang: query.lang, actor }
    const rows = await listFigures(db, reading.asOf)
    return { items: rows.map((row) => presentFigure(row, reading)), next: null }
  },

  getFigure: async ({ params, query }, { db, actor, today }) => {
    const reading = { asOf: dayAskedFor(query, today), lang: query.lang, actor }
    return presentFigure(await getFigure(db, params.key, reading.asOf), reading)
  },

  getTrend: async ({ params: { key }, query }, { db, today }) => {
    const asOf = dayAskedFor(query, today)
    const figure = await getFigure(db, key, asOf)
    const days = trendDays(asOf, query.by)
    const counted = await listPeriods(db, figure, query.by, days[0] ?? asOf, asOf)
    const points = figure.kind === 'constant' ? [] : trendOf(days, counted)
    return { key, by: query.by, asOf, points }
  },

  listRecords: async ({ params, query }, { db, actor, today }) => {
    const asOf = dayAskedFor(query, today)
    const after = positionOf(query, RecordPosition)
    return atOneMoment(db, async (moment) => {
      const figure = await getFigure(moment, params.key, asOf)
      const total = figure.value
      const rows = { constant: 1, flow: figure.facts, stock: figure.standing }[figure.kind]
      if (!figuresAccess.can('figures.open_records', actor, figure))
        return { items: [], next: null, total, hidden: total, rows, asOf }
      if (figure.kind === 'constant')
        return {
          items: [presentConstant(figure, asOf, query.lang)],
          next: null,
          total,
          hidden: 0,
          rows,
          asOf,
        }
      const records = await listRecords(moment, figure, asOf, { after, limit: query.limit })
      const page = pageOfRows(
        records,
        query.limit,
        (row) => presentRecord(row, query.lang),
        ({ day, id }) => ({ day, id }),
      )
      return { ...page, total, hidden: 0, rows, asOf }
    })
  },

  listSeals: async ({ query }, { db }) => {
    const rows = await listSeals(db, positionOf(query, SealPosition), query.limit)
    return pageOfRows(rows, query.limit, presentSeal, ({ number }) => number)
  },

  getSeal: async ({ params }, { db }) => presentSeal(await getSeal(db, params.number)),
})

/** Nobody knows what will be counted, so a day to come is refused. */
function dayAskedFor({ asOf }: { asOf?: string | undefined }, today: Context['today']): string {
  if (asOf !== undefined && asOf > today)
    throw refused(InvalidParameter, { problems: [{ field: 'asOf', code: 'in_future', in: 'query' }] })
  return asOf ?? today
}

const presentSeal = (row: SealRow): Seal => ({
  ...row,
  sealedAt: row.sealedAt.toISOString(),
  treeRoot: row.treeRoot.toString('hex'),
  previousHash: row.previousHash.toString('hex'),
  hash: row.hash.toString('hex'),
})

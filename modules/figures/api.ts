import { type Api, implement } from '#platform/http.ts'
import { dayAskedFor } from './api/asked-day.ts'
import { breakdownApi } from './api/breakdown.ts'
import { exportApi } from './api/export.ts'
import { recordsApi } from './api/records.ts'
import { figuresContract, readingContract } from './contract.ts'
import { presentFigure } from './present.ts'
import { readTrend } from './public.ts'
import { getFigure, listFigures } from './queries/figures.ts'

const readingApi = implement(readingContract, {
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
    const points = await readTrend(db, key, query.by, asOf)
    return { key, by: query.by, asOf, points }
  },
})

export const figuresApi: Api = {
  contract: figuresContract,
  handlers: {
    ...readingApi.handlers,
    ...recordsApi.handlers,
    ...breakdownApi.handlers,
    ...exportApi.handlers,
  },
}

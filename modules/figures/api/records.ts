import { pageOfRows, positionOf } from '#platform/cursor.ts'
import { implement } from '#platform/http.ts'
import { figuresAccess } from '../access.ts'
import { recordsContract } from '../contract/records.ts'
import { presentChange, presentConstant, presentRecord } from '../present.ts'
import { type FigureRow, getFigure } from '../queries/figures.ts'
import { atOneMoment, listChanges, listRecords, RecordPosition, type RecordRow } from '../queries/records.ts'
import { dayAskedFor, sinceAskedFor } from './asked-day.ts'

const positionAfter = ({ day, id }: RecordRow) => ({ day, id })

/** How many records there are behind the figure. */
export const rowsOf = ({ kind, facts, standing }: FigureRow): number =>
  ({ constant: 1, flow: facts, stock: standing })[kind]

export const recordsApi = implement(recordsContract, {
  listRecords: async ({ params, query }, { db, actor, today }) => {
    const asOf = dayAskedFor(query, today)
    const after = positionOf(query, RecordPosition)
    return atOneMoment(db, async (moment) => {
      const figure = await getFigure(moment, params.key, asOf)
      const total = figure.value
      const rows = rowsOf(figure)
      const shown = { total, hidden: 0, hiddenRows: 0, rows, asOf }
      if (!figuresAccess.can('figures.open_records', actor, figure))
        return { ...shown, items: [], next: null, hidden: total, hiddenRows: rows }
      if (figure.kind === 'constant')
        return { ...shown, items: [presentConstant(figure, asOf, query.lang)], next: null }
      const records = await listRecords(moment, figure, asOf, { after, limit: query.limit })
      const page = pageOfRows(records, query.limit, (row) => presentRecord(row, query.lang), positionAfter)
      return { ...page, ...shown }
    })
  },

  listChanges: async ({ params, query }, { db, actor, today }) => {
    const asOf = dayAskedFor(query, today)
    const since = sinceAskedFor(query, asOf)
    const after = positionOf(query, RecordPosition)
    return atOneMoment(db, async (moment) => {
      const before = await getFigure(moment, params.key, since)
      const figure = await getFigure(moment, params.key, asOf)
      const recordsOpen = figuresAccess.can('figures.open_records', actor, figure)
      const changes = { since, asOf, recordsOpen, ...changesBetween(before, figure) }
      if (!recordsOpen) {
        const hidden = changes.after - changes.before
        return { ...changes, items: [], next: null, hidden, hiddenRows: changes.rows }
      }
      const records = await listChanges(moment, figure, { since, asOf }, { after, limit: query.limit })
      const page = pageOfRows(records, query.limit, (row) => presentChange(row, query.lang), positionAfter)
      return { ...changes, ...page, hidden: 0, hiddenRows: 0 }
    })
  },
})

function changesBetween(before: FigureRow, after: FigureRow) {
  const left = after.leavings - before.leavings
  const corrected = after.corrections - before.corrections
  const came = after.value - before.value - left - corrected
  return {
    before: before.value,
    after: after.value,
    came,
    left,
    corrected,
    rows: after.facts - before.facts,
  }
}

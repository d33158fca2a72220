import type { Language } from '#platform/contract.ts'
import { pageOfRows, positionOf } from '#platform/cursor.ts'
import { implement } from '#platform/http.ts'
import { textIn } from '#platform/texts.ts'
import { figuresAccess } from '../access.ts'
import { breakdownContract, type BrokenDownBy, type FigurePart } from '../contract/breakdown.ts'
import { wordingIn } from '../present.ts'
import { listParts, PartPosition, type PartRow } from '../queries/breakdown.ts'
import { type FigureRow, getFigure } from '../queries/figures.ts'
import { atOneMoment } from '../queries/records.ts'
import { isOverlapping } from '../rules/overlap.ts'
import { dayAskedFor } from './asked-day.ts'

export const breakdownApi = implement(breakdownContract, {
  getBreakdown: async ({ params: { key }, query }, { db, actor, today }) => {
    const asOf = dayAskedFor(query, today)
    const { by, lang, limit } = query
    const after = positionOf(query, PartPosition)
    return atOneMoment(db, async (moment) => {
      const figure = await getFigure(moment, key, asOf)
      const total = figure.value
      const recordsOpen = figuresAccess.can('figures.open_records', actor, figure)
      const overlapping = isOverlapping(figure.content.distinct, by)
      const about = { key, by, asOf, total, recordsOpen, overlapping }
      // Counts of chains and subdistricts tell of nobody; those of single units may.
      if (by === 'unit' && !recordsOpen)
        return { ...about, items: [], next: null, rest: 0, hidden: total, note: null }
      const { parts, counted } = await listParts(moment, figure, { by, asOf, lang }, { after, limit })
      const isRecorded = after !== undefined || parts.length > 0
      const note = !isRecorded ? 'not_recorded' : overlapping ? 'counted_once' : null
      const page = pageOfRows(parts, limit, presentPart(figure, by, lang), ({ value, id }) => ({ value, id }))
      return { ...about, ...page, rest: total - counted, hidden: 0, note }
    })
  },
})

const presentPart =
  ({ content }: FigureRow, by: BrokenDownBy, lang: Language) =>
  ({ id, key, name, value }: PartRow): FigurePart => ({
    id,
    key,
    name: textIn(name, lang),
    url: { chain: `/network/${key}`, unit: `/network/units/${id}`, subdistrict: null }[by],
    value,
    wording: wordingIn(lang, value, content),
  })

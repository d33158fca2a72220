import { atOneMoment } from '#modules/figures/public.ts'
import { pageOfRows, positionOf } from '#platform/cursor.ts'
import { implement } from '#platform/http.ts'
import * as z from 'zod'
import { sharingReportsAccess } from './access.ts'
import { evaluationFile } from './api/export-evaluation.ts'
import { presentNumbers, resourceNamed, rulesIn, unitNamed } from './api/present.ts'
import { readChain } from './api/read-chain.ts'
import { presentUse, readResources, readUnits, yearOf } from './api/read-evaluation.ts'
import { sharingReportsContract } from './contract.ts'
import { countUses, evaluateUnits, getName, listUses } from './queries/evaluation.ts'

const UsePosition = z.strictObject({ id: z.uuid() })

export const sharingReportsApi = implement(sharingReportsContract, {
  getChainSharing: ({ params, query }, { db, actor }) => {
    sharingReportsAccess.require('sharing_reports.read_chain', actor, { committeeId: params.id })
    return atOneMoment(db, (moment) => readChain(moment, params.id, query))
  },

  getEvaluation: ({ query }, { db, actor }) => {
    sharingReportsAccess.require('sharing_reports.evaluate', actor, query)
    const { year, scope, lang } = query
    return atOneMoment(db, async (moment) => ({
      ...(await readUnits(moment, await yearOf(moment, query), lang)),
      year,
      scope,
      rules: rulesIn(scope, lang),
      next: null,
    }))
  },

  listEvaluatedResources: ({ params: { id }, query }, { db, actor }) => {
    sharingReportsAccess.require('sharing_reports.evaluate', actor, query)
    const { year, scope, lang } = query
    return atOneMoment(db, async (moment) => {
      const asked = await yearOf(moment, query)
      const unit = await getName(moment, 'unit', id)
      const own = (await evaluateUnits(moment, asked)).units.find((row) => row.id === id)
      return {
        unit: unitNamed(unit, lang),
        total: presentNumbers(own ?? NOTHING),
        items: await readResources(moment, asked, lang, id),
        year,
        scope,
        rules: rulesIn(scope, lang),
        next: null,
      }
    })
  },

  listEvaluatedUses: ({ query }, { db, actor }) => {
    sharingReportsAccess.require('sharing_reports.evaluate', actor, query)
    const { lang, limit, counted, unitId, resourceId } = query
    const after = positionOf(query, UsePosition)
    return atOneMoment(db, async (moment) => {
      const asked = { ...(await yearOf(moment, query)), counted, unitId, resourceId }
      const rows = await listUses(moment, asked, { after, limit })
      const present = (row: (typeof rows)[number]) => presentUse(row, lang)
      const page = pageOfRows(rows, limit, present, ({ id }) => ({ id }))
      return {
        ...page,
        ...(await countUses(moment, asked)),
        unit: unitId === undefined ? null : unitNamed(await getName(moment, 'unit', unitId), lang),
        resource:
          resourceId === undefined
            ? null
            : resourceNamed(await getName(moment, 'resource', resourceId), lang),
      }
    })
  },

  exportEvaluation: async ({ query }, { db, actor }) => {
    sharingReportsAccess.require('sharing_reports.evaluate', actor, query)
    const { year, scope, lang } = query
    const told = await atOneMoment(db, async (moment) => {
      const asked = await yearOf(moment, query)
      const { total, items } = await readUnits(moment, asked, lang)
      return { year, scope, lang, total, units: items, resources: await readResources(moment, asked, lang) }
    })
    return evaluationFile(told, query.as)
  },
})

const NOTHING = { resources: 0, effective: 0, external: 0, smallServed: 0, unknownServed: 0 }

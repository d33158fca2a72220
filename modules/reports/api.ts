import { figureDefinitions } from '#modules/figures/public.ts'
import { implement } from '#platform/http.ts'
import { notFound, refused } from '#platform/problem.ts'
import { unchanged } from '#platform/versions.ts'
import { reportsAccess } from './access.ts'
import { setTarget } from './actions.ts'
import { reportFile } from './api/export-report.ts'
import { presentTarget, readReport } from './api/read-report.ts'
import { FigureIsConstant, reportsContract, YearIsOver } from './contract.ts'
import { getTarget, getTargetForUpdate, listTargets } from './queries.ts'
import { isOver } from './rules.ts'

export const reportsApi = implement(reportsContract, {
  getReport: ({ query }, context) => {
    reportsAccess.require('reports.read', context.actor, query)
    return readReport(context, query)
  },

  exportReport: async ({ query }, context) => {
    reportsAccess.require('reports.read', context.actor, query)
    return reportFile(await readReport(context, query), query.as, query.lang)
  },

  listTargets: async ({ query: { year } }, { db, actor, today }) => {
    reportsAccess.require('reports.read', actor, year)
    const rows = await listTargets(db, year)
    return { items: rows.map((row) => presentTarget(row, actor, today)), next: null }
  },

  setTarget: async ({ params: { key, year }, body }, context) => {
    const { db, actor, today } = context
    reportsAccess.require('reports.set_target', actor, key)
    const figure = (await figureDefinitions(db)).find((one) => one.key === key)
    if (!figure) throw notFound('figure')
    if (figure.kind === 'constant') throw refused(FigureIsConstant)
    if (isOver(year, today)) throw refused(YearIsOver)
    const target = await getTargetForUpdate(db, key, year)
    const permit = reportsAccess.require('reports.set_target', actor, target)
    unchanged(context, target)
    await setTarget(db, permit, body.value)
    return presentTarget(await getTarget(db, key, year), actor, today)
  },
})

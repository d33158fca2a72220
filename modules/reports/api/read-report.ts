import { atOneMoment, readFigures } from '#modules/figures/public.ts'
import type { Figure } from '#modules/figures/contract.ts'
import type { Actor } from '#platform/access.ts'
import type { Language } from '#platform/contract.ts'
import type { Context } from '#platform/http.ts'
import { InvalidParameter, refused } from '#platform/problem.ts'
import { reportsAccess } from '../access.ts'
import type { Report, ReportPeriod, ReportRow, Target, TargetProgress } from '../contract.ts'
import { listTargets, type TargetRow } from '../queries.ts'
import { dayBefore, isOver, isPeriod, progressOf, type Span, spanBefore } from '../rules.ts'

interface Asked extends Span {
  by: ReportPeriod
  lang: Language
}

/** The figures at the ends of both periods, all read at one moment of the database. */
export async function readReport({ db, actor, today }: Context, asked: Asked): Promise<Report> {
  checkSpan(asked, today)
  const { by, from, to, lang } = asked
  const before = spanBefore(by, asked)
  const year = Number(to.slice(0, 4))
  const ends = { to, from: dayBefore(from), beforeTo: before.to, beforeFrom: dayBefore(before.from) }
  const lastYear = `${year - 1}-12-31`
  return atOneMoment(db, async (moment) => {
    const values = new Map<string, Map<string, number>>()
    for (const asOf of new Set([...Object.values(ends), lastYear])) {
      const figures = await readFigures(moment, { asOf, lang, actor })
      values.set(asOf, new Map(figures.map(({ key, value }) => [key, value])))
    }
    const targets = new Map((await listTargets(moment, year)).map((row) => [row.figure, row]))
    const on = (day: string, key: string) => values.get(day)?.get(key) ?? 0
    const figures = await readFigures(moment, { asOf: to, lang, actor })
    const items = figures
      .filter(({ kind }) => kind !== 'constant')
      .map((figure): ReportRow => {
        const { key, title, aspect, kind, countingUnit, url, value } = figure
        const valueBefore = on(ends.beforeTo, key)
        const target = presentTarget(targets.get(key) ?? noTarget(key, year), actor, today)
        return {
          key,
          title,
          aspect,
          kind,
          countingUnit,
          url,
          value,
          added: value - on(ends.from, key),
          before: { value: valueBefore, added: valueBefore - on(ends.beforeFrom, key) },
          target: presentProgress(target, figure, on(lastYear, key), to),
        }
      })
    return { by, from, to, before, year, items }
  })
}

/** Nobody knows what will be counted, so a period ends today at the latest. */
function checkSpan(asked: Asked, today: string): void {
  const problem =
    asked.to > today ? ['to', 'in_future'] : isPeriod(asked.by, asked) ? [] : ['from', 'not_a_period']
  const [field, code] = problem
  if (field !== undefined && code !== undefined)
    throw refused(InvalidParameter, { problems: [{ field, code, in: 'query' }] })
}

export const noTarget = (figure: string, year: number): TargetRow => ({
  figure,
  year,
  value: null,
  setBy: null,
  setAt: null,
  version: 0,
})

export function presentTarget({ setAt, ...row }: TargetRow, actor: Actor, today: string): Target {
  const can = { set: !isOver(row.year, today) && reportsAccess.can('reports.set_target', actor, row) }
  return { ...row, setAt: setAt?.toISOString() ?? null, can }
}

function presentProgress(
  target: Target,
  { kind, value }: Figure,
  start: number,
  day: string,
): TargetProgress {
  const reached = kind === 'flow' ? value - start : value
  if (target.value === null) return { ...target, reached, expected: null, state: null }
  return { ...target, reached, ...progressOf({ kind, target: target.value, start, value, day }) }
}

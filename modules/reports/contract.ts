import * as z from 'zod'
import { Day, FileAnswer, languageQuery, pageOf, route } from '#platform/contract.ts'
import { Forbidden, NotFound, PreconditionFailed, PreconditionRequired, problem } from '#platform/problem.ts'
import { CountedDay, Figure } from '#modules/figures/contract.ts'

/** A constant does not grow, so nothing can be aimed at. */
export const FigureIsConstant = problem(422, 'reports.figure_is_constant')
/** A target set afterwards would always be reached. */
export const YearIsOver = problem(409, 'reports.year_is_over')

export const ReportPeriod = z.enum(['month', 'quarter', 'year', 'days'])
export type ReportPeriod = z.infer<typeof ReportPeriod>

/** `on_the_way` and `behind` compare with the straight line from the year's first day to its last. */
export const TargetState = z.enum(['reached', 'on_the_way', 'behind'])
export type TargetState = z.infer<typeof TargetState>

const Span = z.object({ from: Day, to: Day })

export const Target = z
  .object({
    figure: z.string(),
    year: z.int(),
    /** Of a flow what the year adds, of a stock what stands at its end; null where none is set or it was taken back. */
    value: z.int().nullable(),
    setBy: z.string().nullable(),
    setAt: z.iso.datetime().nullable(),
    version: z.int(),
    can: z.object({ set: z.boolean() }),
  })
  .meta({ id: 'Target' })
export type Target = z.infer<typeof Target>

export const TargetProgress = Target.extend({
  /** What counts towards the target by the report's last day. */
  reached: z.number(),
  /** Where the straight line through the year stands on that day; null without a target. */
  expected: z.number().nullable(),
  state: TargetState.nullable(),
}).meta({ id: 'TargetProgress' })
export type TargetProgress = z.infer<typeof TargetProgress>

const Counted = z.object({
  /** The figure at the end of the last day. */
  value: z.number(),
  /** What the days from first to last added, less what they took away. */
  added: z.number(),
})

export const ReportRow = Figure.pick({
  key: true,
  title: true,
  aspect: true,
  kind: true,
  countingUnit: true,
  url: true,
})
  .extend(Counted.shape)
  .extend({ before: Counted, target: TargetProgress })
  .meta({ id: 'ReportRow' })
export type ReportRow = z.infer<typeof ReportRow>

export const Report = Span.extend({
  by: ReportPeriod,
  /** The period before; as many days of it as are over of this one, where this one is not over yet. */
  before: Span,
  /** The year whose targets stand in the rows: the one of the last day. */
  year: z.int(),
  items: z.array(ReportRow),
}).meta({ id: 'Report' })
export type Report = z.infer<typeof Report>

const ofPeriod = z.strictObject({
  by: ReportPeriod.default('days'),
  from: CountedDay,
  to: CountedDay,
  ...languageQuery,
})
const Year = z.coerce.number<number>().int().min(2000).max(2999)

export const reportsContract = {
  getReport: route({
    method: 'GET',
    path: '/reports',
    summary: 'Read the figures of a period beside the period before, with the targets of its year',
    query: ofPeriod,
    ok: Report,
    problems: [Forbidden],
  }),

  exportReport: route({
    method: 'GET',
    path: '/reports/export',
    summary: 'Take a report away as a table',
    query: ofPeriod.extend({ as: z.enum(['csv', 'xlsx']).default('csv') }),
    ok: FileAnswer,
    problems: [Forbidden],
  }),

  listTargets: route({
    method: 'GET',
    path: '/targets',
    summary: 'List the targets of a year',
    query: z.strictObject({ year: Year }),
    ok: pageOf(Target),
    problems: [Forbidden],
  }),

  setTarget: route({
    method: 'PUT',
    path: '/figures/{key}/targets/{year}',
    summary: 'Set the target of a figure for a year, or take it back with null',
    params: z.strictObject({ key: z.string().max(60), year: Year }),
    body: z.strictObject({ value: z.int().min(1).max(2_000_000_000).nullable() }),
    ok: Target,
    ifMatch: 'required',
    problems: [Forbidden, NotFound, FigureIsConstant, YearIsOver, PreconditionFailed, PreconditionRequired],
  }),
}

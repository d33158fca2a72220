import * as z from 'zod'
import { Day, languageQuery, pageOf, route } from '#platform/contract.ts'
import { NotFound } from '#platform/problem.ts'
import { asOfQuery, byKey, publicRead } from './contract/asked.ts'
import { breakdownContract } from './contract/breakdown.ts'
import { exportContract } from './contract/export.ts'
import { recordsContract } from './contract/records.ts'

export { CountedDay } from './contract/asked.ts'
export * from './contract/breakdown.ts'
export * from './contract/export.ts'
export * from './contract/records.ts'

export const Figure = z
  .object({
    key: z.string(),
    title: z.string(),
    value: z.number(),
    /** The value as people speak, with its counting unit. */
    wording: z.string(),
    kind: z.enum(['stock', 'flow', 'constant']),
    countingUnit: z.string(),
    /** What is counted once, however often it comes: `none` counts every record. */
    distinct: z.enum(['unit', 'person', 'organisation', 'none']),
    rule: z.string(),
    dateBasis: z.string(),
    /** Where a constant comes from. */
    source: z.string().nullable(),
    asOf: Day,
    /** The value for the day as known now, corrections made later counted on the day of what they correct; null where it is the same. */
    restated: z.number().nullable(),
    aspect: z.string(),
    /** The only committee whose records it counts; null where it counts those of all. */
    committeeId: z.uuid().nullable(),
    /** Whether this reader may open the single records. */
    recordsOpen: z.boolean(),
    /** The newest seal. */
    seal: z.object({ number: z.int(), sealedAt: z.iso.datetime(), hash: z.string() }).nullable(),
    /** How many of the facts counted are not sealed yet. */
    unsealed: z.int(),
    url: z.string(),
  })
  .meta({ id: 'Figure' })
export type Figure = z.infer<typeof Figure>

export const Period = z.enum(['day', 'month', 'year'])
export type Period = z.infer<typeof Period>

export const TrendPoint = z
  .object({
    /** The first day of the period. */
    day: Day,
    /** The figure at the end of the period. */
    value: z.number(),
    /** What the period itself added or took away. */
    own: z.number(),
  })
  .meta({ id: 'TrendPoint' })
export type TrendPoint = z.infer<typeof TrendPoint>

/** Figures to be read. */
export const readingContract = {
  listFigures: route({
    ...publicRead,
    path: '/figures',
    summary: 'List every figure of the city, as of today or a past day',
    query: z.strictObject({ ...asOfQuery, ...languageQuery }),
    ok: pageOf(Figure),
  }),

  getFigure: route({
    ...publicRead,
    path: '/figures/{key}',
    summary: 'Read one figure, as of today or a past day',
    params: byKey,
    query: z.strictObject({ ...asOfQuery, ...languageQuery }),
    ok: Figure,
    problems: [NotFound],
  }),

  getTrend: route({
    ...publicRead,
    path: '/figures/{key}/trend',
    summary: 'Read how a figure came about: 36 months, 90 days or 10 years',
    params: byKey,
    query: z.strictObject({ ...asOfQuery, by: Period.default('month') }),
    ok: z.object({ key: z.string(), by: Period, asOf: Day, points: z.array(TrendPoint) }),
    problems: [NotFound],
  }),
}

export const figuresContract = {
  ...readingContract,
  ...recordsContract,
  ...breakdownContract,
  ...exportContract,
}

import * as z from 'zod'
import { Day, languageQuery, pageOf, pageQuery, route } from '#platform/contract.ts'
import { NotFound } from '#platform/problem.ts'

/** No city counts further back, and trends reach some years before the day that is asked for. */
const EARLIEST_DAY = '1900-01-01'
export const CountedDay = Day.refine((day) => day >= EARLIEST_DAY, { params: { code: 'too_small' } })
const asOfQuery = { asOf: CountedDay.optional() }

const hash = z.string().regex(/^[0-9a-f]{64}$/)
export const Seal = z
  .object({
    number: z.int(),
    sealedAt: z.iso.datetime(),
    factCount: z.int(),
    /** Facts in this seal and all before it. */
    treeSize: z.int(),
    /** Root of the RFC 6962 tree over them. */
    treeRoot: hash,
    previousHash: hash,
    hash,
  })
  .meta({ id: 'Seal' })
export type Seal = z.infer<typeof Seal>

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
    aspect: z.string(),
    /** The only committee whose records it counts; null where it counts those of all. */
    committeeId: z.uuid().nullable(),
    /** Whether this reader may open the single records. */
    recordsOpen: z.boolean(),
    /** The newest seal. */
    seal: Seal.pick({ number: true, sealedAt: true, hash: true }).nullable(),
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

export const FigureRecord = z
  .object({
    /** Null for a constant, which no fact stands for. */
    factId: z.uuid().nullable(),
    day: Day,
    quantity: z.number(),
    subjectId: z.uuid().nullable(),
    unit: z.object({ id: z.uuid(), name: z.string(), url: z.string() }).nullable(),
    committee: z.object({ key: z.string(), name: z.string(), url: z.string() }).nullable(),
    cluster: z.object({ key: z.string(), name: z.string() }).nullable(),
    place: z.object({ code: z.string(), name: z.string() }).nullable(),
    source: z.string().nullable(),
    event: z.object({ id: z.uuid(), type: z.string().nullable() }).nullable(),
    /** The number of the seal that holds the fact; null while it waits for one. */
    sealed: z.int().nullable(),
  })
  .meta({ id: 'FigureRecord' })
export type FigureRecord = z.infer<typeof FigureRecord>

const FigureRecords = pageOf(FigureRecord).extend({
  /** The figure's value: the quantities of all rows and `hidden` together. */
  total: z.number(),
  /** What rows that this reader may not open count for. */
  hidden: z.number(),
  /** How many rows there are; another number than `total` where a row counts for more than one. */
  rows: z.int(),
  asOf: Day,
})

const byKey = z.strictObject({ key: z.string().max(60) })
const common = { method: 'GET', public: true } as const

export const figuresContract = {
  listFigures: route({
    ...common,
    path: '/figures',
    summary: 'List every figure of the city, as of today or a past day',
    query: z.strictObject({ ...asOfQuery, ...languageQuery }),
    ok: pageOf(Figure),
  }),

  getFigure: route({
    ...common,
    path: '/figures/{key}',
    summary: 'Read one figure, as of today or a past day',
    params: byKey,
    query: z.strictObject({ ...asOfQuery, ...languageQuery }),
    ok: Figure,
    problems: [NotFound],
  }),

  getTrend: route({
    ...common,
    path: '/figures/{key}/trend',
    summary: 'Read how a figure came about: 36 months, 90 days or 10 years',
    params: byKey,
    query: z.strictObject({ ...asOfQuery, by: Period.default('month') }),
    ok: z.object({ key: z.string(), by: Period, asOf: Day, points: z.array(TrendPoint) }),
    problems: [NotFound],
  }),

  listRecords: route({
    ...common,
    path: '/figures/{key}/records',
    summary: 'List what a figure counts, newest first: of a stock what stands, of a flow every fact',
    params: byKey,
    query: z.strictObject({ ...asOfQuery, ...pageQuery, ...languageQuery }),
    ok: FigureRecords,
    problems: [NotFound],
  }),

  listSeals: route({
    ...common,
    path: '/seals',
    summary: 'List the seals, newest first',
    query: z.strictObject(pageQuery),
    ok: pageOf(Seal),
  }),

  getSeal: route({
    ...common,
    path: '/seals/{number}',
    summary: 'Read one seal',
    params: z.strictObject({ number: z.coerce.number<number>().int().min(1) }),
    ok: Seal,
    problems: [NotFound],
  }),
}

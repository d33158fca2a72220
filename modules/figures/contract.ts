import * as z from 'zod'
import { Day, languageQuery, pageOf, pageQuery, route } from '#platform/contract.ts'
import { NotFound } from '#platform/problem.ts'

/** No city counts further back, and trends reach some years before the day that is asked for. */
const EARLIEST_DAY = '1900-01-01'
export const CountedDay = Day.refine((day) => day >= EARLIEST_DAY, { params: { code: 'too_small' } })
const asOfQuery = { asOf: CountedDay.optional() }

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

export const TextPart = z
  .union([z.object({ text: z.string() }), z.object({ figure: z.string() })])
  .meta({ id: 'TextPart' })
export type TextPart = z.infer<typeof TextPart>

export const BulletinSummary = z
  .object({ slug: z.string(), title: z.string(), kicker: z.string(), url: z.string() })
  .meta({ id: 'BulletinSummary' })
export type BulletinSummary = z.infer<typeof BulletinSummary>

export const Bulletin = BulletinSummary.extend({
  lead: z.array(TextPart),
  sections: z.array(z.object({ heading: z.string(), paragraphs: z.array(z.array(TextPart)) })),
  /** Keys of the figures that stand beside the text. */
  aside: z.array(z.string()),
  figures: z.record(z.string(), Figure),
  asOf: Day,
  seal: Figure.shape.seal,
}).meta({ id: 'Bulletin' })
export type Bulletin = z.infer<typeof Bulletin>

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

  listBulletins: route({
    ...common,
    path: '/bulletins',
    summary: 'List the bulletins',
    query: z.strictObject(languageQuery),
    ok: pageOf(BulletinSummary),
  }),

  getLivingArticle: route({
    ...common,
    path: '/living-article',
    summary: 'Read the bulletin that stands on the first page, with the figures in it',
    query: z.strictObject(languageQuery),
    ok: Bulletin,
    problems: [NotFound],
  }),

  getBulletin: route({
    ...common,
    path: '/bulletins/{slug}',
    summary: 'Read a bulletin with the figures in it',
    params: z.strictObject({ slug: z.string().max(60) }),
    query: z.strictObject(languageQuery),
    ok: Bulletin,
    problems: [NotFound],
  }),
}

import * as z from 'zod'
import { Day, languageQuery, pageOf, pageQuery, route } from '#platform/contract.ts'
import { NotFound } from '#platform/problem.ts'
import { asOfQuery, byKey, publicRead } from './contract/asked.ts'
import { breakdownContract } from './contract/breakdown.ts'
import { exportContract } from './contract/export.ts'
import { recordsContract } from './contract/records.ts'

export { CountedDay } from './contract/asked.ts'
export * from './contract/breakdown.ts'
export * from './contract/export.ts'
export * from './contract/records.ts'

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
    /** The value for the day as known now, corrections made later counted on the day of what they correct; null where it is the same. */
    restated: z.number().nullable(),
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

/** Figures, bulletins and seals to be read. */
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

  listBulletins: route({
    ...publicRead,
    path: '/bulletins',
    summary: 'List the bulletins',
    query: z.strictObject(languageQuery),
    ok: pageOf(BulletinSummary),
  }),

  getLivingArticle: route({
    ...publicRead,
    path: '/living-article',
    summary: 'Read the bulletin that stands on the first page, with the figures in it',
    query: z.strictObject(languageQuery),
    ok: Bulletin,
    problems: [NotFound],
  }),

  getBulletin: route({
    ...publicRead,
    path: '/bulletins/{slug}',
    summary: 'Read a bulletin with the figures in it',
    params: z.strictObject({ slug: z.string().max(60) }),
    query: z.strictObject(languageQuery),
    ok: Bulletin,
    problems: [NotFound],
  }),

  listSeals: route({
    ...publicRead,
    path: '/seals',
    summary: 'List the seals, newest first',
    query: z.strictObject(pageQuery),
    ok: pageOf(Seal),
  }),

  getSeal: route({
    ...publicRead,
    path: '/seals/{number}',
    summary: 'Read one seal',
    params: z.strictObject({ number: z.coerce.number<number>().int().min(1) }),
    ok: Seal,
    problems: [NotFound],
  }),
}

export const figuresContract = {
  ...readingContract,
  ...recordsContract,
  ...breakdownContract,
  ...exportContract,
}

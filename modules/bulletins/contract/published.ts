import * as z from 'zod'
import { Figure } from '#modules/figures/contract.ts'
import { Day, FileAnswer, Language, languageQuery, pageOf, pageQuery, route } from '#platform/contract.ts'
import { NotFound } from '#platform/problem.ts'

export const Issue = z.object({ year: z.int(), number: z.int() }).meta({ id: 'BulletinIssue' })
export type Issue = z.infer<typeof Issue>

export const BulletinSummary = z
  .object({
    slug: z.string(),
    title: z.string(),
    summary: z.string(),
    /** Null for the living article, whose numbers are always of today. */
    issue: Issue.nullable(),
    publishedOn: Day.nullable(),
    publishedAt: z.iso.datetime().nullable(),
    /** The committee, or the city. */
    publisher: z.string(),
    url: z.string(),
  })
  .meta({ id: 'BulletinSummary' })
export type BulletinSummary = z.infer<typeof BulletinSummary>

export const TextPart = z
  .union([z.object({ text: z.string() }), z.object({ figure: z.string() })])
  .meta({ id: 'TextPart' })
export type TextPart = z.infer<typeof TextPart>

export const LivingArticle = z
  .object({
    kind: z.literal('living'),
    slug: z.string(),
    title: z.string(),
    kicker: z.string(),
    url: z.string(),
    lead: z.array(TextPart),
    sections: z.array(z.object({ heading: z.string(), paragraphs: z.array(z.array(TextPart)) })),
    /** Keys of the figures that stand beside the text. */
    aside: z.array(z.string()),
    figures: z.record(z.string(), Figure),
    asOf: Day,
    seal: Figure.shape.seal,
  })
  .meta({ id: 'LivingArticle' })
export type LivingArticle = z.infer<typeof LivingArticle>

/** A piece of text; with `number`, the wording of the number with that note. */
export const PublishedPart = z
  .object({ text: z.string(), bold: z.literal(true).optional(), number: z.int().optional() })
  .meta({ id: 'PublishedPart' })
export type PublishedPart = z.infer<typeof PublishedPart>

const parts = z.array(PublishedPart)
export const PublishedBlock = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('heading'), text: z.string() }),
    z.object({ kind: z.literal('paragraph'), parts }),
    z.object({ kind: z.literal('list'), items: z.array(parts) }),
    z.object({ kind: z.literal('quote'), parts }),
    z.object({
      kind: z.literal('picture'),
      url: z.string(),
      alt: z.string(),
      caption: z.string(),
      width: z.int(),
      height: z.int(),
    }),
  ])
  .meta({ id: 'PublishedBlock' })
export type PublishedBlock = z.infer<typeof PublishedBlock>

export const PublishedNumber = z
  .object({
    /** Numbered from 1 in the order of the text. */
    note: z.int(),
    figureKey: z.string(),
    title: z.string(),
    rule: z.string(),
    kind: Figure.shape.kind,
    asPublished: z.object({
      value: z.number(),
      wording: z.string(),
      day: Day,
      /** The first seal that holds every fact counted; null for a constant, and until it is made. */
      seal: Figure.shape.seal,
    }),
    /** For that day as known now, where corrections or later entries have changed it; else null. */
    restated: z.object({ value: z.number(), wording: z.string() }).nullable(),
    /** As of today; null where the city counts it no more. */
    now: z.object({ value: z.number(), wording: z.string() }).nullable(),
    /** Opens the figure as of that day. */
    url: z.string(),
    /** The records behind it, as of that day. */
    recordsUrl: z.string(),
  })
  .meta({ id: 'PublishedNumber' })
export type PublishedNumber = z.infer<typeof PublishedNumber>

const reference = z.object({ slug: z.string(), title: z.string(), issue: Issue, url: z.string() })

export const PublishedBulletin = BulletinSummary.extend({
  kind: z.literal('published'),
  /** The language that the text is in; Chinese where no English was written. */
  lang: Language,
  issue: Issue,
  publishedOn: Day,
  publishedAt: z.iso.datetime(),
  blocks: z.array(PublishedBlock),
  numbers: z.array(PublishedNumber),
  follows: reference.nullable(),
  followedBy: z.array(reference),
  /** The seal that its numbers rest on; null until it is made. */
  seal: PublishedNumber.shape.asPublished.shape.seal,
  /** The first signed checkpoint of that seal or a later one; null until it is signed. */
  checkpoint: z.object({ sealNumber: z.int(), text: z.string() }).nullable(),
}).meta({ id: 'PublishedBulletin' })
export type PublishedBulletin = z.infer<typeof PublishedBulletin>

const bySlug = z.strictObject({ slug: z.string().max(60) })
const common = { method: 'GET', public: true } as const

export const publishedContract = {
  listBulletins: route({
    ...common,
    path: '/bulletins',
    summary: 'List the bulletins: the living article, then what was published, newest first',
    query: z.strictObject({ ...pageQuery, ...languageQuery }),
    ok: pageOf(BulletinSummary),
  }),

  getLivingArticle: route({
    ...common,
    path: '/living-article',
    summary: 'Read the bulletin that stands on the first page, with the figures in it',
    query: z.strictObject(languageQuery),
    ok: LivingArticle,
    problems: [NotFound],
  }),

  getBulletin: route({
    ...common,
    path: '/bulletins/{slug}',
    summary: 'Read a bulletin with its numbers: of a published one as they were then, and as they are now',
    params: bySlug,
    query: z.strictObject(languageQuery),
    ok: z.discriminatedUnion('kind', [LivingArticle, PublishedBulletin]),
    problems: [NotFound],
  }),

  exportBulletin: route({
    ...common,
    path: '/bulletins/{slug}/export',
    summary: 'Download a published bulletin as it is put on paper: PDF, or Word with real footnotes',
    params: bySlug,
    query: z.strictObject({ as: z.enum(['pdf', 'docx']), ...languageQuery }),
    ok: FileAnswer,
    problems: [NotFound],
  }),

  downloadBulletinPicture: route({
    ...common,
    path: '/bulletins/{slug}/files/{fileId}',
    summary: 'Read a picture of a published bulletin',
    params: bySlug.extend({ fileId: z.uuid() }),
    ok: FileAnswer,
    problems: [NotFound],
  }),
}

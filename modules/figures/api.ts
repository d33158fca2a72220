import type { Language } from '#platform/contract.ts'
import { pageOfRows, positionOf } from '#platform/cursor.ts'
import { type Api, type Context, implement } from '#platform/http.ts'
import { textIn } from '#platform/texts.ts'
import * as z from 'zod'
import { dayAskedFor } from './api/asked-day.ts'
import { breakdownApi } from './api/breakdown.ts'
import { exportApi } from './api/export.ts'
import { recordsApi } from './api/records.ts'
import {
  type Bulletin,
  type BulletinSummary,
  type Figure,
  figuresContract,
  readingContract,
  type Seal,
} from './contract.ts'
import type { Article } from './pack.ts'
import { presentFigure } from './present.ts'
import { getBulletin, listBulletins } from './queries/bulletins.ts'
import { readTrend } from './public.ts'
import { getFigure, listFigures } from './queries/figures.ts'
import { getSeal, listSeals, type SealRow } from './queries/seals.ts'
import { partsOf } from './rules/article.ts'

const SealPosition = z.int().min(1)

const readingApi = implement(readingContract, {
  listFigures: async ({ query }, { db, actor, today }) => {
    const reading = { asOf: dayAskedFor(query, today), lang: query.lang, actor }
    const rows = await listFigures(db, reading.asOf)
    return { items: rows.map((row) => presentFigure(row, reading)), next: null }
  },

  getFigure: async ({ params, query }, { db, actor, today }) => {
    const reading = { asOf: dayAskedFor(query, today), lang: query.lang, actor }
    return presentFigure(await getFigure(db, params.key, reading.asOf), reading)
  },

  getTrend: async ({ params: { key }, query }, { db, today }) => {
    const asOf = dayAskedFor(query, today)
    const points = await readTrend(db, key, query.by, asOf)
    return { key, by: query.by, asOf, points }
  },

  listBulletins: async ({ query }, { db }) => {
    const articles = await listBulletins(db)
    return { items: articles.map((article) => presentSummary(article, query.lang)), next: null }
  },

  getLivingArticle: ({ query: { lang } }, context) => bulletinPage(context, undefined, lang),

  getBulletin: ({ params, query: { lang } }, context) => bulletinPage(context, params.slug, lang),

  listSeals: async ({ query }, { db }) => {
    const rows = await listSeals(db, positionOf(query, SealPosition), query.limit)
    return pageOfRows(rows, query.limit, presentSeal, ({ number }) => number)
  },

  getSeal: async ({ params }, { db }) => presentSeal(await getSeal(db, params.number)),
})

export const figuresApi: Api = {
  contract: figuresContract,
  handlers: {
    ...readingApi.handlers,
    ...recordsApi.handlers,
    ...breakdownApi.handlers,
    ...exportApi.handlers,
  },
}

async function bulletinPage(
  { db, actor, today: asOf }: Context,
  slug: string | undefined,
  lang: Language,
): Promise<Bulletin> {
  const [article, rows] = await Promise.all([getBulletin(db, slug), listFigures(db, asOf)])
  const figures = rows.map((row) => presentFigure(row, { asOf, lang, actor }))
  return presentBulletin(article, figures, asOf, lang)
}

const presentSummary = ({ slug, title, kicker }: Article, lang: Language): BulletinSummary => ({
  slug,
  title: textIn(title, lang),
  kicker: textIn(kicker, lang),
  url: `/bulletins/${slug}`,
})

const presentBulletin = (
  article: Article,
  figures: readonly Figure[],
  asOf: string,
  lang: Language,
): Bulletin => ({
  ...presentSummary(article, lang),
  lead: partsOf(textIn(article.lead, lang)),
  sections: article.sections.map(({ heading, paragraphs }) => ({
    heading: textIn(heading, lang),
    paragraphs: paragraphs.map((paragraph) => partsOf(textIn(paragraph, lang))),
  })),
  aside: article.aside,
  figures: Object.fromEntries(figures.map((figure) => [figure.key, figure])),
  asOf,
  seal: figures[0]?.seal ?? null,
})

const presentSeal = (row: SealRow): Seal => ({
  ...row,
  sealedAt: row.sealedAt.toISOString(),
  treeRoot: row.treeRoot.toString('hex'),
  previousHash: row.previousHash.toString('hex'),
  hash: row.hash.toString('hex'),
})

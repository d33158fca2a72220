import type { Language } from '#platform/contract.ts'
import { pageOfRows, positionOf } from '#platform/cursor.ts'
import { type Context, implement } from '#platform/http.ts'
import { InvalidParameter, refused } from '#platform/problem.ts'
import { textIn } from '#platform/texts.ts'
import { figuresAccess } from './access.ts'
import { type Bulletin, type BulletinSummary, type Figure, figuresContract } from './contract.ts'
import type { Article } from './pack.ts'
import { presentConstant, presentFigure, presentRecord } from './present.ts'
import { getBulletin, listBulletins } from './queries/bulletins.ts'
import { getFigure, listFigures, listPeriods } from './queries/figures.ts'
import { atOneMoment, listRecords, RecordPosition } from './queries/records.ts'
import { partsOf } from './rules/article.ts'
import { trendDays, trendOf } from './rules/trend.ts'

export const figuresApi = implement(figuresContract, {
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
    const figure = await getFigure(db, key, asOf)
    const days = trendDays(asOf, query.by)
    const counted = await listPeriods(db, figure, query.by, days[0] ?? asOf, asOf)
    const points = figure.kind === 'constant' ? [] : trendOf(days, counted)
    return { key, by: query.by, asOf, points }
  },

  listRecords: async ({ params, query }, { db, actor, today }) => {
    const asOf = dayAskedFor(query, today)
    const after = positionOf(query, RecordPosition)
    return atOneMoment(db, async (moment) => {
      const figure = await getFigure(moment, params.key, asOf)
      const total = figure.value
      const rows = { constant: 1, flow: figure.facts, stock: figure.standing }[figure.kind]
      if (!figuresAccess.can('figures.open_records', actor, figure))
        return { items: [], next: null, total, hidden: total, rows, asOf }
      if (figure.kind === 'constant')
        return {
          items: [presentConstant(figure, asOf, query.lang)],
          next: null,
          total,
          hidden: 0,
          rows,
          asOf,
        }
      const records = await listRecords(moment, figure, asOf, { after, limit: query.limit })
      const page = pageOfRows(
        records,
        query.limit,
        (row) => presentRecord(row, query.lang),
        ({ day, id }) => ({ day, id }),
      )
      return { ...page, total, hidden: 0, rows, asOf }
    })
  },

  listBulletins: async ({ query }, { db }) => {
    const articles = await listBulletins(db)
    return { items: articles.map((article) => presentSummary(article, query.lang)), next: null }
  },

  getLivingArticle: ({ query: { lang } }, context) => bulletinPage(context, undefined, lang),

  getBulletin: ({ params, query: { lang } }, context) => bulletinPage(context, params.slug, lang),
})

async function bulletinPage(
  { db, actor, today: asOf }: Context,
  slug: string | undefined,
  lang: Language,
): Promise<Bulletin> {
  const [article, rows] = await Promise.all([getBulletin(db, slug), listFigures(db, asOf)])
  const figures = rows.map((row) => presentFigure(row, { asOf, lang, actor }))
  return presentBulletin(article, figures, asOf, lang)
}

/** Nobody knows what will be counted, so a day to come is refused. */
function dayAskedFor({ asOf }: { asOf?: string | undefined }, today: Context['today']): string {
  if (asOf !== undefined && asOf > today)
    throw refused(InvalidParameter, { problems: [{ field: 'asOf', code: 'in_future', in: 'query' }] })
  return asOf ?? today
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

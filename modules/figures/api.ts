import type { Actor } from '#platform/access.ts'
import type { Language } from '#platform/contract.ts'
import { pageOfRows, positionOf } from '#platform/cursor.ts'
import { type Context, implement } from '#platform/http.ts'
import { InvalidParameter, refused } from '#platform/problem.ts'
import { textIn } from '#platform/texts.ts'
import * as z from 'zod'
import { figuresAccess } from './access.ts'
import {
  type Bulletin,
  type BulletinSummary,
  type Figure,
  type FigureRecord,
  figuresContract,
  type Seal,
} from './contract.ts'
import type { Article } from './pack.ts'
import { getBulletin, listBulletins } from './queries/bulletins.ts'
import { type FigureRow, getFigure, listFigures, listPeriods } from './queries/figures.ts'
import { atOneMoment, listRecords, RecordPosition, type RecordRow } from './queries/records.ts'
import { getSeal, listSeals, type SealRow } from './queries/seals.ts'
import { partsOf } from './rules/article.ts'
import { inTraditional } from './rules/traditional.ts'
import { trendDays, trendOf } from './rules/trend.ts'
import { wordingOf } from './rules/wording.ts'

const SealPosition = z.int().min(1)

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

  listSeals: async ({ query }, { db }) => {
    const rows = await listSeals(db, positionOf(query, SealPosition), query.limit)
    return pageOfRows(rows, query.limit, presentSeal, ({ number }) => number)
  },

  getSeal: async ({ params }, { db }) => presentSeal(await getSeal(db, params.number)),
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

interface Reading {
  asOf: string
  lang: Language
  actor: Actor
}

/** Nobody knows what will be counted, so a day to come is refused. */
function dayAskedFor({ asOf }: { asOf?: string | undefined }, today: Context['today']): string {
  if (asOf !== undefined && asOf > today)
    throw refused(InvalidParameter, { problems: [{ field: 'asOf', code: 'in_future', in: 'query' }] })
  return asOf ?? today
}

function presentFigure(row: FigureRow, { asOf, lang, actor }: Reading): Figure {
  const { key, kind, value, content, unsealed } = row
  return {
    key,
    title: textIn(content.title, lang),
    value,
    wording: wordingIn(lang, value, content),
    kind,
    distinct: content.distinct,
    countingUnit: lang === 'en' ? content.countingUnit.en[value === 1 ? 0 : 1] : unitIn(lang, content),
    rule: textIn(content.rule, lang),
    dateBasis: textIn(content.dateBasis, lang),
    source: content.source ? textIn(content.source, lang) : null,
    asOf,
    aspect: content.aspect,
    committeeId: row.committeeId,
    recordsOpen: figuresAccess.can('figures.open_records', actor, row),
    seal: presentNewestSeal(row),
    unsealed,
    url: `/figures/${key}`,
  }
}

/** The counting unit in Chinese characters of the reader's kind. */
const unitIn = (lang: Language, { countingUnit }: FigureRow['content']): string =>
  lang === 'zh-Hant' ? inTraditional(textIn(countingUnit, lang)) : countingUnit.zh

function wordingIn(lang: Language, value: number, { wording, countingUnit }: FigureRow['content']): string {
  if (lang === 'en') return wordingOf(value, wording, countingUnit, 'en')
  const chinese = wordingOf(value, wording, { ...countingUnit, zh: textIn(countingUnit, lang) }, 'zh')
  return lang === 'zh-Hant' ? inTraditional(chinese) : chinese
}

const presentNewestSeal = ({ sealNumber, sealedAt, sealHash }: FigureRow): Figure['seal'] =>
  sealNumber !== null && sealedAt && sealHash
    ? { number: sealNumber, sealedAt: sealedAt.toISOString(), hash: sealHash.toString('hex') }
    : null

const presentRecord = (row: RecordRow, lang: Language): FigureRecord => ({
  factId: row.id,
  day: row.day,
  quantity: row.quantity,
  subjectId: row.subjectId,
  unit:
    row.unitId !== null && row.unitName !== null
      ? {
          id: row.unitId,
          name: lang === 'en' ? (row.unitNameEn ?? row.unitName) : row.unitName,
          url: `/network/units/${row.unitId}`,
        }
      : null,
  committee:
    row.committeeKey !== null
      ? {
          key: row.committeeKey,
          name: textIn(row.committeeName, lang),
          url: `/network/${row.committeeKey}`,
        }
      : null,
  cluster: row.clusterKey !== null ? { key: row.clusterKey, name: textIn(row.clusterName, lang) } : null,
  place: row.placeCode !== null ? { code: row.placeCode, name: textIn(row.placeName, lang) } : null,
  source: row.source,
  event: { id: row.eventId, type: row.eventType },
  sealed: row.sealed,
})

/** A constant is one attribute of the city, so its list is that attribute with its source. */
const presentConstant = ({ value, content }: FigureRow, asOf: string, lang: Language): FigureRecord => ({
  factId: null,
  day: asOf,
  quantity: value,
  subjectId: null,
  unit: null,
  committee: null,
  cluster: null,
  place: null,
  source: content.source ? textIn(content.source, lang) : null,
  event: null,
  sealed: null,
})

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

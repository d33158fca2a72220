import { readFigures } from '#modules/figures/public.ts'
import { visitor } from '#platform/access.ts'
import type { Language } from '#platform/contract.ts'
import type { Db } from '#platform/db.ts'
import { textIn } from '#platform/texts.ts'
import type { BulletinSummary } from '../contract.ts'
import type { Article } from '../pack.ts'
import { findArticle, getCityName } from '../queries/living-article.ts'
import { type IssuePosition, listPublished } from '../queries/published.ts'
import { partsOf } from '../rules/article.ts'
import { presentSummary } from './present-published.ts'

interface Listed {
  item: BulletinSummary
  /** Where a page that ends here goes on. */
  position: IssuePosition
}

/** Stands before every issue. */
const OF_THE_ARTICLE: IssuePosition = { year: 9999, number: 0 }

/** One row more than `limit`: first the living article, which is of today, then the issues from the newest. */
export async function listIssues(
  db: Db,
  after: IssuePosition | undefined,
  { limit, lang, today }: { limit: number; lang: Language; today: string },
): Promise<Listed[]> {
  const article = after === undefined ? await findArticle(db) : undefined
  const rows = await listPublished(db, after, limit + 1)
  const issues = rows.map((row) => ({
    item: presentSummary(row, lang),
    position: { year: row.year, number: row.issue },
  }))
  if (!article) return issues
  const figures = await readFigures(db, { asOf: today, lang, actor: visitor })
  const wordings = new Map(figures.map(({ key, wording }) => [key, wording]))
  const city = textIn(await getCityName(db), lang)
  return [{ item: presentArticle(article, { wordings, city, lang }), position: OF_THE_ARTICLE }, ...issues]
}

interface Known {
  wordings: ReadonlyMap<string, string>
  city: string
  lang: Language
}

const presentArticle = (article: Article, { wordings, city, lang }: Known): BulletinSummary => ({
  slug: article.slug,
  title: textIn(article.title, lang),
  summary: partsOf(textIn(article.lead, lang))
    .map((part) => ('text' in part ? part.text : (wordings.get(part.figure) ?? '')))
    .join(''),
  issue: null,
  publishedOn: null,
  publishedAt: null,
  publisher: city,
  url: `/bulletins/${article.slug}`,
})

import { readFigures } from '#modules/figures/public.ts'
import type { Language } from '#platform/contract.ts'
import type { Context } from '#platform/http.ts'
import { textIn } from '#platform/texts.ts'
import type { LivingArticle } from '../contract.ts'
import type { Article } from '../pack.ts'
import { partsOf } from '../rules/article.ts'

/** The article with every figure as of today, for this reader. */
export async function livingPage(
  { db, actor, today: asOf }: Pick<Context, 'db' | 'actor' | 'today'>,
  article: Article,
  lang: Language,
): Promise<LivingArticle> {
  const figures = await readFigures(db, { asOf, lang, actor })
  return {
    kind: 'living',
    slug: article.slug,
    title: textIn(article.title, lang),
    kicker: textIn(article.kicker, lang),
    url: `/bulletins/${article.slug}`,
    lead: partsOf(textIn(article.lead, lang)),
    sections: article.sections.map(({ heading, paragraphs }) => ({
      heading: textIn(heading, lang),
      paragraphs: paragraphs.map((paragraph) => partsOf(textIn(paragraph, lang))),
    })),
    aside: article.aside,
    figures: Object.fromEntries(figures.map((figure) => [figure.key, figure])),
    asOf,
    seal: figures[0]?.seal ?? null,
  }
}

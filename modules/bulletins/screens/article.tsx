import { useQuery } from '@tanstack/react-query'
import { SealNote } from '#modules/figures/screens/seal-note.tsx'
import { ChainsAtAGlance } from '#modules/network/screens/chains-at-a-glance.tsx'
import { formatDay } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import type { LivingArticle as Living } from '../contract/published.ts'
import css from './article.module.css'
import { ArticleText, TextWithFigures } from './article-text.tsx'
import { AsideFigures } from './aside-figures.tsx'
import { bulletins } from './client.ts'
import { words } from './words.ts'

/** The first page: what the city says of itself, each number computed, and its chains. */
export function LivingArticle() {
  const t = useWords(words)
  const lang = useLanguage()
  const query = useQuery(bulletins.getLivingArticle.queryOptions({ query: { lang } }))
  // The chains are asked for at once, not after the article; they show below it, so that nothing moves.
  return (
    <div className={css.page}>
      <Loaded query={query} page={{ title: t('bulletin'), way: [{ to: '/', label: t('home') }] }}>
        {(article) => <ArticlePage article={article} />}
      </Loaded>
      <ChainsAtAGlance />
    </div>
  )
}

/** The living article as it stands on the first page and at an address of its own. */
export function ArticlePage({ article }: { article: Living }) {
  const t = useWords(words)
  const language = useLanguage()
  const { title, kicker, lead, figures: known, asOf, seal } = article
  const unsealed = Object.values(known).reduce((sum, figure) => sum + figure.unsealed, 0)
  return (
    <Page
      setting="read"
      title={title}
      kicker={
        <span className={css.kicker}>
          <b>{kicker}</b>
          <span>{t('asOf', { day: formatDay(asOf, language) })}</span>
          <span>{t('openAsPublished')}</span>
        </span>
      }
      lead={<TextWithFigures parts={lead} figures={known} />}
    >
      <div className={css.columns}>
        <ArticleText article={article} />
        <AsideFigures article={article} />
        <SealNote seal={seal} unsealed={unsealed} />
      </div>
    </Page>
  )
}

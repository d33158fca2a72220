import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { RefusalOf } from '#platform/contract.ts'
import { ChainsAtAGlance } from '#modules/network/screens/chains-at-a-glance.tsx'
import { useParam } from '#ui/address.ts'
import { formatDay } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import type { Bulletin, figuresContract } from '../contract.ts'
import css from './article.module.css'
import { ArticleText, TextWithFigures } from './article-text.tsx'
import { AsideFigures } from './aside-figures.tsx'
import { figures } from './client.ts'
import { SealNote } from './seal-note.tsx'
import { words } from './words.ts'

/** The first page: what the city says of itself, each number computed, and its chains. */
export function LivingArticle() {
  const lang = useLanguage()
  return <Article query={useQuery(figures.getLivingArticle.queryOptions({ query: { lang } }))} />
}

/** A bulletin at an address of its own. */
export function BulletinPage() {
  const lang = useLanguage()
  const slug = useParam('slug')
  return <Article query={useQuery(figures.getBulletin.queryOptions({ params: { slug }, query: { lang } }))} />
}

type Refusal = RefusalOf<typeof figuresContract.getBulletin>

/** The chains are asked for at once, not after the article; they show below it, so that nothing moves. */
function Article({ query }: { query: UseQueryResult<Bulletin, Refusal> }) {
  const t = useWords(words)
  return (
    <div className={css.page}>
      <Loaded query={query} page={{ title: t('bulletin'), way: [{ to: '/', label: t('home') }] }}>
        {(bulletin) => <BulletinText bulletin={bulletin} />}
      </Loaded>
      <ChainsAtAGlance />
    </div>
  )
}

function BulletinText({ bulletin }: { bulletin: Bulletin }) {
  const t = useWords(words)
  const language = useLanguage()
  const { title, kicker, lead, figures: known, asOf, seal } = bulletin
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
        <ArticleText bulletin={bulletin} />
        <AsideFigures bulletin={bulletin} />
        <SealNote seal={seal} unsealed={unsealed} />
      </div>
    </Page>
  )
}

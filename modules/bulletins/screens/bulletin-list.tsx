import { Button } from '#ui/button.tsx'
import { formatDate } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { uiWords } from '#ui/ui-words.ts'
import { usePages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import type { BulletinSummary } from '../contract/published.ts'
import css from './bulletin-list.module.css'
import { bulletins } from './client.ts'
import { words } from './words.ts'

/** The index of all issues, newest first; the living article stands at its head. */
export function BulletinList() {
  const t = useWords(words)
  const lang = useLanguage()
  const list = usePages(bulletins.listBulletins, { query: { lang, limit: 30 } })
  const feed = `/feeds/bulletins.atom?lang=${lang}`
  return (
    <Page setting="read" title={t('bulletins')} lead={t('bulletinsLead')}>
      <link rel="alternate" type="application/atom+xml" title={t('bulletins')} href={feed} />
      <Loaded query={list} waiting={<Waiting shape="rows" lines={6} />}>
        {(items) => <Issues items={items} next={list.next} />}
      </Loaded>
      <p className={css.feed}>
        <Link to={feed} outside>
          {t('feed')}
        </Link>
        {t('feedNote')}
      </p>
    </Page>
  )
}

interface IssuesProps {
  items: BulletinSummary[]
  next: { load: () => void; busy: boolean } | undefined
}

function Issues({ items, next }: IssuesProps) {
  const t = useWords(words)
  const more = useWords(uiWords)
  const living = items.filter(({ issue }) => issue === null)
  const years = Map.groupBy(
    items.filter(({ issue }) => issue !== null),
    ({ issue }) => issue?.year ?? 0,
  )
  return (
    <>
      {living.map((article) => (
        <Living key={article.slug} article={article} />
      ))}
      {years.size === 0 && <Empty title={t('none')}>{t('noneWhy')}</Empty>}
      {[...years].map(([year, issues]) => (
        <section key={year} className={css.year}>
          <h2>{t('ofYear', { year: String(year) })}</h2>
          <ol className={css.issues}>
            {issues.map((issue) => (
              <li key={issue.slug}>
                <IssueLine bulletin={issue} />
              </li>
            ))}
          </ol>
        </section>
      ))}
      {next && (
        <Button busy={next.busy} onClick={next.load}>
          {more('nextPage')}
        </Button>
      )}
    </>
  )
}

function Living({ article }: { article: BulletinSummary }) {
  const t = useWords(words)
  return (
    <section className={css.living}>
      <p className={css.today}>
        <b>{t('living')}</b>
        <span>{t('livingNote')}</span>
      </p>
      <div>
        <h2>
          <Link to={article.url}>{article.title}</Link>
        </h2>
        <p>{article.summary}</p>
      </div>
    </section>
  )
}

function IssueLine({ bulletin }: { bulletin: BulletinSummary }) {
  const t = useWords(words)
  const language = useLanguage()
  const { url, title, summary, issue, publishedOn, publisher } = bulletin
  return (
    <article className={css.issue}>
      <p className={css.of}>
        <b>{issue && t('issue', { n: issue.number })}</b>
        <time dateTime={publishedOn ?? undefined}>{publishedOn && formatDate(publishedOn, language)}</time>
        <span>{publisher}</span>
      </p>
      <div>
        <h3>
          <Link to={url}>{title}</Link>
        </h3>
        <p>{summary}</p>
      </div>
    </article>
  )
}

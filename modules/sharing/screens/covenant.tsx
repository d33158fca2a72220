import { useQuery } from '@tanstack/react-query'
import { useSearchParam } from '#ui/address.ts'
import { Button } from '#ui/button.tsx'
import { dayIn, formatDate } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page, Prose, Section } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { usePages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import type { Covenant } from '../contract.ts'
import { sharing } from './client.ts'
import { covenantWords } from './covenant-words.ts'
import css from './qualifications.module.css'
import { SignCovenant } from './sign-covenant.tsx'

/** The covenant in force, or an earlier one by `version` in the address: to read, to sign, and who did. */
export function CovenantPage() {
  const lang = useLanguage()
  const [asked] = useSearchParam('version')
  const version = asked && /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : undefined
  const query = useQuery(sharing.getCovenant.queryOptions({ query: { lang, version } }))
  const t = useWords(covenantWords)
  return (
    <Loaded query={query} page={{ title: t('title'), way: [] }}>
      {(covenant) => <CovenantText covenant={covenant} />}
    </Loaded>
  )
}

function CovenantText({ covenant }: { covenant: Covenant }) {
  const t = useWords(covenantWords)
  const language = useLanguage()
  const { covenantVersion, since, isCurrent, title, preamble, articles, own } = covenant
  return (
    <Page
      setting="read"
      title={title}
      kicker={t('version', { n: covenantVersion, day: formatDate(since, language) })}
      lead={preamble}
    >
      {!isCurrent && (
        <Notice title={t('older')}>
          {t('olderHelp')} <Link to="/covenant">{t('current')}</Link>
        </Notice>
      )}
      <Prose>
        {articles.map((article, at) => (
          <section key={article.title}>
            <h2>{[t('article', { n: at + 1 }), article.title].join(' ')}</h2>
            <p>{article.text}</p>
          </section>
        ))}
      </Prose>
      {own.map((signing) => (
        <SignCovenant key={signing.unit.id} signing={signing} version={covenantVersion} />
      ))}
      <Signatures covenant={covenant} />
    </Page>
  )
}

function Signatures({ covenant: { covenantVersion, signatures } }: { covenant: Covenant }) {
  const t = useWords(covenantWords)
  const language = useLanguage()
  const pages = usePages(sharing.listCovenantSignatures, { query: { version: covenantVersion } })
  return (
    <Section title={t('signatures')} note={t('count', { n: signatures })}>
      <Loaded query={pages} waiting={<Waiting shape="rows" />}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={t('nobody')}>{t('nobodyHelp')}</Empty>
          ) : (
            <>
              <ul className={css.signatures}>
                {rows.map(({ unit, signedAt }) => (
                  <li key={unit.id}>
                    <Link to={unit.url}>{unit.name}</Link>
                    <small>{t('signedAt', { day: formatDate(dayIn(new Date(signedAt)), language) })}</small>
                  </li>
                ))}
              </ul>
              {pages.next && (
                <Button busy={pages.next.busy} onClick={pages.next.load}>
                  {t('nextPage')}
                </Button>
              )}
            </>
          )
        }
      </Loaded>
    </Section>
  )
}

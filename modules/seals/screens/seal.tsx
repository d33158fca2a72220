import { useQuery } from '@tanstack/react-query'
import { useParam } from '#ui/address.ts'
import { ButtonLink } from '#ui/button.tsx'
import { DefinitionList } from '#ui/definition-list.tsx'
import { formatMoment, formatNumber } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Page, Section } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import type { Seal } from '../contract.ts'
import { seals } from './client.ts'
import { HashText } from './hash-text.tsx'
import css from './seal.module.css'
import { words } from './words.ts'

/** One seal: what it holds, its root and hash to read aloud, the seals beside it, and how to check it. */
export function SealPage() {
  const number = useParam('number')
  const t = useWords(words)
  // The shape of a parameter is a number; what stands in the address may be anything, which the server refuses in words.
  const call = { params: { number: number as unknown as number } }
  return (
    <Loaded
      query={useQuery(seals.getSeal.queryOptions(call))}
      page={{ title: t('sealsTitle'), way: [{ to: '/seals', label: t('sealsTitle') }] }}
    >
      {(seal) => <SealText seal={seal} />}
    </Loaded>
  )
}

function SealText({ seal }: { seal: Seal }) {
  const t = useWords(words)
  const language = useLanguage()
  const { number, sealedAt, factCount, treeSize, treeRoot, previous, previousHash, hash } = seal
  const first = treeSize - factCount + 1
  return (
    <Page
      setting="read"
      way={[{ to: '/seals', label: t('sealsTitle') }]}
      kicker={formatMoment(sealedAt, language)}
      title={t('sealTitle', { n: number })}
      lead={t('sealLead', { count: factCount, size: treeSize })}
    >
      <div className={css.record}>
        <DefinitionList
          items={[
            {
              term: t('holds'),
              value: factCount === 1 ? t('holdsOne', { first }) : t('holdsFrom', { first, last: treeSize }),
            },
            {
              term: t('sealedAt'),
              // To the millisecond and in UTC, because these very characters are hashed.
              value: <code className={css.exact}>{sealedAt}</code>,
            },
            {
              term: t('treeRoot'),
              value: (
                <>
                  <HashText hash={treeRoot} />
                  <span className={css.help}>{t('treeRootHelp', { size: treeSize })}</span>
                </>
              ),
            },
            {
              term: t('previousHash'),
              value: previous === null ? t('previousNone') : <HashText hash={previousHash} />,
            },
            { term: t('hash'), value: <HashText hash={hash} /> },
          ]}
        />
      </div>
      <Neighbours seal={seal} />
      <Section title={t('checkThis')}>
        <p className={css.why}>{t(previous === null ? 'checkFirstWhy' : 'checkThisWhy')}</p>
        <ButtonLink look="loud" to={`/verify?from=${previous ?? number}&to=${number}`}>
          {t('checkThis')}
        </ButtonLink>
      </Section>
    </Page>
  )
}

function Neighbours({ seal: { previous, next } }: { seal: Seal }) {
  const t = useWords(words)
  const language = useLanguage()
  const said = (n: number) => t('sealNo', { n: formatNumber(n, language) })
  return (
    <nav className={css.neighbours} aria-label={t('neighbours')}>
      {previous !== null && (
        <Link to={`/seals/${previous}`}>
          <small>{t('older')}</small> {said(previous)}
        </Link>
      )}
      {next !== null && (
        <Link to={`/seals/${next}`}>
          <small>{t('newer')}</small> {said(next)}
        </Link>
      )}
    </nav>
  )
}

import { useQuery } from '@tanstack/react-query'
import { ButtonLink } from '#ui/button.tsx'
import { formatDate } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Page, Section } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { usePages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import type { Statement } from '../contract.ts'
import { corrections } from './client.ts'
import { ProposalList } from './proposal-list.tsx'
import { saidQuantity } from './said-quantity.ts'
import { statementWords } from './statement-words.ts'

/** The desk of statements: what waits for the reader, what the reader entered, what is closed. */
export function Statements() {
  const t = useWords(statementWords)
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <ButtonLink look="loud" to="/work/statements/new">
          {t('new')}
        </ButtonLink>
      }
    >
      <Open />
      <Closed />
    </Page>
  )
}

// As many as stand on one page; those behind follow when these are decided.
const open = { state: 'proposed', limit: 100 } as const

function Open() {
  const t = useWords(statementWords)
  const lang = useLanguage()
  const query = useQuery(corrections.listStatements.queryOptions({ query: { ...open, lang } }))
  return (
    <Loaded query={query} waiting={<Waiting shape="rows" lines={3} />}>
      {({ items }) => {
        const waiting = items.filter(({ can }) => can.confirm)
        const mine = items.filter(({ can }) => !can.confirm)
        return (
          <>
            <Section title={t('waiting')}>
              {waiting.length === 0 ? (
                <Empty title={t('noneWaiting')}>{t('noneWaitingHelp')}</Empty>
              ) : (
                <Rows rows={waiting} />
              )}
            </Section>
            {mine.length > 0 && (
              <Section title={t('mine')}>
                <Rows rows={mine} />
              </Section>
            )}
          </>
        )
      }}
    </Loaded>
  )
}

function Closed() {
  const t = useWords(statementWords)
  const lang = useLanguage()
  const closed = usePages(corrections.listStatements, { query: { state: 'closed', lang } })
  return (
    <Section title={t('closed')}>
      <Loaded query={closed} waiting={<Waiting shape="rows" lines={3} />}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={t('noneClosed')}>{t('noneClosedHelp')}</Empty>
          ) : (
            <Rows rows={rows} next={closed.next} />
          )
        }
      </Loaded>
    </Section>
  )
}

function Rows({ rows, next }: { rows: readonly Statement[]; next?: ReturnType<typeof usePages>['next'] }) {
  const lang = useLanguage()
  return (
    <ProposalList
      rows={rows}
      title={({ figure, quantity }) => `${figure.title} · ${saidQuantity(quantity, figure, lang)}`}
      text={({ saidBy, day }) => `${saidBy} · ${formatDate(day, lang)}`}
      next={next}
    />
  )
}

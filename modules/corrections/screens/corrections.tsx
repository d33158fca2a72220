import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonRow } from '#ui/button.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Page, Section } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { TextField } from '#ui/text-field.tsx'
import { usePages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import type { Correction } from '../contract.ts'
import { corrections } from './client.ts'
import { correctionWords } from './correction-words.ts'
import { ProposalList } from './proposal-list.tsx'
import css from './proposals.module.css'
import { ProposeDialog } from './propose-dialog.tsx'
import { factTitle, saidQuantity } from './said-quantity.ts'

/** The desk of corrections: what waits for the reader, what the reader proposed, what is closed. */
export function Corrections() {
  const t = useWords(correctionWords)
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Open />
      <ByNumber />
      <Closed />
    </Page>
  )
}

// As many as stand on one page; those behind follow when these are decided.
const open = { state: 'proposed', limit: 100 } as const

function Open() {
  const t = useWords(correctionWords)
  const lang = useLanguage()
  const query = useQuery(corrections.listCorrections.queryOptions({ query: { ...open, lang } }))
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
  const t = useWords(correctionWords)
  const lang = useLanguage()
  const closed = usePages(corrections.listCorrections, { query: { state: 'closed', lang } })
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

function Rows({ rows, next }: { rows: readonly Correction[]; next?: ReturnType<typeof usePages>['next'] }) {
  return <ProposalList rows={rows} title={useTitle()} text={({ reason }) => reason} next={next} />
}

/** 志愿服务队：1支 → 2支. */
function useTitle() {
  const t = useWords(correctionWords)
  const lang = useLanguage()
  return ({ fact, replacement }: Correction): string => {
    const [figure] = fact.figures
    const before = saidQuantity(fact.quantity, figure, lang)
    const change = replacement
      ? t('becameShort', { before, after: saidQuantity(replacement.quantity, figure, lang) })
      : t('removed', { before })
    return `${factTitle(fact)} · ${change}`
  }
}

const FACT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** For facts whose figure shows no single records: the number on a statement or a proof leads to them. */
function ByNumber() {
  const t = useWords(correctionWords)
  const [number, setNumber] = useState('')
  const [asked, ask] = useState<string>()
  const [error, setError] = useState<string>()
  const find = () => {
    const isNumber = FACT_ID.test(number.trim())
    setError(isNumber ? undefined : t('not_found'))
    if (isNumber) ask(number.trim())
  }
  return (
    <details className={css.byNumber}>
      <summary>{t('byNumber')}</summary>
      <form
        method="post"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          find()
        }}
      >
        <TextField
          id="fact-number"
          name="fact"
          label={t('factId')}
          help={t('byNumberHelp')}
          value={number}
          error={error}
          autoComplete="off"
          onChange={setNumber}
        />
        <ButtonRow>
          <Button type="submit">{t('find')}</Button>
        </ButtonRow>
      </form>
      {asked && <ProposeDialog key={asked} factId={asked} open onClose={() => ask(undefined)} />}
    </details>
  )
}

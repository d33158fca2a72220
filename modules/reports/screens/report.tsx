import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { API_ROOT } from '#platform/contract.ts'
import { Button } from '#ui/button.tsx'
import { formatDate } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Page, Section } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import type { Report } from '../contract.ts'
import { periodOf } from '../rules.ts'
import { ChoosePeriod } from './choose-period.tsx'
import { reports } from './client.ts'
import css from './report.module.css'
import { ReportTable } from './report-table.tsx'
import { usePeriod, usePeriodName } from './use-period.ts'
import { words } from './words.ts'

/** The figures of a period beside the period before, and how far the year's targets are. Prints on A4. */
export function ReportPage() {
  const t = useWords(words)
  const lang = useLanguage()
  const nameOf = usePeriodName()
  const { by, from, to, isSound } = usePeriod()
  const report = useQuery({
    ...reports.getReport.queryOptions({ query: { by, from, to, lang } }),
    enabled: isSound,
    placeholderData: keepPreviousData,
  })
  return (
    <Page
      title={t('titleOf', { period: nameOf(by, { from, to }) })}
      actions={isSound && <TakeAway query={{ by, from, to, lang }} />}
    >
      <ChoosePeriod />
      <Loaded query={report} waiting={<Waiting shape="rows" lines={16} />}>
        {(known) => <ReportText report={known} />}
      </Loaded>
    </Page>
  )
}

/** Export and print stand in one place, whatever period is shown. */
function TakeAway({ query }: { query: Record<string, string> }) {
  const t = useWords(words)
  const address = (as: string) =>
    `${API_ROOT}/reports/export?${new URLSearchParams({ ...query, as }).toString()}`
  return (
    <p className={css.away} data-screen-only="">
      <Link to={address('csv')} outside>
        {t('csv')}
      </Link>
      <Link to={address('xlsx')} outside>
        {t('xlsx')}
      </Link>
      <Button look="text" onClick={() => window.print()}>
        {t('print')}
      </Button>
    </p>
  )
}

function ReportText({ report }: { report: Report }) {
  const t = useWords(words)
  const language = useLanguage()
  const { by, from, to, before, items } = report
  if (items.length === 0) return <Empty title={t('none')}>{t('noneWhy')}</Empty>
  const isRunning = by !== 'days' && to < periodOf(by, from).to
  return (
    <>
      <p className={css.beside}>
        {t('beside', {
          from: formatDate(from, language),
          to: formatDate(to, language),
          beforeFrom: formatDate(before.from, language),
          beforeTo: formatDate(before.to, language),
        })}
        {isRunning && <span> {t('running')}</span>}
      </p>
      <Section title={t('flows')} note={t('flowsNote')}>
        <ReportTable report={report} kind="flow" />
      </Section>
      <Section title={t('stocks')} note={t('stocksNote')}>
        <ReportTable report={report} kind="stock" />
      </Section>
      <p className={css.rule}>
        <b>{t('ruleTitle')}</b> {t('rule')}
      </p>
    </>
  )
}

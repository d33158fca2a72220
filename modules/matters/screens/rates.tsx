import { useQuery } from '@tanstack/react-query'
import { useSearchParam } from '#ui/address.ts'
import { type Column, DataTable } from '#ui/data-table.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import type { MatterRates } from '../contract.ts'
import { matters } from './client.ts'
import { useOwnBodies } from './desk-boxes.ts'
import { deskWords } from './desk-words.ts'
import css from './desk.module.css'
import { WhichBody } from './which-body.tsx'

/** How a body answers, month by month; of bodies, never of persons. */
export function Rates() {
  const t = useWords(deskWords)
  const bodies = useOwnBodies()
  const [chosen] = useSearchParam('body')
  const body = chosen ?? bodies[0]?.key ?? ''
  const rates = useQuery({
    ...matters.listMatterRates.queryOptions({ query: { body } }),
    enabled: body !== '',
  })
  return (
    <Page title={t('rates')} lead={t('ratesLead')}>
      <WhichBody />
      <Loaded query={rates} waiting={<Waiting shape="rows" lines={12} />}>
        {({ items }) => <Months months={items} />}
      </Loaded>
    </Page>
  )
}

const sum = (months: readonly MatterRates[], key: Exclude<keyof MatterRates, 'month'>) =>
  months.reduce((all, month) => all + month[key], 0)

function Months({ months }: { months: readonly MatterRates[] }) {
  const t = useWords(deskWords)
  const columns = useColumns()
  const inTime = sum(months, 'inTime')
  const answers = inTime + sum(months, 'late')
  const confirmed = sum(months, 'confirmed')
  const said = confirmed + sum(months, 'rejected') + sum(months, 'silent')
  if (answers + said === 0) return <Empty title={t('noRates')}>{t('noRatesHelp')}</Empty>
  return (
    <>
      <p className={css.summary}>
        <b>{t('summaryTime', { n: answers, inTime })}</b>
        <b>{t('summarySaid', { n: said, confirmed })}</b>
      </p>
      <DataTable
        label={t('rates')}
        columns={columns}
        rows={months.toReversed()}
        rowKey={({ month }) => month}
        empty={null}
      />
    </>
  )
}

function useColumns(): Column<MatterRates>[] {
  const t = useWords(deskWords)
  const lang = useLanguage()
  const monthName = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
  })
  const number = (key: 'late' | 'rejected' | 'silent'): Column<MatterRates> => ({
    key,
    title: t(key),
    show: (row) => row[key] || '—',
  })
  return [
    { key: 'month', title: t('month'), show: ({ month }) => monthName.format(new Date(month)) },
    {
      key: 'inTime',
      title: t('inTimeRate'),
      show: ({ inTime, late }) => <Share n={inTime} all={inTime + late} />,
    },
    number('late'),
    {
      key: 'confirmed',
      title: t('confirmedRate'),
      show: ({ confirmed, rejected, silent }) => <Share n={confirmed} all={confirmed + rejected + silent} />,
    },
    number('rejected'),
    number('silent'),
  ]
}

/** The number beside its picture; of nothing, no share is told. */
function Share({ n, all }: { n: number; all: number }) {
  const t = useWords(deskWords)
  if (all === 0) return '—'
  const share = Math.round((n / all) * 100)
  return (
    <span className={css.share}>
      {t('ofAll', { share, n, all })}
      <svg className={css.bar} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect width={share} height="8" />
      </svg>
    </span>
  )
}

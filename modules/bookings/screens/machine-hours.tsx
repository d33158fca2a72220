import { useState } from 'react'
import { API_ROOT } from '#platform/contract.ts'
import { useSearchParam } from '#ui/address.ts'
import { Button } from '#ui/button.tsx'
import { dayAfter, monthAfter } from '#ui/calendar/city-time.ts'
import { useDuration } from '#ui/calendar/duration.ts'
import { type Column, DataTable } from '#ui/data-table.tsx'
import { cityToday, formatMonth, formatNumber } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Section } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { DayField } from '#ui/text-field.tsx'
import { usePages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import type { MachineHours } from '../contract.ts'
import { bookings } from './client.ts'
import css from './machine.module.css'
import { refusalWords } from './refusal-words.ts'
import { useOfMachineWords } from './use-words.ts'

const columnsOf = (
  t: ReturnType<typeof useWords<typeof useOfMachineWords.zh>>,
  said: (minutes: number) => string,
  numberOf: (value: number) => string,
): Column<MachineHours>[] => [
  {
    key: 'resource',
    title: t('resource'),
    show: ({ resource }) => <Link to={resource.url}>{resource.name}</Link>,
  },
  { key: 'count', title: t('count'), align: 'end', show: ({ uses }) => numberOf(uses) },
  ...(['keeper', 'label', 'later'] as const).map((source) => ({
    key: source,
    title: t(`source.${source}`),
    align: 'end' as const,
    show: ({ bySource }: MachineHours) => said(bySource[source]),
  })),
  { key: 'total', title: t('total'), align: 'end', show: ({ minutes }) => said(minutes) },
  { key: 'shared', title: t('shared'), align: 'end', show: ({ sharedMinutes }) => said(sharedMinutes) },
]

/** How long each machine of a unit ran in a month, and the table of what that costs. */
export function MachineHoursOf({ unitId }: { unitId: string }) {
  const t = useWords(useOfMachineWords)
  const language = useLanguage()
  const duration = useDuration()
  const [asked, setMonth] = useSearchParam('month')
  const first = `${(asked ?? cityToday()).slice(0, 7)}-01`
  const month = first.slice(0, 7)
  const pages = usePages(bookings.listMachineHours, { params: { id: unitId }, query: { month, limit: 50 } })
  const step = (months: number) => () => setMonth(monthAfter(first, months).slice(0, 7))
  const said = (minutes: number) => (minutes === 0 ? '–' : duration(minutes))
  return (
    <Section title={t('hours')} note={t('hoursNote')}>
      <div className={css.month}>
        <Button onClick={step(-1)}>{t('before')}</Button>
        <strong aria-live="polite">{formatMonth(first, language)}</strong>
        <Button onClick={step(1)}>{t('after')}</Button>
      </div>
      <Loaded query={pages} words={refusalWords} waiting={<Waiting shape="rows" />}>
        {(rows) => (
          <DataTable
            label={t('hours')}
            columns={columnsOf(t, said, (value) => formatNumber(value, language))}
            rows={rows}
            rowKey={({ resource }) => resource.id}
            next={pages.next}
            empty={
              <Empty title={t('hoursNone', { month: formatMonth(first, language) })}>
                {t('hoursNoneHelp')}
              </Empty>
            }
          />
        )}
      </Loaded>
      <Costs key={month} unitId={unitId} first={first} />
    </Section>
  )
}

/** For the month shown, or any period of up to a year. */
function Costs({ unitId, first }: { unitId: string; first: string }) {
  const t = useWords(useOfMachineWords)
  const lang = useLanguage()
  const [from, setFrom] = useState(first)
  const [until, setUntil] = useState(dayAfter(monthAfter(first, 1), -1))
  const isPeriod = from !== '' && until !== '' && from <= until
  const address = (as: 'csv' | 'xlsx') =>
    `${API_ROOT}/units/${unitId}/use-costs?${new URLSearchParams({ from, until, as, lang }).toString()}`
  return (
    <>
      <h3>{t('costs')}</h3>
      <p className={css.soft}>{t('costsHelp')}</p>
      <div className={css.period}>
        <DayField
          id="costs-from"
          name="from"
          label={t('costsFrom')}
          value={from}
          error={undefined}
          onChange={setFrom}
        />
        <DayField
          id="costs-until"
          name="until"
          label={t('costsUntil')}
          value={until}
          error={undefined}
          onChange={setUntil}
        />
      </div>
      {isPeriod && (
        <p className={css.downloads}>
          <Link to={address('csv')} outside>
            {t('costsCsv')}
          </Link>
          <Link to={address('xlsx')} outside>
            {t('costsXlsx')}
          </Link>
        </p>
      )}
    </>
  )
}

import { ButtonLink } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { dayIn, formatDay } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { usePages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import type { MatterSummary } from '../contract.ts'
import { askerWords } from './asker-words.ts'
import { matters } from './client.ts'
import { DueAt } from './due-text.tsx'
import { MatterState } from './matter-state.tsx'

/** What one asked for, for oneself and for one's unit; what waits for one's yes stands out. */
export function MyMatters() {
  const t = useWords(askerWords)
  const lang = useLanguage()
  const mine = usePages(matters.listMatters, { query: { box: 'asked', lang } })
  const columns = [
    { key: 'title', title: t('titleOf'), show: (row: MatterSummary) => row.title },
    { key: 'number', title: t('number'), show: (row: MatterSummary) => row.number },
    { key: 'kind', title: t('kind'), show: (row: MatterSummary) => row.kind.name },
    { key: 'unit', title: t('unit'), show: (row: MatterSummary) => row.unit?.name ?? '' },
    { key: 'state', title: t('state'), show: (row: MatterSummary) => <MatterState matter={row} /> },
    { key: 'next', title: t('next'), show: (row: MatterSummary) => row.dueAt && <DueAt at={row.dueAt} /> },
    {
      key: 'asked',
      title: t('askedAt'),
      show: (row: MatterSummary) => formatDay(dayIn(new Date(row.askedAt)), lang),
    },
  ]
  return (
    <Page
      title={t('mine')}
      lead={t('mineLead')}
      actions={
        <ButtonLink look="loud" to="/work/ask">
          {t('ask')}
        </ButtonLink>
      }
    >
      <Loaded query={mine} waiting={<Waiting shape="rows" />}>
        {(rows) => (
          <DataTable
            label={t('mine')}
            columns={rows.some(({ unit }) => unit) ? columns : columns.filter(({ key }) => key !== 'unit')}
            rows={rows}
            rowKey={({ id }) => id}
            open={({ url }) => `${url}?view=asker`}
            next={mine.next}
            empty={<Empty title={t('none')}>{t('noneHelp')}</Empty>}
          />
        )}
      </Loaded>
    </Page>
  )
}

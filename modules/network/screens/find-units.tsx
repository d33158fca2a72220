import { useSearchParam } from '#ui/address.ts'
import { DataTable } from '#ui/data-table.tsx'
import { Filters } from '#ui/filters.tsx'
import { FindTextField } from '#ui/find-text-field.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { usePages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import type { UnitSummary } from '../contract.ts'
import { network } from './client.ts'
import { findWords } from './find-words.ts'

/** Finds units by any of their names, from the search box of the working frame. */
export function FindUnits() {
  const t = useWords(findWords)
  const lang = useLanguage()
  const [q, setQ] = useSearchParam('q')
  const units = usePages(network.listUnits, { query: { q, lang, limit: 30 } })
  const columns = [
    { key: 'name', title: t('name'), show: (unit: UnitSummary) => unit.name },
    { key: 'kind', title: t('kind'), show: (unit: UnitSummary) => unit.kind.name },
    { key: 'place', title: t('place'), show: (unit: UnitSummary) => unit.place?.name },
    {
      key: 'chains',
      title: t('chains'),
      show: (unit: UnitSummary) =>
        unit.committees.map(({ shortName }) => shortName).join(lang === 'en' ? ', ' : '、'),
    },
  ]
  return (
    <Page title={t('title')}>
      <Filters label={t('title')}>
        <FindTextField label={t('find')} value={q ?? ''} onFind={(text) => setQ(text || undefined)} />
      </Filters>
      <Loaded query={units} waiting={<Waiting shape="rows" lines={8} />}>
        {(rows) => (
          <DataTable
            label={t('title')}
            sentence={q ? t('matching', { q }) : t('newest')}
            columns={columns}
            rows={rows}
            rowKey={(unit) => unit.id}
            open={(unit) => unit.url}
            next={units.next}
            empty={<Empty title={t('none')}>{t('noneHelp')}</Empty>}
          />
        )}
      </Loaded>
    </Page>
  )
}

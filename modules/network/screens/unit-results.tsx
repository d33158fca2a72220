import { useLanguage } from '#ui/language.ts'
import { type Column, DataTable } from '#ui/data-table.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { usePages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import type { UnitSummary } from '../contract.ts'
import { network } from './client.ts'
import { unitName } from './unit-name.ts'
import { words } from './words.ts'

interface UnitResultsProps {
  q?: string
  /** Keys that narrow the list. */
  kind?: string | undefined
  committee?: string | undefined
  /** How many to show before more are asked for. */
  atOnce?: number
}

/** Units by name, with where each stands; the newest where nothing is asked for. */
export function UnitResults({ q = '', kind, committee, atOnce = 20 }: UnitResultsProps) {
  const t = useWords(words)
  const lang = useLanguage()
  const units = usePages(network.listUnits, {
    query: { q: q || undefined, kind, committee, lang, limit: atOnce },
  })
  const columns: Column<UnitSummary>[] = [
    { key: 'name', title: t('name'), show: (unit) => unitName(unit, lang) },
    { key: 'kind', title: t('kind'), show: (unit) => unit.kind.name },
    {
      key: 'chains',
      title: t('chains'),
      show: ({ committees }) => committees.map(({ shortName }) => shortName).join(t('comma')) || t('none'),
    },
    { key: 'place', title: t('place'), show: ({ place }) => place?.name ?? '—' },
  ]
  const nothing = q ? (
    <Empty title={t('noUnit', { q })}>{t('noUnitWhy')}</Empty>
  ) : (
    <Empty title={t('noUnits')}>{t('noUnitsWhy')}</Empty>
  )
  return (
    <Loaded query={units} waiting={<Waiting shape="rows" lines={8} />}>
      {(items) => (
        <DataTable
          label={t('foundUnits')}
          columns={columns}
          rows={items}
          rowKey={({ id }) => id}
          open={({ url }) => url}
          next={units.next}
          empty={nothing}
        />
      )}
    </Loaded>
  )
}

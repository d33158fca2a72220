import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useSearchParam } from '#ui/address.ts'
import { Button } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Section } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { Tag } from '#ui/tag.tsx'
import { usePages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import { type Import, type ImportRow, Verdict, type VerdictCounts } from '../contract.ts'
import { imports } from './client.ts'
import { importWords } from './import-words.ts'
import css from './imports.module.css'
import { Reasons } from './reasons.tsx'

/** What every row of the file would do, and why some are refused. */
export function ImportReport({ one: { id, version }, counts }: { one: Import; counts: VerdictCounts }) {
  const t = useWords(importWords)
  const [asked, ask] = useSearchParam('verdict')
  const verdict = Verdict.safeParse(asked).data
  const rows = usePages(imports.listImportRows, {
    params: { id },
    query: { limit: 50, ...(verdict ? { verdict } : {}) },
  })
  useFreshRows(version)
  const all = counts.new + counts.changed + counts.same + counts.refused
  const columns = [
    { key: 'line', title: t('line'), show: ({ line }: ImportRow) => line },
    { key: 'name', title: t('name'), show: (row: ImportRow) => <Named row={row} /> },
    { key: 'verdict', title: t('verdict'), show: (row: ImportRow) => <Judged verdict={row.verdict} /> },
    { key: 'why', title: t('why'), show: (row: ImportRow) => <Reasons row={row} /> },
  ]
  const filters = (
    <span className={css.verdicts}>
      <Button look="text" aria-pressed={verdict === undefined} onClick={() => ask(undefined)}>
        {t('all', { n: all })}
      </Button>
      {Verdict.options.map((one) => (
        <Button
          key={one}
          look="text"
          disabled={counts[one] === 0}
          aria-pressed={one === verdict}
          onClick={() => ask(one)}
        >
          {t(`verdict.${one}`)} {counts[one]}
        </Button>
      ))}
    </span>
  )
  return (
    <Section title={t('report')}>
      <Loaded query={rows}>
        {(read) => (
          <DataTable
            label={t('report')}
            sentence={filters}
            columns={columns}
            rows={read}
            rowKey={({ line }) => String(line)}
            next={rows.next}
            empty={<Empty title={t('noRows')} action={filters} />}
          />
        )}
      </Loaded>
    </Section>
  )
}

/** Rows of the reading before must not stand under the counts of this one. */
function useFreshRows(version: number) {
  const queries = useQueryClient()
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: imports.listImportRows.queryKey })
  }, [queries, version])
}

function Named({ row: { record, unit } }: { row: ImportRow }) {
  return unit ? <Link to={unit.url}>{unit.name}</Link> : <>{record.name}</>
}

function Judged({ verdict }: { verdict: Verdict }) {
  const t = useWords(importWords)
  const tone = verdict === 'refused' ? 'late' : verdict === 'same' ? 'plain' : 'sure'
  return <Tag tone={tone}>{t(`verdict.${verdict}`)}</Tag>
}

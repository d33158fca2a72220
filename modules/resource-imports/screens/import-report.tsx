import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { Link } from '#ui/link.tsx'
import { Section } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { Tag } from '#ui/tag.tsx'
import { useWords } from '#ui/words.ts'
import { type ResourceImportReport, type ResourceImportRow, ResourceVerdict } from '../contract.ts'
import css from './import-resources.module.css'
import { RowReasons } from './row-reasons.tsx'
import { resourceImportWords } from './words.ts'

/** As many as a browser draws at once without a wait. */
const ROWS_AT_ONCE = 100

/** Row by row what the file would do, all of it or the rows of one verdict. */
export function ImportReport({ report: { rows, counts, isApplied } }: { report: ResourceImportReport }) {
  const t = useWords(resourceImportWords)
  const [verdict, ask] = useState<ResourceVerdict>()
  const [most, showMost] = useState(ROWS_AT_ONCE)
  const asked = rows.filter((row) => verdict === undefined || row.verdict === verdict)
  const filters = (
    <span className={css.verdicts}>
      <Button look="text" aria-pressed={verdict === undefined} onClick={() => ask(undefined)}>
        {t('all', { n: rows.length })}
      </Button>
      {ResourceVerdict.options.map((one) => (
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
      <DataTable
        label={t('report')}
        sentence={filters}
        rows={asked.slice(0, most)}
        rowKey={({ line }) => String(line)}
        next={asked.length > most ? { load: () => showMost(most + ROWS_AT_ONCE), busy: false } : undefined}
        columns={[
          { key: 'line', title: t('line'), show: ({ line }) => line },
          { key: 'name', title: t('name'), show: (row) => <Named row={row} /> },
          { key: 'verdict', title: t('verdict'), show: (row) => <Judged verdict={row.verdict} /> },
          { key: 'why', title: t('why'), show: (row) => <RowReasons row={row} isApplied={isApplied} /> },
        ]}
        empty={<Empty title={t('noRows')} action={filters} />}
      />
    </Section>
  )
}

function Named({ row: { name, resource } }: { row: ResourceImportRow }) {
  const t = useWords(resourceImportWords)
  return resource ? <Link to={resource.url}>{resource.name}</Link> : <>{name ?? t('unnamed')}</>
}

function Judged({ verdict }: { verdict: ResourceVerdict }) {
  const t = useWords(resourceImportWords)
  const tone = verdict === 'refused' ? 'late' : verdict === 'same' ? 'plain' : 'sure'
  return <Tag tone={tone}>{t(`verdict.${verdict}`)}</Tag>
}

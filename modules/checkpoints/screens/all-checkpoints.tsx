import { DataTable } from '#ui/data-table.tsx'
import { formatMoment, formatNumber } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Section } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import type { Checkpoint } from '../contract.ts'
import { words } from './words.ts'

interface AllCheckpointsProps {
  rows: readonly Checkpoint[]
  next: { load: () => void; busy: boolean } | undefined
}

/** Every checkpoint, newest first; each leads to what the interface says of it, byte for byte. */
export function AllCheckpoints({ rows, next }: AllCheckpointsProps) {
  const t = useWords(words)
  const language = useLanguage()
  if (rows.length === 0) return null
  return (
    <Section title={t('earlier')}>
      <DataTable
        label={t('earlier')}
        rows={rows}
        rowKey={({ text }) => text}
        next={next}
        empty={null}
        columns={[
          {
            key: 'seal',
            title: t('sealNumber'),
            show: ({ sealNumber }) => (
              <Link to={`/api/v1/checkpoints/${sealNumber}`} outside>
                {t('sealNamed', { n: sealNumber })}
              </Link>
            ),
          },
          { key: 'made', title: t('madeAt'), show: ({ madeAt }) => formatMoment(madeAt, language) },
          {
            key: 'facts',
            title: t('facts'),
            align: 'end',
            show: ({ treeSize }) => t('factsCounted', { n: formatNumber(treeSize, language) }),
          },
        ]}
      />
    </Section>
  )
}

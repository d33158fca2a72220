import { formatMoment } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { DefinitionList } from '#ui/definition-list.tsx'
import { Tag, type Tone } from '#ui/tag.tsx'
import { useWords } from '#ui/words.ts'
import type { MatterExport } from '../contract.ts'
import { DecideExport } from './decide-export.tsx'
import { DownloadExport } from './download-export.tsx'
import { exportWords } from './export-words.ts'
import css from './matter-exports.module.css'
import { useFilterSentence } from './use-filter-sentence.ts'

const TONES = {
  yourTurn: 'late',
  waits: 'wait',
  approved: 'sure',
  expired: 'plain',
  refused: 'plain',
} as const satisfies Record<string, Tone>

function stateOf({ isApproved, expiresAt, can }: MatterExport): keyof typeof TONES {
  if (isApproved === null) return can.decide ? 'yourTurn' : 'waits'
  if (!isApproved) return 'refused'
  return expiresAt !== null && new Date(expiresAt) > new Date() ? 'approved' : 'expired'
}

/** One export: what it holds, what for, who decided, who fetched it, and what the reader can do. */
export function ExportItem({ row }: { row: MatterExport }) {
  const t = useWords(exportWords)
  const lang = useLanguage()
  const sentence = useFilterSentence()
  const state = stateOf(row)
  const when = (at: string | null) => (at === null ? '' : formatMoment(at, lang))
  const { filter, reason, askedBy, askedAt, decidedBy, decidedAt, isApproved, expiresAt, downloads, can } =
    row
  const decision =
    decidedBy && t(isApproved ? 'approvedBy' : 'refusedBy', { who: decidedBy, when: when(decidedAt) })
  return (
    <li>
      <div className={css.head}>
        <h3>{sentence(filter)}</h3>
        <Tag tone={TONES[state]}>{t(state)}</Tag>
      </div>
      <p className={css.asked}>{[t('askedBy', { who: askedBy }), when(askedAt)].join(' · ')}</p>
      <DefinitionList
        items={[
          { term: t('reason'), value: <span className={css.said}>{reason}</span> },
          { term: t('decided'), value: decision },
          {
            term: t('refusedWhy'),
            value: row.refusalReason && <span className={css.said}>{row.refusalReason}</span>,
          },
          { term: t('available'), value: state === 'approved' ? when(expiresAt) : null },
          { term: t('downloads'), value: downloads.length > 0 ? <Downloads downloads={downloads} /> : null },
        ]}
      />
      {can.decide && <DecideExport id={row.id} />}
      {can.download && <DownloadExport id={row.id} />}
    </li>
  )
}

function Downloads({ downloads }: Pick<MatterExport, 'downloads'>) {
  const t = useWords(exportWords)
  const lang = useLanguage()
  return (
    <ul>
      {downloads.map(({ by, at, as }) => (
        <li key={at + as}>
          {t('download', { who: by, when: formatMoment(at, lang), format: as.toUpperCase() })}
        </li>
      ))}
    </ul>
  )
}

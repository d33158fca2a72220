import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { type Column, DataTable } from '#ui/data-table.tsx'
import { formatNumber, formatSigned } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { useWords } from '#ui/words.ts'
import type { Report, ReportRow } from '../contract.ts'
import css from './report.module.css'
import { SetTarget } from './set-target.tsx'
import { words } from './words.ts'

/** Flows by what the days added, stocks by what stood at the end: the two are never set in one column. */
export function ReportTable({ report, kind }: { report: Report; kind: 'flow' | 'stock' }) {
  const t = useWords(words)
  const language = useLanguage()
  const number = (value: number) => formatNumber(value, language)
  const rows = report.items.filter((row) => row.kind === kind)
  const now = (row: ReportRow) => (kind === 'flow' ? row.added : row.value)
  const earlier = ({ before }: ReportRow) => (kind === 'flow' ? before.added : before.value)
  const columns: Column<ReportRow>[] = [
    { key: 'figure', title: t('figure'), show: ({ title }) => title },
    ...(kind === 'flow'
      ? [
          {
            key: 'total',
            title: t('total'),
            align: 'end' as const,
            show: (row: ReportRow) => number(row.value),
          },
        ]
      : []),
    {
      key: 'now',
      title: t(kind === 'flow' ? 'now' : 'atEnd'),
      align: 'end',
      show: (row) => <b>{number(now(row))}</b>,
    },
    {
      key: 'before',
      title: t(kind === 'flow' ? 'before' : 'atEndBefore'),
      align: 'end',
      show: (row) => number(earlier(row)),
    },
    {
      key: 'change',
      title: t('change'),
      align: 'end',
      show: (row) => formatSigned(now(row) - earlier(row), language),
    },
    {
      key: 'target',
      title: t('target', { year: String(report.year) }),
      align: 'end',
      show: (row) => <TargetCell row={row} />,
    },
  ]
  return (
    <div className={css.table}>
      <DataTable
        label={t(kind === 'flow' ? 'flows' : 'stocks')}
        columns={columns}
        rows={rows}
        rowKey={({ key }) => key}
        open={({ url }) => url}
        empty={null}
      />
    </div>
  )
}

/** How far the year's target is, as a number, a word and a line with a mark where the straight line stands. */
function TargetCell({ row }: { row: ReportRow }) {
  const t = useWords(words)
  const language = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const { value, reached, expected, state, can } = row.target
  const isSet = value !== null && expected !== null && state !== null
  return (
    <span className={css.target}>
      {isSet && (
        <>
          <span>
            {t('of', { reached: formatNumber(reached, language), target: formatNumber(value, language) })}
            <span className={css.state}>{t(state)}</span>
          </span>
          <Track share={reached / value} mark={expected / value} />
        </>
      )}
      {can.set && (
        <Button
          look="text"
          className={css.set}
          aria-label={isSet ? t('changeTarget', { figure: row.title }) : undefined}
          onClick={() => setOpen(true)}
        >
          {t(isSet ? 'edit' : 'setTarget')}
        </Button>
      )}
      {!isSet && !can.set && '—'}
      <SetTarget row={row} open={isOpen} onClose={() => setOpen(false)} />
    </span>
  )
}

function Track({ share, mark }: { share: number; mark: number }) {
  const x = (part: number) => Math.min(Math.max(part, 0), 1) * 100
  return (
    <svg className={css.track} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect className={css.whole} x="0" y="3" width="100" height="2" />
      <rect className={css.part} x="0" y="2" width={x(share)} height="4" />
      <rect className={css.mark} x={Math.max(x(mark) - 1, 0)} y="0" width="1" height="8" />
    </svg>
  )
}

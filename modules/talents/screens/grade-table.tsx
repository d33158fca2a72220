import { DataTable, type Column } from '#ui/data-table.tsx'
import { cityToday, formatDate } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Tag } from '#ui/tag.tsx'
import { useWords } from '#ui/words.ts'
import type { PersonGrade } from '../contract.ts'
import { gradeWords } from './grade-words.ts'

interface GradeTableProps {
  label: string
  rows: readonly PersonGrade[]
  /** A last column, for who may end a grade. */
  act?: Column<PersonGrade>
}

/** Grades that one person holds and held, newest first. */
export function GradeTable({ label, rows, act }: GradeTableProps) {
  const t = useWords(gradeWords)
  const language = useLanguage()
  return (
    <DataTable
      label={label}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { key: 'grade', title: t('grade'), show: ({ grade }) => grade.name },
        { key: 'state', title: t('state'), show: (row) => <StateOfGrade row={row} /> },
        { key: 'since', title: t('since'), show: ({ since }) => formatDate(since, language) },
        {
          key: 'until',
          title: t('until'),
          show: ({ until }) => (until ? formatDate(until, language) : t('noEnd')),
        },
        ...(act ? [act] : []),
      ]}
      empty={<p>{t('none')}</p>}
    />
  )
}

function StateOfGrade({ row: { isHeldToday, since } }: { row: PersonGrade }) {
  const t = useWords(gradeWords)
  if (isHeldToday) return <Tag tone="sure">{t('held')}</Tag>
  return since > cityToday() ? <Tag tone="wait">{t('coming')}</Tag> : <Tag>{t('past')}</Tag>
}

import type { Column } from '#ui/data-table.tsx'
import { formatNumber } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { useWords } from '#ui/words.ts'
import type { CountedUse, EvaluationNumbers } from '../contract.ts'
import { useHours } from './use-hours.ts'
import { words } from './words.ts'

type Numbers = Omit<EvaluationNumbers, 'resources'>

/** The numbers of a unit or an instrument; `usesOf` leads to the uses that a number counts. */
export function useEvaluationColumns<Row extends Numbers>(
  usesOf: (row: Row, counted: CountedUse) => string,
): Column<Row>[] {
  const t = useWords(words)
  const language = useLanguage()
  const hours = useHours()
  const opening = (row: Row, counted: CountedUse, said: string) =>
    said === '0' ? said : <Link to={usesOf(row, counted)}>{said}</Link>
  return [
    {
      key: 'effective',
      title: t('effective'),
      align: 'end',
      show: (row) => opening(row, 'effective', hours(row.effective)),
    },
    {
      key: 'external',
      title: t('external'),
      align: 'end',
      show: (row) => opening(row, 'external', hours(row.external)),
    },
    { key: 'shareRate', title: t('shareRate'), align: 'end', show: ({ shareRate }) => percent(shareRate) },
    {
      key: 'smallServed',
      title: t('smallServed'),
      align: 'end',
      show: (row) => opening(row, 'small', formatNumber(row.smallServed, language)),
    },
    {
      key: 'unknownServed',
      title: t('unknownServed'),
      align: 'end',
      show: (row) => formatNumber(row.unknownServed, language),
    },
  ]
}

const percent = (rate: number | null): string => (rate === null ? '—' : `${(rate * 100).toFixed(1)}%`)

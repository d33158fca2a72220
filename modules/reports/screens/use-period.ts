import { useChangeSearch, useSearchParam } from '#ui/address.ts'
import { cityToday, formatDate, formatMonth } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { useWords } from '#ui/words.ts'
import type { ReportPeriod } from '../contract.ts'
import { dayAfter, dayBefore, periodOf, type Span } from '../rules.ts'
import { words } from './words.ts'

export const periods = ['month', 'quarter', 'year', 'days'] as const satisfies readonly ReportPeriod[]

interface Period extends Span {
  by: ReportPeriod
  /** Whether the server would take it: in order, and not in the future. */
  isSound: boolean
  change: (by: ReportPeriod, from: string, to?: string) => void
}

/** The period that the address asks for; without any, the last whole month. It ends today at the latest. */
export function usePeriod(): Period {
  const today = cityToday()
  const [asked] = useSearchParam('by')
  const lastMonth = periodOf('month', dayBefore(periodOf('month', today).from))
  const [from = lastMonth.from] = useSearchParam('from')
  const [to = today] = useSearchParam('to')
  const changeSearch = useChangeSearch()
  const by = periods.find((one) => one === asked) ?? 'month'
  const change = (next: ReportPeriod, first: string, last?: string) =>
    changeSearch({ by: next, from: first, to: next === 'days' ? last : undefined })
  if (by === 'days') return { by, from, to, isSound: from <= to && to <= today, change }
  const whole = periodOf(by, from <= today ? from : today)
  return { by, from: whole.from, to: whole.to < today ? whole.to : today, isSound: true, change }
}

/** Where the steps to the periods beside lead; none into the future, and none where the days are chosen freely. */
export function stepsFrom({ by, from }: Period): { earlier: string | undefined; later: string | undefined } {
  if (by === 'days') return { earlier: undefined, later: undefined }
  const later = dayAfter(periodOf(by, from).to)
  return { earlier: periodOf(by, dayBefore(from)).from, later: later <= cityToday() ? later : undefined }
}

/** The period as people call it: 2026年11月, 2026年第四季度. */
export function usePeriodName(): (by: ReportPeriod, span: Span) => string {
  const t = useWords(words)
  const language = useLanguage()
  return (by, { from, to }) => {
    const year = from.slice(0, 4)
    const quarter = Math.ceil(Number(from.slice(5, 7)) / 3)
    switch (by) {
      case 'month':
        return formatMonth(from, language)
      case 'quarter':
        return t('nameOfQuarter', { year, quarter: t(QUARTERS[quarter - 1] ?? 'first') })
      case 'year':
        return t('nameOfYear', { year })
      case 'days':
        return t('nameOfDays', { from: formatDate(from, language), to: formatDate(to, language) })
    }
  }
}
const QUARTERS = ['first', 'second', 'third', 'fourth'] as const

import type { ReportPeriod, ReportRow, TargetState } from './contract.ts'

export interface Span {
  from: string
  to: string
}

const MONTHS: Readonly<Record<Exclude<ReportPeriod, 'days'>, number>> = { month: 1, quarter: 3, year: 12 }

const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10)
const partsOf = (day: string) => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return { year, month: month - 1, date }
}
const DAY_MS = 86_400_000
export const dayBefore = (day: string): string => dayOf(Date.parse(day) - DAY_MS)

export const dayAfter = (day: string): string => dayOf(Date.parse(day) + DAY_MS)

/** The whole month, quarter or year that a day falls in. */
export function periodOf(by: Exclude<ReportPeriod, 'days'>, day: string): Span {
  const { year, month } = partsOf(day)
  const first = month - (month % MONTHS[by])
  return { from: dayOf(Date.UTC(year, first, 1)), to: dayOf(Date.UTC(year, first + MONTHS[by], 0)) }
}

/** Whether it begins where a period begins and ends inside it; any days in order make a span of days. */
export const isPeriod = (by: ReportPeriod, { from, to }: Span): boolean =>
  from <= to && (by === 'days' || (periodOf(by, from).from === from && to <= periodOf(by, from).to))

/**
 * What a period is set beside: the one before. Of a period that is not over, only as many days of the one before, for
 * ten days of a month beside a whole one would look like a fall. Of single days, as many days right before them.
 */
export function spanBefore(by: ReportPeriod, { from, to }: Span): Span {
  const end = dayBefore(from)
  if (by === 'days')
    return { from: dayOf(Date.parse(from) - (Date.parse(to) - Date.parse(from)) - DAY_MS), to: end }
  const before = periodOf(by, end)
  if (to === periodOf(by, from).to) return before
  const { year, month, date } = partsOf(to)
  const lastOfMonth = partsOf(dayOf(Date.UTC(year, month - MONTHS[by] + 1, 0))).date
  return { from: before.from, to: dayOf(Date.UTC(year, month - MONTHS[by], Math.min(date, lastOfMonth))) }
}

interface Aim {
  kind: ReportRow['kind']
  target: number
  /** The figure at the end of the year before, and on the day. */
  start: number
  value: number
  day: string
}

/** How a figure stands to the target of the day's year: beside a straight line from the year's beginning to its end. */
export function progressOf({ kind, target, start, value, day }: Aim): {
  expected: number
  state: TargetState
} {
  const { year } = partsOf(day)
  const newYear = Date.UTC(year, 0, 1)
  const share = (Date.parse(day) + DAY_MS - newYear) / (Date.UTC(year + 1, 0, 1) - newYear)
  const [from, reached] = kind === 'flow' ? [0, value - start] : [start, value]
  const expected = from + (target - from) * share
  const state = reached >= target ? 'reached' : reached >= expected ? 'on_the_way' : 'behind'
  return { expected: Math.round(expected), state }
}

/** Once a year is over, a target for it would only flatter. */
export const isOver = (year: number, today: string): boolean => year < partsOf(today).year

import type { Period, TrendPoint } from '../contract.ts'

/** Three years tell a trend; a quarter of days and ten years fit on one chart as well. */
const LENGTH: Readonly<Record<Period, number>> = { day: 90, month: 36, year: 10 }

/** The first days of the periods of a trend, oldest first; the last is the one that `asOf` falls in. */
export function trendDays(asOf: string, by: Period): string[] {
  const [year = 0, month = 1, day = 1] = asOf.split('-').map(Number)
  return Array.from({ length: LENGTH[by] }, (_, i) => {
    const back = LENGTH[by] - 1 - i
    const moment =
      by === 'day'
        ? Date.UTC(year, month - 1, day - back)
        : by === 'month'
          ? Date.UTC(year, month - 1 - back, 1)
          : Date.UTC(year - back, 0, 1)
    return new Date(moment).toISOString().slice(0, 10)
  })
}

/** What was counted in each period becomes a running total; `day` is null for all that was before the first. */
export function trendOf(
  days: readonly string[],
  counted: readonly { day: string | null; own: number }[],
): TrendPoint[] {
  const own = new Map(counted.map((row) => [row.day, row.own]))
  let value = own.get(null) ?? 0
  return days.map((day) => {
    value += own.get(day) ?? 0
    return { day, value, own: own.get(day) ?? 0 }
  })
}

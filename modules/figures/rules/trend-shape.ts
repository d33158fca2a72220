import type { Figure, Period, TrendPoint } from '../contract.ts'

interface Trend {
  asOf: string
  by: Period
  points: readonly TrendPoint[]
}
export interface Shape {
  shape: 'line' | 'bars'
  points: { day: string; value: number; isRunning: boolean }[]
}

/** A stock is a line of what stood; a flow is a bar for what each period added. The last period may not be over. */
export function shapeOf(kind: Figure['kind'], { asOf, by, points }: Trend): Shape {
  const isFlow = kind === 'flow'
  return {
    shape: isFlow ? 'bars' : 'line',
    points: points.map(({ day, own, value }) => ({
      day,
      value: isFlow ? own : value,
      isRunning: !isWhole(day, by, asOf),
    })),
  }
}

/** How much of `YYYY-MM-DD` names a period. */
const NAMED: Readonly<Record<Period, number>> = { year: 4, month: 7, day: 10 }

function isWhole(firstDay: string, by: Period, asOf: string): boolean {
  const next = new Date(`${asOf}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return firstDay.slice(0, NAMED[by]) < next.toISOString().slice(0, NAMED[by])
}

/** Without the empty periods before anything was counted; two stay, for a picture needs as many. */
export function sinceFirst(points: readonly TrendPoint[]): TrendPoint[] {
  const first = points.findIndex(({ own, value }) => own !== 0 || value !== 0)
  const latest = Math.max(points.length - 2, 0)
  return points.slice(first === -1 ? latest : Math.min(first, latest))
}

import type { AnswerOf } from '#platform/contract.ts'
import type { Figure, figuresContract } from '../contract.ts'

type Trend = AnswerOf<typeof figuresContract.getTrend>
export interface Shape {
  shape: 'line' | 'bars'
  points: { day: string; value: number }[]
}

/** A stock is a line of what stood; a flow is a bar for each whole month, because half a month looks like a fall. */
export function shapeOf(kind: Figure['kind'], { asOf, points }: Pick<Trend, 'asOf' | 'points'>): Shape {
  if (kind !== 'flow') return { shape: 'line', points: points.map(({ day, value }) => ({ day, value })) }
  const whole = points.filter(({ day }) => isWhole(day, asOf))
  return { shape: 'bars', points: whole.map(({ day, own }) => ({ day, value: own })) }
}

function isWhole(firstDay: string, asOf: string): boolean {
  const next = new Date(`${asOf}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return firstDay.slice(0, 7) < next.toISOString().slice(0, 7)
}

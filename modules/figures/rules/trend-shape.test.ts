import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shapeOf, sinceFirst } from './trend-shape.ts'

const points = [
  { day: '2029-10-01', own: 2, value: 12 },
  { day: '2029-11-01', own: 3, value: 15 },
]

test('a flow shows what each month added, a stock what stood; a month that is not over says so', () => {
  const running = shapeOf('flow', { asOf: '2029-11-29', by: 'month', points })
  assert.deepEqual(
    running.points.map(({ value, isRunning }) => [value, isRunning]),
    [
      [2, false],
      [3, true],
    ],
  )
  const whole = shapeOf('stock', { asOf: '2029-11-30', by: 'month', points })
  assert.deepEqual(
    whole.points.map(({ value, isRunning }) => [value, isRunning]),
    [
      [12, false],
      [15, false],
    ],
  )
})

test('a year is over on its last day, a day on its own', () => {
  const of = (by: 'year' | 'day', day: string, asOf: string) =>
    shapeOf('flow', { asOf, by, points: [{ day, own: 1, value: 1 }] }).points[0]?.isRunning
  assert.equal(of('year', '2029-01-01', '2029-12-30'), true)
  assert.equal(of('year', '2029-01-01', '2029-12-31'), false)
  assert.equal(of('day', '2029-12-30', '2029-12-30'), false)
})

test('empty periods before the first record are left out, and two points always stay', () => {
  const none = ['2026', '2027', '2028'].map((year) => ({ day: `${year}-01-01`, own: 0, value: 0 }))
  assert.deepEqual(sinceFirst([...none, ...points]), points)
  assert.equal(sinceFirst(none).length, 2)
  assert.equal(sinceFirst([...none, { day: '2029-01-01', own: 4, value: 4 }]).length, 2)
})

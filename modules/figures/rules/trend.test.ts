import assert from 'node:assert/strict'
import { test } from 'node:test'
import { trendDays, trendOf } from './trend.ts'

test('a trend has the 36 months that end with the month of the day asked for', () => {
  const days = trendDays('2030-01-31', 'month')
  assert.deepEqual(
    [days.length, days[0], days.at(-2), days.at(-1)],
    [36, '2027-02-01', '2029-12-01', '2030-01-01'],
  )
})

test('by days it has 90 days over a leap day, by years ten years', () => {
  const days = trendDays('2028-03-01', 'day')
  assert.deepEqual([days.length, days.at(-2), days.at(-1)], [90, '2028-02-29', '2028-03-01'])
  assert.deepEqual(trendDays('2030-06-15', 'year').slice(-2), ['2029-01-01', '2030-01-01'])
  assert.equal(trendDays('2030-06-15', 'year').length, 10)
})

test('the value at the end of each period holds all before it, also where nothing happened', () => {
  const counted = [
    { day: null, own: 10 },
    { day: '2030-01-01', own: 3 },
    { day: '2030-03-01', own: -1 },
  ]
  assert.deepEqual(trendOf(['2030-01-01', '2030-02-01', '2030-03-01'], counted), [
    { day: '2030-01-01', value: 13, own: 3 },
    { day: '2030-02-01', value: 13, own: 0 },
    { day: '2030-03-01', value: 12, own: -1 },
  ])
})

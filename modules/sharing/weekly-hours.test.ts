import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kindOfDay } from '#platform/clock.ts'
import { hoursOn, WeeklyHours } from './contract.ts'

const working = WeeklyHours.parse([
  { days: [1, 2, 3, 4, 5], from: '09:00', to: '12:00' },
  { days: [1, 2, 3, 4, 5], from: '12:00', to: '18:00' },
  { days: [6], from: '10:00', to: '24:00' },
])
const on = (weekday: number, day: string, holdOnHolidays = false) =>
  hoursOn(working, holdOnHolidays, { weekday, kind: kindOfDay(day) })

test('hours that touch are one, and a day ends at 24:00', () => {
  assert.deepEqual(on(2, '2026-11-24'), [{ from: 540, to: 1080 }])
  assert.deepEqual(on(6, '2026-11-28'), [{ from: 600, to: 1440 }])
  assert.deepEqual(on(7, '2026-11-29'), [])
})

test('public holidays are closed, on weekends too, unless the hours hold on them', () => {
  assert.deepEqual(on(4, '2026-10-01'), [])
  assert.deepEqual(on(6, '2026-10-03'), [])
  assert.deepEqual(on(4, '2026-10-01', true), [{ from: 540, to: 1080 }])
})

test('a weekend day that is worked instead has the hours of a working day', () => {
  assert.deepEqual(on(7, '2026-01-04'), [{ from: 540, to: 1080 }])
})

test('hours that end before they begin are refused', () => {
  assert.ok(!WeeklyHours.safeParse([{ days: [1], from: '18:00', to: '09:00' }]).success)
  assert.ok(!WeeklyHours.safeParse([{ days: [1], from: '09:00', to: '24:30' }]).success)
})

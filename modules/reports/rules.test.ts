import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dayBefore, isOver, isPeriod, periodOf, progressOf, spanBefore } from './rules.ts'

test('a day falls in one month, one quarter and one year', () => {
  assert.deepEqual(periodOf('month', '2028-02-10'), { from: '2028-02-01', to: '2028-02-29' })
  assert.deepEqual(periodOf('quarter', '2026-11-24'), { from: '2026-10-01', to: '2026-12-31' })
  assert.deepEqual(periodOf('year', '2026-11-24'), { from: '2026-01-01', to: '2026-12-31' })
})

test('a whole period stands beside the whole one before, a running one beside as many days of it', () => {
  const cases = [
    ['month', '2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28'],
    ['month', '2026-03-01', '2026-03-30', '2026-02-01', '2026-02-28'],
    ['month', '2026-11-01', '2026-11-24', '2026-10-01', '2026-10-24'],
    ['quarter', '2026-10-01', '2026-11-24', '2026-07-01', '2026-08-24'],
    ['quarter', '2026-01-01', '2026-03-31', '2025-10-01', '2025-12-31'],
    ['year', '2028-01-01', '2028-02-29', '2027-01-01', '2027-02-28'],
    ['days', '2026-11-10', '2026-11-12', '2026-11-07', '2026-11-09'],
  ] as const
  for (const [by, from, to, beforeFrom, beforeTo] of cases)
    assert.deepEqual(spanBefore(by, { from, to }), { from: beforeFrom, to: beforeTo }, `${by} ${from} ${to}`)
})

test('the period before never touches the period, whatever days are asked', () => {
  const day = fc
    .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  fc.assert(
    fc.property(day, fc.constantFrom('month', 'quarter', 'year', 'days'), (to, by) => {
      const from = by === 'days' ? dayBefore(to) : periodOf(by, to).from
      const before = spanBefore(by, { from, to })
      assert.ok(isPeriod(by, { from, to }) && isPeriod(by, before), JSON.stringify({ by, to, before }))
      assert.ok(before.to < from)
    }),
  )
})

test('days in the wrong order, and a quarter that begins in its middle, are no period', () => {
  assert.equal(isPeriod('days', { from: '2026-11-02', to: '2026-11-01' }), false)
  assert.equal(isPeriod('quarter', { from: '2026-11-01', to: '2026-11-30' }), false)
  assert.equal(isPeriod('month', { from: '2026-11-01', to: '2026-12-01' }), false)
})

test('a target is compared with the straight line through its year', () => {
  const flow = { kind: 'flow', target: 365, start: 1000, day: '2026-04-10' } as const
  assert.deepEqual(progressOf({ ...flow, value: 1100 }), { expected: 100, state: 'on_the_way' })
  assert.deepEqual(progressOf({ ...flow, value: 1099 }), { expected: 100, state: 'behind' })
  assert.deepEqual(progressOf({ ...flow, value: 1365 }), { expected: 100, state: 'reached' })
  const stock = { kind: 'stock', target: 20, start: 10, day: '2026-12-31' } as const
  assert.deepEqual(progressOf({ ...stock, value: 19 }), { expected: 20, state: 'behind' })
  assert.deepEqual(progressOf({ ...stock, value: 20 }), { expected: 20, state: 'reached' })
})

test('a year is over on the first day of the next', () => {
  assert.equal(isOver(2026, '2026-12-31'), false)
  assert.equal(isOver(2026, '2027-01-01'), true)
})

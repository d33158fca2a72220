import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  dayLater,
  type Hours,
  hoursFaults,
  hoursOn,
  type KindOfDay,
  mayEnter,
  openState,
  type Span,
  type Visitor,
  weekdayOf,
} from './rules.ts'

const WORKDAYS = [1, 2, 3, 4, 5]
const station: Hours = {
  opening: [
    { days: WORKDAYS, from: '08:30', to: '12:00' },
    { days: WORKDAYS, from: '13:30', to: '21:00' },
    { days: [6], from: '18:00', to: '02:00' },
  ],
  staffed: [{ days: WORKDAYS, from: '09:00', to: '18:00' }],
  onHolidays: false,
  differing: [{ day: '2026-11-25', opening: [{ from: '13:00', to: '15:00' }], words: '停电检修' }],
}
// As the State Council's notice has it: 1 to 7 October 2026 off, 10 October (a Saturday) at work.
const kindOf: KindOfDay = (day) => {
  if (day >= '2026-10-01' && day <= '2026-10-07') return 'holiday'
  return day === '2026-10-10' || day === '2026-09-20' ? 'make-up' : 'ordinary'
}
const told = (spans: readonly Span[]) => spans.map(({ from, to }) => `${from}-${to}`).join(' ')

const days: [day: string, opening: string, why: string | null, what: string][] = [
  ['2026-11-24', '08:30-12:00 13:30-21:00', null, 'an ordinary Tuesday has the hours of Tuesdays'],
  ['2026-11-28', '18:00-02:00', null, 'a Saturday has its own'],
  ['2026-11-29', '', null, 'a Sunday without hours is closed'],
  ['2026-10-01', '', 'holiday', 'a public holiday is closed'],
  ['2026-10-03', '', 'holiday', 'a Saturday within a public holiday is closed too'],
  ['2026-10-10', '08:30-12:00 13:30-21:00', 'make-up', 'a make-up Saturday has the hours of a Monday'],
  ['2026-09-20', '08:30-12:00 13:30-21:00', 'make-up', 'a make-up Sunday has the hours of a Monday'],
  ['2026-11-25', '13:00-15:00', 'differs', 'a day that differs has its own hours'],
]
for (const [day, opening, why, what] of days)
  test(`${what} (${day})`, () => {
    const planned = hoursOn(station, day, kindOf)
    assert.deepEqual([told(planned.opening), planned.why], [opening, why])
  })

test('on a day that differs hosts are there only while it is open', () =>
  assert.equal(told(hoursOn(station, '2026-11-25', kindOf).staffed), '13:00-15:00'))

test('a space that keeps its hours on holidays says so', () => {
  const planned = hoursOn({ ...station, onHolidays: true }, '2026-10-01', kindOf)
  assert.deepEqual([told(planned.opening), planned.why], ['08:30-12:00 13:30-21:00', 'holiday'])
})

test('a day that differs goes before a holiday', () => {
  const opening = [{ from: '10:00', to: '16:00' }]
  const special = { ...station, differing: [{ day: '2026-10-01', opening, words: '国庆开放日' }] }
  assert.equal(told(hoursOn(special, '2026-10-01', kindOf).opening), '10:00-16:00')
})

const moments: [day: string, time: string, isOpen: boolean, changes: string | null, what: string][] = [
  ['2026-11-24', '08:29', false, '2026-11-24 08:30', 'a minute before it opens it is closed'],
  ['2026-11-24', '08:30', true, '2026-11-24 12:00', 'at the minute of opening it is open'],
  ['2026-11-24', '12:00', false, '2026-11-24 13:30', 'at the minute of closing it is closed'],
  ['2026-11-28', '23:59', true, '2026-11-29 02:00', 'hours that run past midnight are open before it'],
  ['2026-11-29', '01:59', true, '2026-11-29 02:00', 'and after it, on a day without hours of its own'],
  ['2026-11-29', '02:00', false, '2026-11-30 08:30', 'until they end'],
  ['2026-09-30', '21:00', false, null, 'before a long holiday nobody is told a time beyond the week'],
  ['2026-10-05', '10:00', false, '2026-10-08 08:30', 'within the holiday the next working day is told'],
]
for (const [day, time, isOpen, changes, what] of moments)
  test(`${what} (${day} ${time})`, () => {
    const [hour = 0, minute = 0] = time.split(':').map(Number)
    const state = openState(station, { day, minute: hour * 60 + minute }, kindOf)
    const at = state.changesAt
    const clock = at && new Date(at.minute * 60_000).toISOString().slice(11, 16)
    assert.deepEqual([state.isOpen, at && `${at.day} ${clock}`], [isOpen, changes])
  })

test('a place that is open until midnight and from midnight does not close', () => {
  const always = {
    ...station,
    differing: [],
    opening: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }],
  }
  assert.deepEqual(
    openState(always, { day: '2026-11-24', minute: 1439 }, () => 'ordinary'),
    { isOpen: true, changesAt: null },
  )
})

test('what changes next is the first minute at which the state differs', () => {
  const minute = fc.integer({ min: 0, max: 1439 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30 }), minute, (later, now) => {
      const day = dayLater('2026-09-25', later)
      const { isOpen, changesAt } = openState(station, { day, minute: now }, kindOf)
      if (!changesAt) return
      assert.equal(openState(station, changesAt, kindOf).isOpen, !isOpen)
      const before =
        changesAt.minute > 0
          ? { day: changesAt.day, minute: changesAt.minute - 1 }
          : { day: dayLater(changesAt.day, -1), minute: 1439 }
      assert.equal(openState(station, before, kindOf).isOpen, isOpen)
    }),
    { numRuns: 200 },
  )
})

test('weekly hours are refused where they overlap, also past midnight into the next week', () => {
  const week = (...spans: [days: number[], from: string, to: string][]) =>
    hoursFaults(spans.map(([own, from, to]) => ({ days: own, from, to })))
  assert.deepEqual(week([[1], '08:00', '12:00'], [[1], '12:00', '18:00']), [])
  assert.deepEqual(week([[7], '20:00', '02:00'], [[1], '02:00', '03:00']), [])
  assert.deepEqual(week([[1, 2], '08:00', '12:00'], [[2], '11:59', '18:00']), ['overlapping'])
  assert.deepEqual(week([[7], '20:00', '02:00'], [[1], '01:00', '03:00']), ['overlapping'])
  assert.deepEqual(week([[1, 1], '08:00', '12:00']), ['overlapping'])
  assert.deepEqual(week([[1], '08:00', '08:00']), ['empty'])
  assert.deepEqual(week([[1], '24:00', '02:00']), ['empty'])
})

const anybody: Visitor = { isSignedIn: true, isOfNetwork: false, gradeRank: null }
const entries: [entry: 'everyone' | 'network' | 'grade', who: Partial<Visitor>, may: boolean | null][] = [
  ['everyone', { isSignedIn: false }, true],
  ['network', { isSignedIn: false }, null],
  ['network', {}, false],
  ['network', { isOfNetwork: true }, true],
  ['grade', { isSignedIn: false }, null],
  ['grade', {}, false],
  ['grade', { isOfNetwork: true }, false],
  ['grade', { gradeRank: 3 }, true],
  ['grade', { gradeRank: 2 }, true],
  ['grade', { gradeRank: 4 }, false],
]
for (const [entry, who, may] of entries)
  test(`entry for ${entry}: ${JSON.stringify(who)} ${may === null ? 'must sign in first' : may ? 'may come in' : 'may not'}`, () =>
    assert.equal(mayEnter({ entry, lowestRank: entry === 'grade' ? 3 : null }, { ...anybody, ...who }), may))

test('weeks begin on Monday', () => assert.deepEqual(['2026-11-23', '2026-11-29'].map(weekdayOf), [1, 7]))

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ZONE } from '#platform/testing.ts'
import { calendarOf, momentAt } from './actions/city-calendar.ts'
import type { BookingRules } from './contract.ts'
import { type Borrower, bookingProblems } from './rules.ts'
import { costOf } from './rules/costs.ts'
import { occasionsOf } from './rules/series.ts'
import { openRules } from './testing.ts'

const entitled: Borrower = {
  isOfOwner: false,
  isOfNetwork: true,
  committeeIds: ['chain'],
  gradeRank: 2,
  lowestRank: null,
  hasSignedCovenant: true,
  qualification: 'valid',
}
/** `10-08 09:30` of 2026 by the city's clocks. */
const at = (written: string) => new Date(`2026-${written.replace(' ', 'T')}:00+08:00`)
const span = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to) })
const weekdays = [{ days: [1, 2, 3, 4, 5], from: '08:30', to: '18:00' }]

interface Case {
  rules?: Partial<BookingRules>
  borrower?: Partial<Borrower>
  unitId?: string | null
  others?: ReturnType<typeof span>[]
  now?: string
  from?: ReturnType<typeof span>
}
function codes(wish: ReturnType<typeof span>, given: Case = {}) {
  const rules = { ...openRules, ...given.rules }
  const asked = { ...wish, unitId: given.unitId ?? null, ...(given.from ? { from: given.from } : {}) }
  const calendar = calendarOf(ZONE, rules)
  const now = at(given.now ?? '09-01 08:00')
  return bookingProblems(
    asked,
    rules,
    { ...entitled, ...given.borrower },
    given.others ?? [],
    calendar,
    now,
  ).map(({ code }) => code)
}
const noon = span('09-10 12:00', '09-10 13:00')

test('a wish within the rules meets no problem, and one against many rules meets them all at once', () => {
  assert.deepEqual(codes(noon), [])
  const strict = {
    leadMinutes: 60,
    shortestMinutes: 60,
    opening: weekdays,
    who: 'network',
    needsCovenant: true,
    needsQualification: true,
  } as const
  const stranger = {
    isOfNetwork: false,
    gradeRank: null,
    lowestRank: 3,
    hasSignedCovenant: false,
    qualification: 'none',
  } as const
  assert.deepEqual(
    codes(span('09-05 20:10', '09-05 20:20'), { rules: strict, borrower: stranger, now: '09-05 20:00' }),
    [
      'not_lent_to_you',
      'grade_too_low',
      'covenant_not_signed',
      'not_qualified',
      'too_short_notice',
      'off_step',
      'too_short',
      'closed',
    ],
  )
})

test('the owner’s own people need no grade and no covenant, but they need to be trained', () => {
  const rules: Partial<BookingRules> = {
    who: 'units',
    unitIds: ['u'],
    needsCovenant: true,
    needsQualification: true,
  }
  const own = { isOfOwner: true, hasSignedCovenant: false, lowestRank: 1, qualification: 'lapsed' } as const
  assert.deepEqual(codes(noon, { rules, borrower: own }), ['qualification_lapsed'])
  assert.deepEqual(codes(noon, { rules, unitId: 'u' }), [])
  assert.deepEqual(codes(noon, { rules }), ['not_lent_to_you'])
  assert.deepEqual(codes(noon, { rules: { who: 'chains', committeeIds: ['chain'] } }), [])
  assert.deepEqual(codes(noon, { rules: { who: 'chains', committeeIds: ['other'] } }), ['not_lent_to_you'])
  assert.deepEqual(codes(noon, { rules: { who: 'owner' } }), ['not_lent_to_you'])
})

test('each limit holds at its edge: what fills it is allowed, a step more is told', () => {
  const others = [span('09-10 08:00', '09-10 10:00'), span('09-11 08:00', '09-11 09:00')]
  const edge = (rules: Partial<BookingRules>) => codes(noon, { rules, others })
  assert.deepEqual(
    edge({ dayCount: 2, dayMinutes: 180, aheadMinutes: 240, gapMinutes: 120, longestMinutes: 60 }),
    [],
  )
  assert.deepEqual(edge({ dayCount: 1 }), ['too_many_on_day'])
  assert.deepEqual(edge({ dayMinutes: 179 }), ['too_long_on_day'])
  assert.deepEqual(edge({ aheadMinutes: 239 }), ['too_much_ahead'])
  assert.deepEqual(edge({ gapMinutes: 121 }), ['too_close'])
  assert.deepEqual(edge({ longestMinutes: 59 }), ['too_long'])
  assert.deepEqual(codes(noon, { rules: { leadMinutes: 60 }, now: '09-10 11:00' }), [])
  assert.deepEqual(codes(noon, { rules: { leadMinutes: 61 }, now: '09-10 11:00' }), ['too_short_notice'])
  assert.deepEqual(codes(noon, { rules: { horizonDays: 9 } }), [])
  assert.deepEqual(codes(noon, { rules: { horizonDays: 8 } }), ['too_far_ahead'])
  assert.deepEqual(codes(noon, { now: '09-10 12:01' }), ['in_the_past'])
})

test('on public holidays it is closed unless the owner says so, and a make-up Saturday has the hours of a Monday', () => {
  const rules = { opening: weekdays, onHolidays: false }
  assert.deepEqual(codes(span('10-01 09:00', '10-01 10:00'), { rules }), ['holiday'])
  assert.deepEqual(codes(span('10-01 09:00', '10-01 10:00'), { rules: { ...rules, onHolidays: true } }), [])
  assert.deepEqual(codes(span('10-10 09:00', '10-10 10:00'), { rules }), [])
  assert.deepEqual(codes(span('10-17 09:00', '10-17 10:00'), { rules }), ['closed'])
})

test('hours that go on past midnight are one opening, and a minute over them is told', () => {
  const opening = [
    { days: [4], from: '20:00', to: '24:00' },
    { days: [5], from: '00:00', to: '02:00' },
  ]
  assert.deepEqual(codes(span('09-10 22:00', '09-11 02:00'), { rules: { opening } }), [])
  assert.deepEqual(codes(span('09-10 22:00', '09-11 02:30'), { rules: { opening } }), ['closed'])
})

test('outside opening: limited counts as any time; free counts not, unless a part lies within opening', () => {
  const night = span('09-10 18:00', '09-11 08:30')
  const rules = { opening: weekdays, longestMinutes: 60, dayMinutes: 60, aheadMinutes: 60 }
  const limits = ['too_long', 'too_long_on_day', 'too_much_ahead']
  assert.deepEqual(codes(night, { rules: { ...rules, offHours: 'limited' } }), limits)
  assert.deepEqual(codes(night, { rules: { ...rules, offHours: 'free' } }), [])
  assert.deepEqual(
    codes(span('09-10 17:30', '09-11 08:30'), { rules: { ...rules, offHours: 'free' } }),
    limits,
  )
  const others = [night]
  assert.deepEqual(codes(noon, { rules: { ...rules, offHours: 'free' }, others }), [])
  assert.deepEqual(codes(noon, { rules: { ...rules, offHours: 'limited' }, others }), [
    'too_long_on_day',
    'too_much_ahead',
  ])
})

test('a booking that keeps its start may be made longer or shorter after its time of notice', () => {
  const longer = span('09-10 12:00', '09-10 13:30')
  const given = { rules: { leadMinutes: 1440 }, now: '09-10 12:30' }
  assert.deepEqual(codes(longer, { ...given, from: noon }), [])
  assert.deepEqual(codes(span('09-10 12:30', '09-10 13:30'), { ...given, from: noon }), ['too_short_notice'])
})

test('a wish of centuries is told to be too long at once, and no keeper can set that aside', () => {
  const rules = { ...openRules, dayMinutes: 60 }
  const wish = { startsAt: new Date('2026-09-10'), endsAt: new Date('2199-01-01'), unitId: null }
  const found = bookingProblems(wish, rules, entitled, [], calendarOf(ZONE, rules), at('09-01 08:00'))
  assert.deepEqual(found, [{ code: 'too_long', keeperMayOverride: false }])
})

test('costs follow who borrows, to the fen, and are unknown where no price is named', () => {
  const prices = [
    { audience: 'network', per: 'hour', amount: 99.99 },
    { audience: 'network', per: 'booking', amount: 0.1 },
    { audience: 'network', per: 'sample', amount: 500 },
  ] as const
  assert.equal(costOf(span('09-10 12:00', '09-10 12:20'), prices, 'network'), 33.43)
  assert.equal(costOf(noon, prices, 'other'), null)
})

test('a series keeps its time of day when summer time begins, and the day of its clock', () => {
  const berlin = calendarOf('Europe/Berlin', null)
  const first = { startsAt: new Date('2026-03-23T08:00:00Z'), endsAt: new Date('2026-03-23T09:00:00Z') }
  const starts = occasionsOf(first, { days: [1], until: '2026-04-06' }, berlin).map(({ startsAt }) =>
    startsAt.toISOString(),
  )
  assert.deepEqual(starts, [
    '2026-03-23T08:00:00.000Z',
    '2026-03-30T07:00:00.000Z',
    '2026-04-06T07:00:00.000Z',
  ])
  assert.equal(momentAt('Europe/Berlin', '2026-03-29', 150).toISOString(), '2026-03-29T01:30:00.000Z')
})

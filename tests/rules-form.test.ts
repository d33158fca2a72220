import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { BookingRules } from '#modules/sharing/contract.ts'
import { lengthOf, minutesIn } from '#modules/sharing/screens/length.ts'
import { rulesOf, usualRules, wishedRules } from '#modules/sharing/screens/rules-values.ts'

const minutes = fc.integer({ min: 1, max: 1440 })
const maybe = <Value>(given: fc.Arbitrary<Value>) => fc.option(given, { nil: null })

const someRules = fc.record({
  horizonDays: fc.integer({ min: 1, max: 730 }),
  leadMinutes: fc.integer({ min: 0, max: 43_200 }),
  gapMinutes: fc.integer({ min: 0, max: 10_080 }),
  dayCount: maybe(fc.integer({ min: 1, max: 100 })),
  dayMinutes: maybe(minutes),
  aheadMinutes: maybe(minutes),
  lateCancelMinutes: fc.integer({ min: 0, max: 43_200 }),
  noShowMinutes: maybe(minutes),
  acceptMinutes: fc.integer({ min: 10, max: 10_080 }),
  needsCovenant: fc.boolean(),
  onHolidays: fc.boolean(),
})

test('rules that are opened in the form and saved unchanged are the same rules', () => {
  fc.assert(
    fc.property(someRules, (given) => {
      const rules = { ...usualRules, ...given }
      const told = { ...rules, committees: [], units: [], grade: null }
      assert.deepEqual(BookingRules.parse(wishedRules(rulesOf(told, usualRules))), rules)
    }),
  )
})

test('whom the rules do not speak of is not sent: chains without “chains”, idle days without a qualification', () => {
  const values = { ...rulesOf(null, usualRules), committeeIds: ['a'], idleDays: '90' }
  const wished = wishedRules({ ...values, who: 'network', needsQualification: false })
  assert.deepEqual([wished.committeeIds, wished.idleDays], [[], null])
})

test('a length is read as people type it, and what is no number is refused by the shape', () => {
  assert.equal(minutesIn({ amount: '１.5', unit: 'hour' }), 90)
  assert.equal(minutesIn({ amount: ' ', unit: 'day' }), null)
  assert.ok(Number.isNaN(minutesIn({ amount: 'two', unit: 'hour' })))
  assert.deepEqual(lengthOf(2880), { amount: '2', unit: 'day' })
})

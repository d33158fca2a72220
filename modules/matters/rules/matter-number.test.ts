import assert from 'node:assert/strict'
import { test } from 'node:test'
import { numberOf, numberSought } from './matter-number.ts'

test('a number is understood as it is shown and as people say or type it', () => {
  for (const typed of ['M000123', 'm123', '123', '000123', 'M 123', ' Ｍ０００１２３ '])
    assert.equal(numberSought(typed), 123, typed)
  assert.equal(numberSought(numberOf({ number: 1_234_567 })), 1_234_567)
})

test('words, dates and what no matter could have as its number are none', () => {
  for (const typed of ['', 'M', '转学', 'M123号', '12-3', '1'.repeat(16), 'mm1'])
    assert.equal(numberSought(typed), undefined, typed)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { firstFree, type Span } from './free-times.ts'

const span = (from: number, to: number): Span => ({ from, to })
const wish = (minutes: number, window = span(0, 1440)) => ({ minutes, step: 30, midnight: 0, window })

test('what ends as another begins leaves no gap, and what is free between two is found', () => {
  assert.equal(firstFree([span(540, 1080)], [span(540, 600), span(600, 660)], wish(60)), 660)
  assert.equal(firstFree([span(540, 1080)], [span(540, 600), span(690, 1080)], wish(90)), 600)
  assert.equal(firstFree([span(540, 1080)], [span(540, 600), span(690, 1080)], wish(120)), undefined)
})

test('a free time begins where a booking may begin', () => {
  assert.equal(firstFree([span(545, 1080)], [], wish(60)), 570)
  assert.equal(firstFree([span(540, 1080)], [span(540, 605)], wish(60)), 630)
  assert.equal(firstFree([span(540, 1080)], [], wish(60, span(601, 1440))), 630)
})

test('hours that go on after midnight are one piece', () => {
  assert.equal(firstFree([span(1380, 1440), span(1440, 1500)], [], wish(120, span(0, 2880))), 1380)
})

const spans = (most: number) =>
  fc.array(
    fc
      .tuple(fc.nat(1400), fc.integer({ min: 1, max: 200 }))
      .map(([from, length]) => span(from, from + length)),
    { maxLength: most },
  )

test('it finds what trying every step finds', () => {
  fc.assert(
    fc.property(spans(4), spans(8), fc.integer({ min: 1, max: 240 }), (open, busy, minutes) => {
      const asked = wish(minutes, span(17, 1433))
      const isIn = (list: readonly Span[], at: number) => list.some(({ from, to }) => from <= at && at < to)
      const isFree = (begin: number) =>
        Array.from({ length: minutes }, (_, i) => begin + i).every(
          (at) => at >= 17 && at < 1433 && isIn(open, at) && !isIn(busy, at),
        )
      const tried = Array.from({ length: 48 }, (_, i) => i * 30).find(isFree)
      assert.equal(firstFree(open, busy, asked), tried)
    }),
    { numRuns: 300 },
  )
})

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Evidence, suggestHandlers } from './suggest-handlers.ts'

const nothing: Evidence = {
  body: { kind: 'unit', id: randomUUID() },
  words: { score: 0, phrases: [] },
  helpedIn: [],
  usual: 0,
  sharesChain: false,
  sharedField: null,
  helpedAsker: false,
  isFree: true,
}
const share = fc.double({ min: 0, max: 1, noNaN: true })
const anyEvidence = fc.record<Evidence>({
  body: fc.record({ kind: fc.constant('unit'), id: fc.uuid() }),
  words: fc.record({ score: share, phrases: fc.array(fc.constant('电解液'), { maxLength: 2 }) }),
  helpedIn: fc.array(fc.constant('M000001 电解液'), { maxLength: 4 }),
  usual: share,
  sharesChain: fc.boolean(),
  sharedField: fc.option(fc.constant('C39')),
  helpedAsker: fc.boolean(),
  isFree: fc.boolean(),
})

test('the reasons shown add up to the score shown, the strongest first, in any order of the bodies', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyEvidence, { selector: ({ body }) => body.id, maxLength: 8 }),
      (evidence) => {
        const suggested = suggestHandlers(evidence, 50)
        for (const { reasons, score } of suggested) {
          const sum = reasons.reduce((all, { weight }) => all + weight, 0)
          assert.ok(Math.abs(sum - score) < 1e-9, `${sum} ≠ ${score}`)
          assert.deepEqual(
            reasons.map(({ weight }) => weight),
            reasons.map(({ weight }) => weight).toSorted((a, b) => b - a),
          )
        }
        assert.deepEqual(suggestHandlers(evidence.toReversed(), 50), suggested)
      },
    ),
  )
})

test('each further reason lifts a body, and each further time it helped lifts it less', () => {
  const scoreWith = (more: Partial<Evidence>) =>
    suggestHandlers([{ ...nothing, usual: 0.5, ...more }], 1)[0]?.score ?? 0
  const helped = (times: number) =>
    scoreWith({ helpedIn: Array.from({ length: times }, () => 'M000001 电解液') })
  assert.ok(scoreWith({ sharesChain: true }) > scoreWith({}))
  assert.ok(helped(1) > helped(0) && helped(2) > helped(1))
  assert.ok(helped(2) - helped(1) < helped(1) - helped(0))
})

test('a body that is merely free, or in the same field, is not suggested', () => {
  assert.deepEqual(suggestHandlers([nothing, { ...nothing, sharedField: 'C39' }], 50), [])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Block, Inline } from '../contract.ts'
import { blocksOf, documentOf } from './editor-document.ts'

const words = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => /^\P{Cc}+$/u.test(text))
const inline: fc.Arbitrary<Inline> = fc.oneof(
  fc.record({ text: words }),
  fc.record({ text: words, bold: fc.constant(true as const) }),
  fc.record({ figure: words, as: fc.constantFrom('worded', 'exact') }),
  fc.record({ figure: words, as: fc.constantFrom('worded', 'exact'), day: fc.constant('2029-12-31') }),
)
const parts = fc.array(inline, { maxLength: 4 })
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('heading'), text: fc.oneof(fc.constant(''), words) }),
  fc.record({ kind: fc.constant('paragraph'), parts }),
  fc.record({ kind: fc.constant('quote'), parts }),
  fc.record({ kind: fc.constant('list'), items: fc.array(parts, { minLength: 1, maxLength: 3 }) }),
  fc.record({ kind: fc.constant('picture'), fileId: fc.uuid(), alt: words, caption: words }),
)

test('whatever was written comes back from the editor as it went in', () => {
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), (blocks) => {
      // What is sent has gone through JSON, where objects have no prototype to differ in.
      assert.deepEqual(blocksOf(documentOf(blocks)), JSON.parse(JSON.stringify(blocks)))
    }),
  )
})

test('an empty bulletin opens with a paragraph to write in, and pasted control characters become spaces', () => {
  assert.deepEqual(blocksOf(documentOf([])), [{ kind: 'paragraph', parts: [] }])
  const pasted = { type: 'paragraph', content: [{ type: 'text', text: 'a\tb\u0007c' }] }
  assert.deepEqual(blocksOf({ type: 'doc', content: [pasted] }), [
    { kind: 'paragraph', parts: [{ text: 'a b c' }] },
  ])
})

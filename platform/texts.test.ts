import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textIn } from './texts.ts'

test('a text is told in the reader’s language', () => {
  const texts = { zh: '单位', hant: '單位', en: 'Unit' }
  assert.equal(textIn(texts, 'zh-Hans'), '单位')
  assert.equal(textIn(texts, 'zh-Hant'), '單位')
  assert.equal(textIn(texts, 'en'), 'Unit')
})

test('what has no traditional form yet is told in simplified Chinese', () => {
  assert.equal(textIn({ zh: '光明', en: 'Guangming' }, 'zh-Hant'), '光明')
})

test('what is no text is a fault, not an empty name', () => {
  for (const value of [null, undefined, '单位', {}, { zh: 1 }])
    assert.throws(() => textIn(value, 'zh-Hans'), /No text/)
})

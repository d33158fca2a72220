import assert from 'node:assert/strict'
import { test } from 'node:test'
import { partsOf } from './article.ts'

test('a text is cut at its figures, and nothing of it is lost', () => {
  assert.deepEqual(partsOf('共{figure:stations}驿站、{figure:homes-provided}'), [
    { text: '共' },
    { figure: 'stations' },
    { text: '驿站、' },
    { figure: 'homes-provided' },
  ])
  assert.deepEqual(partsOf('无数字。'), [{ text: '无数字。' }])
  assert.deepEqual(partsOf('{figure:stations}{figure:stations}'), [
    { figure: 'stations' },
    { figure: 'stations' },
  ])
})

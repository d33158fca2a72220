import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatDate, formatDay, formatMoment } from '#ui/format.ts'
import { languageOf } from '#ui/language.ts'
import { defineWords, fill, sayIn } from '#ui/words.ts'

const words = defineWords({
  zh: { linked: '{n}个机构', greeting: '{name}，您好' },
  en: { linked: '{n} {n|institute|institutes}', greeting: 'Good day, {name}' },
})

test('a sentence takes its numbers and names in the language that is read', () => {
  assert.equal(sayIn('zh-Hans', words)('linked', { n: 1217 }), '1,217个机构')
  assert.equal(sayIn('en', words)('greeting', { name: 'Li' }), 'Good day, Li')
})

test('English says one institute and two institutes', () => {
  const say = sayIn('en', words)
  assert.equal(say('linked', { n: 1 }), '1 institute')
  assert.equal(say('linked', { n: 2 }), '2 institutes')
})

test('what a person wrote is not taken for a name in braces', () => {
  assert.equal(sayIn('zh-Hans', words)('greeting', { name: '{n}' }), '{n}，您好')
  assert.equal(fill('{missing}', {}, 'en'), '{missing}')
})

test('words with other names in English than in Chinese do not compile', () => {
  // @ts-expect-error the English text has no {n}
  const odd = defineWords({ zh: { count: '{n}个' }, en: { count: 'some' } })
  assert.equal(odd.zh.count, '{n}个')
})

test('a browser from Hong Kong reads traditional Chinese, one from Beijing simplified', () => {
  const codes = ['zh-HK', 'zh-Hant-TW', 'zh-CN', 'zh', 'en-US', 'fr']
  const read = ['zh-Hant', 'zh-Hant', 'zh-Hans', 'zh-Hans', 'en', undefined]
  assert.deepEqual(codes.map(languageOf), read)
})

test('a day reads as people write it, with the year only when it is another one', () => {
  assert.equal(formatDay('2026-11-24', 'zh-Hans', '2026-01-01'), '11月24日 周二')
  assert.equal(formatDay('2026-11-24', 'zh-Hant', '2026-01-01'), '11月24日 週二')
  assert.equal(formatDay('2026-11-24', 'en', '2026-01-01'), 'Tue 24 November')
  assert.equal(formatDay('2023-11-24', 'zh-Hans', '2026-01-01'), '2023年11月24日 周五')
})

test('a term is told by days with their year', () => {
  assert.equal(formatDate('2024-03-01', 'zh-Hans'), '2024年3月1日')
  assert.equal(formatDate('2024-03-01', 'zh-Hant'), '2024年3月1日')
  assert.equal(formatDate('2024-03-01', 'en'), '1 March 2024')
})

test('a moment is told in the time of the city, wherever the reader is', () => {
  const now = new Date('2026-11-20T00:00:00Z')
  assert.equal(formatMoment('2026-11-24T06:00:00Z', 'zh-Hans', now), '11月24日 周二 14:00')
  assert.equal(formatMoment('2026-11-23T16:30:00Z', 'en', now), 'Tue 24 November, 00:30')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isCreditCode, isIndustryCode, isRorId, normaliseCreditCode, normaliseRorId } from './identifiers.ts'

// Published codes of listed companies; the first is the sample in GB 32100-2015 itself.
const creditCodes = [
  '91350100M000100Y43',
  '9144030071526726XG',
  '914403001922038216',
  '91440300192317458F',
  '9144030027939873X7',
  '91110000802100433B',
  '911100001000044477',
]
const rorIds = [
  'https://ror.org/04gh4er46',
  'https://ror.org/00sdcjz77',
  'https://ror.org/03hz5th67',
  'https://ror.org/01vy4gh70',
  'https://ror.org/02d5ks197',
  'https://ror.org/02sx86615',
  'https://ror.org/02n7p8p77',
  'https://ror.org/0098hst83',
  'https://ror.org/00bsdxt65',
  'https://ror.org/01g9hkj35',
]

test('real credit codes are recognised', () => {
  for (const code of creditCodes) assert.ok(isCreditCode(code), code)
})

test('an organisation code that checks to 11 ends in 0, one that checks to 10 ends in X', () => {
  // Their weighted sums are 0 and 12, that is 0 and 1 modulo 11.
  assert.ok(isCreditCode(withLastCharacter('91440300' + '00000000' + '0')))
  assert.ok(isCreditCode(withLastCharacter('91440300' + '00000006' + 'X')))
})

test('any one wrong character of a credit code is noticed', () => {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'.split('')
  const anyCode = fc.constantFrom(...creditCodes)
  fc.assert(
    fc.property(anyCode, fc.nat({ max: 17 }), fc.constantFrom(...alphabet), (code, position, character) => {
      const typed = code.slice(0, position) + character + code.slice(position + 1)
      assert.equal(isCreditCode(typed), typed === code)
    }),
  )
})

test('two neighbours of a credit code that changed places are noticed', () => {
  for (const code of creditCodes)
    for (let i = 0; i < 17; i++) {
      const typed = code.slice(0, i) + code.charAt(i + 1) + code.charAt(i) + code.slice(i + 2)
      assert.equal(isCreditCode(typed), typed === code, typed)
    }
})

test('a credit code whose last character is right but whose organisation code is not is refused', () => {
  for (const wrong of '012356789X') assert.ok(!isCreditCode(withLastCharacter(`91350100M000100Y${wrong}`)))
  assert.ok(isCreditCode(withLastCharacter('91350100M000100Y4')))
})

test('what is too short, too long, in small letters or uses a forbidden letter is no credit code', () => {
  for (const text of [
    '',
    '91350100M000100Y4',
    '91350100M000100Y433',
    '91350100m000100y43',
    '91350100I000100Y43',
  ])
    assert.ok(!isCreditCode(text), text)
})

test('a credit code pasted full-width, in small letters and in groups is understood', () => {
  assert.equal(normaliseCreditCode('　９１３５０１００ m000100y 43\n'), '91350100M000100Y43')
})

test('real ROR ids are recognised', () => {
  for (const id of rorIds) assert.ok(isRorId(id), id)
})

test('any one wrong character of a ROR id is noticed', () => {
  const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'.split('')
  const anyPosition = fc.integer({ min: 'https://ror.org/0'.length, max: 'https://ror.org/0'.length + 7 })
  fc.assert(
    fc.property(
      fc.constantFrom(...rorIds),
      anyPosition,
      fc.constantFrom(...alphabet),
      (id, position, character) => {
        const typed = id.slice(0, position) + character + id.slice(position + 1)
        assert.equal(isRorId(typed), typed === id)
      },
    ),
  )
})

test('other addresses and forms that are not canonical are no ROR ids', () => {
  for (const text of [
    '',
    '04gh4er46',
    'http://ror.org/04gh4er46',
    'https://ror.org/04GH4ER46',
    'https://ror.org/04gh4er4',
  ])
    assert.ok(!isRorId(text), text)
})

test('a ROR id is understood in every form people write, and other text is left as it is', () => {
  for (const text of [
    '04gh4er46',
    'ror.org/04gh4er46',
    ' HTTP://www.ROR.org/04GH4ER46/ ',
    'https://ror.org/04gh4er46',
  ])
    assert.equal(normaliseRorId(text), 'https://ror.org/04gh4er46')
  assert.equal(normaliseRorId('https://example.org/04gh4er46'), 'https://example.org/04gh4er46')
})

test('sections, divisions, groups and classes of industry are recognised, other text is not', () => {
  for (const code of ['A', 'T', 'A01', 'C397', 'M7340', '39', '397', '3972'])
    assert.ok(isIndustryCode(code), code)
  for (const text of ['', 'U', 'a01', 'A1', '1', 'C39720', '39720', 'CC39', '3 9'])
    assert.ok(!isIndustryCode(text), text)
})

/** The check of GB 32100-2015 the slow way: the one last character for which the weighted sum is a multiple of 31. */
function withLastCharacter(body: string): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28, 1]
  const last = alphabet.split('').find((candidate) => {
    const values = (body + candidate).split('').map((character) => alphabet.indexOf(character))
    return values.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0) % 31 === 0
  })
  assert.ok(last)
  return body + last
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type CountedUnit, wordingOf, type WordingStyle } from './wording.ts'

const unitOf = (zh: string, singular: string, plural = `${singular}s`): CountedUnit => ({
  zh,
  en: [singular, plural],
})
const people = unitOf('人', 'person', 'people')
const visits = unitOf('人次', 'visit')
const minutes = unitOf('分钟', 'minute')
const teams = unitOf('支', 'team')

const cases: [value: number, style: WordingStyle, unit: CountedUnit, zh: string, en: string][] = [
  [138, 'exact', unitOf('个', 'institute'), '138个', '138 institutes'],
  [2242, 'exact', unitOf('套', 'home'), '2242套', '2,242 homes'],
  [1_003_482, 'exact', visits, '1003482人次', '1,003,482 visits'],
  [156.2, 'exact', unitOf('平方公里', 'square kilometre'), '156.2平方公里', '156.2 square kilometres'],
  [1, 'exact', people, '1人', '1 person'],
  [0, 'rounded', people, '0人', '0 people'],
  [1, 'rounded', people, '1人', '1 person'],
  [99, 'rounded', people, '99人', '99 people'],
  [100, 'rounded', people, '100人', '100 people'],
  [101, 'rounded', people, '100余人', 'more than 100 people'],
  [353, 'rounded', unitOf('名', 'entrepreneur'), '350余名', 'more than 350 entrepreneurs'],
  [350, 'rounded', unitOf('名', 'entrepreneur'), '350名', '350 entrepreneurs'],
  [143, 'rounded', unitOf('名', 'official'), '140余名', 'more than 140 officials'],
  [127, 'rounded', unitOf('件', 'matter'), '120余件', 'more than 120 matters'],
  [494, 'rounded', teams, '490余支', 'more than 490 teams'],
  [495, 'rounded', teams, '近500支', 'nearly 500 teams'],
  [496, 'rounded', teams, '近500支', 'nearly 500 teams'],
  [500, 'rounded', teams, '500支', '500 teams'],
  [990, 'rounded', teams, '990支', '990 teams'],
  [1217, 'rounded', people, '1200余人', 'more than 1,200 people'],
  [4436, 'rounded', people, '4400余人', 'more than 4,400 people'],
  [9950, 'rounded', people, '近1万人', 'nearly 10,000 people'],
  [10_024, 'rounded', people, '1万余人', 'more than 10,000 people'],
  [13_000, 'rounded', people, '1.3万人', '13,000 people'],
  [13_024, 'rounded', people, '1.3万人', 'about 13,000 people'],
  [20_000, 'rounded', people, '2万人', '20,000 people'],
  [20_500, 'rounded', people, '2万余人', 'more than 20,000 people'],
  [123_456, 'rounded', people, '12万余人', 'more than 120,000 people'],
  [204_000, 'rounded', people, '20万余人', 'more than 200,000 people'],
  [998_000, 'rounded', visits, '近百万人次', 'nearly a million visits'],
  [1_000_000, 'rounded', visits, '百万人次', 'a million visits'],
  [1_003_482, 'rounded', visits, '百万余人次', 'more than a million visits'],
  [1_234_567, 'rounded', visits, '120余万人次', 'more than 1.2 million visits'],
  [10_020_000, 'rounded', visits, '千万余人次', 'more than 10 million visits'],
  [12_345_678, 'rounded', visits, '1200余万人次', 'more than 12 million visits'],
  [99_500_000, 'rounded', visits, '近1亿人次', 'nearly 100 million visits'],
  [123_456_789, 'rounded', visits, '1.2亿人次', 'about 120 million visits'],
  [1_034_567_890, 'rounded', visits, '10亿余人次', 'more than a billion visits'],
  [0, 'hours', minutes, '0分钟', '0 minutes'],
  [59, 'hours', minutes, '59分钟', '59 minutes'],
  [119, 'hours', minutes, '1小时', '1 hour'],
  [73_260, 'hours', minutes, '1200余小时', 'more than 1,200 hours'],
  [12_345_678_901, 'rounded', visits, '120余亿人次', 'more than 12 billion visits'],
]
for (const [value, style, unit, zh, en] of cases)
  test(`${value} is said ${zh} or ${en}`, () => {
    assert.equal(wordingOf(value, style, unit, 'zh'), zh)
    assert.equal(wordingOf(value, style, unit, 'en'), en)
  })

// Counts of every magnitude, with many close to round numbers, where wordings change.
const anyCount = fc
  .tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 99 }), fc.integer({ min: -20, max: 20 }))
  .map(([zeros, lead, aside]) => Math.max(0, lead * 10 ** zeros + aside))
const aCount = fc.oneof(anyCount, fc.integer({ min: 0, max: 20_000 }), fc.nat({ max: 2_000_000_000 }))
const chineseOf = (value: number) => wordingOf(value, 'rounded', people, 'zh')
const englishOf = (value: number) => wordingOf(value, 'rounded', people, 'en')

test('a rounded wording never claims more than was counted, and loses less than a tenth', () => {
  fc.assert(
    fc.property(aCount, (value) => {
      const said = numberIn(chineseOf(value))
      if (chineseOf(value).startsWith('近')) return
      assert.ok(said <= value && value - said < Math.max(1, value / 10), chineseOf(value))
      if (chineseOf(value).includes('余')) assert.ok(said < value)
    }),
    { numRuns: 2000 },
  )
})

const roundNumbers = Array.from({ length: 15 * 9 }, (_, i) => ((i % 9) + 1) * 10 ** Math.floor(i / 9))
const hasTwoDigits = (value: number) => /^\d{2}0*$/.test(String(value))

test('only what lies at most one per cent below the next round number is nearly that number', () => {
  fc.assert(
    fc.property(aCount, (value) => {
      const next = roundNumbers.find((round) => round > value) ?? NaN
      const isNearly = value >= 100 && !hasTwoDigits(value) && (next - value) / next <= 0.01
      assert.equal(chineseOf(value).startsWith('近'), isNearly)
      if (isNearly) assert.equal(numberIn(chineseOf(value)), next)
    }),
    { numRuns: 2000 },
  )
})

test('a greater count never sounds smaller', () => {
  fc.assert(
    fc.property(aCount, aCount, (one, other) => {
      const [less, more] = one < other ? [one, other] : [other, one]
      assert.ok(numberIn(chineseOf(less)) <= numberIn(chineseOf(more)))
      assert.ok(numberIn(chineseOf(less)) <= numberIn(chineseOf(less + 1)))
    }),
    { numRuns: 2000 },
  )
})

test('Chinese and English say the same number', () => {
  fc.assert(
    fc.property(aCount, (value) => {
      assert.equal(englishNumberIn(englishOf(value)), numberIn(chineseOf(value)))
      assert.equal(englishOf(value).startsWith('nearly'), chineseOf(value).startsWith('近'))
      assert.equal(englishOf(value).startsWith('more than'), chineseOf(value).includes('余'))
    }),
    { numRuns: 2000 },
  )
})

function numberIn(text: string): number {
  const [, digits = '', place = ''] = /([\d.]*)余?([百千]?[万亿]?)/.exec(text.replace('近', '')) ?? []
  const places: Record<string, number> = { '': 1, 万: 1e4, 百万: 1e6, 千万: 1e7, 亿: 1e8 }
  return Math.round((digits === '' ? 1 : Number(digits)) * (places[place] ?? NaN))
}

function englishNumberIn(text: string): number {
  const [, digits = '', place = ''] =
    /(\d[\d,.]*|\ba\b) ?(million|billion)?/.exec(text.replace(/^(about|nearly)/, '')) ?? []
  const scale = place === 'million' ? 1e6 : place === 'billion' ? 1e9 : 1
  return Math.round((digits === 'a' ? 1 : Number(digits.replaceAll(',', ''))) * scale)
}

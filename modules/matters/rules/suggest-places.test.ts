import assert from 'node:assert/strict'
import { test } from 'node:test'
import { suggestPlaces } from './suggest-places.ts'

const place = (code: string, name: string) => ({
  code,
  name,
  level: { 6: 'district', 9: 'subdistrict' }[code.length] ?? 'community',
})
const places = [
  place('440311', '光明区'),
  place('440311001', '光明街道'),
  place('440311002', '公明街道'),
  place('440311002001', '公明社区'),
  place('440311002002', '上村社区'),
]
const inUpperVillage = { name: '上村精工制造有限公司', placeCode: '440311002002' }
const suggested = (text: string, units: { name: string; placeCode: string }[] = [], asker = units[0]) =>
  suggestPlaces((name) => text.includes(name), places, units, asker).map(({ code, reasons }) => [
    code,
    ...reasons.map((reason) => `${reason.code} ${reason.words.join()}`),
  ])

test('a place that is named in full comes before one that is named in short, the narrower one first', () => {
  assert.deepEqual(suggested('公明街道上村社区路灯不亮，上村、公明都有'), [
    ['440311002002', 'named 上村社区'],
    ['440311002', 'named 公明街道'],
  ])
  assert.deepEqual(suggested('在公明与上村社区之间'), [
    ['440311002002', 'named 上村社区'],
    ['440311002', 'named_in_short 公明'],
  ])
})

test('a name that the whole district has too says nothing, nor does the district', () => {
  assert.deepEqual(suggested('光明区的孩子想看看光明的未来'), [])
})

test('units that are named and the unit that asks tell where it may be, and their weights add up', () => {
  assert.deepEqual(suggested('上村精工制造有限公司门口积水', [inUpperVillage]), [
    [
      '440311002002',
      'named_in_short 上村',
      `seat_of_named ${inUpperVillage.name}`,
      `seat_of_asker ${inUpperVillage.name}`,
    ],
  ])
  assert.deepEqual(suggested('门口积水', [inUpperVillage]), [
    ['440311002002', `seat_of_asker ${inUpperVillage.name}`],
  ])
  for (const { reasons, score } of suggestPlaces(() => true, places, [inUpperVillage], inUpperVillage))
    assert.equal(
      reasons.reduce((sum, { weight }) => sum + weight, 0),
      score,
    )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { indexTexts } from './find-texts.ts'
import { countGrams, statisticsOf } from './grams.ts'
import { learnLabels } from './learn-labels.ts'
import { gramsOfCandidate, gramsOfNeed, rankForNeed, scorerFor } from './rank-for-need.ts'
import { phrasesSharedWith } from './shared-phrases.ts'
import { shareInCommon, tellingGrams } from './telling-grams.ts'

const units = [
  '合成生物底盘细胞',
  '超高清显示面板',
  '电池电解液材料',
  '智慧农业育种',
  '生物医药中试平台',
  '光学薄膜涂布',
]
const offers = units.map(gramsOfCandidate)
const statistics = statisticsOf(offers)
const need = { title: '电解液开发', text: '需要高镍三元电池的电解液，解决产业化问题' }
const candidates = units.map((id) => ({ id, text: id }))
const characters = [...new Set(units.join(''))]
const someText = fc
  .array(fc.constantFrom(...characters), { minLength: 1, maxLength: 12 })
  .map((all) => all.join(''))

test('who says what the need says comes first', () => {
  const [first] = rankForNeed(gramsOfNeed(need), candidates, statistics)
  assert.equal(first?.id, '电池电解液材料')
})

test('who has more of the need in common never ranks lower', () => {
  fc.assert(
    fc.property(someText, fc.nat(11), (offer, at) => {
      // The same offer with one character put out of the need's reach: as long, and less in common.
      const less = `${offer.slice(0, at)}〇${offer.slice(at + 1)}`.slice(0, offer.length)
      const scoreOf = scorerFor(gramsOfNeed({ title: offer, text: '' }), statistics)
      assert.ok(scoreOf(offer) >= scoreOf(less), `${offer} ${scoreOf(offer)} < ${less} ${scoreOf(less)}`)
    }),
  )
})

test('the ranking does not depend on the order in which candidates come', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(candidates, { minLength: candidates.length }),
      someText,
      (shuffled, title) => {
        const sought = gramsOfNeed({ title, text: '' })
        const order = (all: typeof candidates) => rankForNeed(sought, all, statistics).map(({ id }) => id)
        assert.deepEqual(order(shuffled), order(candidates))
      },
    ),
  )
})

test('what both say is named in whole phrases, without the words that only join', () => {
  const phrasesOf = phrasesSharedWith('高镍三元动力电池的电解液与LED面板', statistics)
  assert.deepEqual(phrasesOf('动力電池的電解液'), ['动力电池的电解液'])
  assert.deepEqual(phrasesOf('的电解液与'), ['电解液'])
  assert.deepEqual(phrasesOf('led 灯'), ['led'])
  assert.deepEqual(phrasesOf('水稻育种'), [])
})

test('a name in traditional characters is compared as in simplified ones', () => {
  assert.deepEqual(countGrams('電解液', [2]), countGrams('电解液', [2]))
})

test('a question finds the text whose passage answers it, not the long one that mentions everything', () => {
  const long = '会议要求做好防控。'.repeat(40)
  const find = indexTexts([
    { id: 'news', text: `北京市中小企业座谈会召开。${long}展会项目受到关注。${long}支持政策将研究。` },
    { id: 'policy', text: '北京市对暂停举办的展会项目给予支持：补助不超过五十万元。' },
    { id: 'other', text: '江西省发布就业补贴办法。' },
  ])
  assert.equal(find('北京市对于暂停举办的展会项目有何支持政策？')[0]?.id, 'policy')
  assert.deepEqual(find('请问是什么？'), [])
})

test('the kind of a message is learnt from messages whose kinds were settled', () => {
  const kindsOf = learnLabels([
    { label: 'school', title: '孩子上学', text: '小学学位不够' },
    { label: 'school', title: '转学', text: '想转到附近的初中' },
    { label: 'traffic', title: '公交太少', text: '公交车等半小时' },
    { label: 'housing', title: '公租房申请', text: '想申请人才住房' },
  ])
  const likely = kindsOf({ title: '小学入学', text: '附近小学有没有学位' })
  assert.equal(likely[0]?.label, 'school')
  assert.ok(Math.abs(likely.reduce((sum, { share }) => sum + share, 0) - 1) < 1e-9)
  assert.deepEqual(learnLabels([])({ title: '小学', text: '' }), [])
})

test('rare grams are looked up alone and frequent ones two together, but never two of one word', () => {
  const said = statisticsOf(
    Array.from({ length: 10 }, (_, i) =>
      gramsOfCandidate(`${i % 2 === 0 ? '电解液' : '隔膜'}${i === 0 ? '育种' : '面板'}`),
    ),
  )
  const sought = gramsOfNeed({ title: '育种、电解液、隔膜、面板、水稻', text: '' })
  const { rare: lookups, frequent } = tellingGrams(sought, said, { population: 1000, most: 120 })
  assert.equal(frequent.length, 1)
  assert.ok(
    lookups.some((grams) => grams.join() === '育种'),
    JSON.stringify(lookups),
  )
  assert.ok(
    lookups.some((grams) => grams.join() === '水稻'),
    'what no text known says may stand in one',
  )
  assert.ok(
    lookups.some((grams) => grams.length === 2),
    JSON.stringify(lookups),
  )
  assert.ok(!lookups.some((grams) => grams.join() === '面板'), 'too frequent alone')
  assert.ok(!lookups.some((grams) => grams.includes('电解') && grams.includes('解液')))
})

test('a short text that stands whole in a longer one has all in common with it', () => {
  const share = (one: string, other: string) =>
    shareInCommon(countGrams(one, [2]), countGrams(other, [2]), statistics)
  assert.equal(share('电解液', '高镍电池的电解液开发'), 1)
  assert.equal(share('电解液', '孩子上学'), 0)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { foldText, searchQuery, searchTerms } from './search.ts'
import { openTestDb } from './testing.ts'

const { db } = await openTestDb()

async function isFound(names: string | string[], text: string): Promise<boolean> {
  const query = searchQuery(text)
  if (query === undefined) return false
  const terms = searchTerms([names].flat())
  const { rows } = await sql<{ found: boolean }>`
    select array_to_tsvector(${terms}::text[]) @@ ${query}::tsquery as found`.execute(db)
  return rows[0]?.found ?? false
}

const found: [name: string, typed: string][] = [
  ['深圳市光明科学城', '光明'],
  ['深圳市光明科学城', '明科'],
  ['深圳市光明科学城', '圳'],
  ['深圳市光明科学城', '城'],
  ['深圳市光明科学城', '光明 深圳'],
  ['深圳市光明科学城', 'shenzhenshiguangming'],
  ['深圳市光明科学城', 'guangm'],
  ['深圳市光明科学城', 'GM'],
  ['深圳市光明科学城', 'szsgmkxc'],
  ['深圳市光明科学城', 'shen zhen'],
  ['深圳市光明科学城', '光明kxc'],
  ['深圳湾实验室', '實驗室'],
  ['深圳灣實驗室', '湾实'],
  ['中國科學院深圳先進技術研究院', '先进技术'],
  ['乾坤科技', '乾'],
  ['乾坤科技', 'qiankun'],
  ['老乾坤医药', '老乾'],
  ['TCL华星光电', 'tcl'],
  ['TCL华星光电', 'tclhx'],
  ['TCL华星光电', 'huaxing'],
  ['ＴＣＬ華星光電', 'tcl华星'],
  ['5G基站', '5g'],
  ['A座3楼', '座'],
  ['Shenzhen Bay Laboratory', 'bay lab'],
  ['中国银行', 'zhongguoyinhang'],
  ['解放军总医院', 'jiefangjun'],
  ['单田芳', 'shantianfang'],
  ['绿色能源', 'lvse'],
  ['绿色能源', 'lüse'],
  ['𠮷野家', '𠮷'],
]
for (const [name, typed] of found)
  test(`${name} is found by “${typed}”`, async () => assert.ok(await isFound(name, typed)))

const missed: [name: string, typed: string][] = [
  ['深圳市光明科学城', '明光'],
  ['深圳市光明科学城', '光明 广州'],
  ['深圳市光明科学城', 'uangming'],
  ['深圳市光明科学城', 'p'],
  ['深圳市光明科学城', 'w'],
  ['Shenzhen Bay Laboratory', 'aboratory'],
  ['深圳市光明科学城', ''],
  ['深圳市光明科学城', "'&|!:*()\\"],
]
for (const [name, typed] of missed)
  test(`${name} is not found by “${typed}”`, async () => assert.ok(!(await isFound(name, typed))))

test('a record is found by each of its names', async () => {
  for (const typed of ['深圳湾', 'szw', 'bay'])
    assert.ok(await isFound(['深圳湾实验室', 'Shenzhen Bay Laboratory'], typed))
})

test('texts that look alike fold to the same', () => {
  for (const text of ['聚光 TCL１２', ' 聚光　tcl12', '聚光\n\tＴＣＬ12 '])
    assert.equal(foldText(text), '聚光 tcl12')
  assert.equal(foldText('臺灣後勤'), foldText('台湾后勤'))
})

const hanCharacter = fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code))

test('any name is found by any two of its neighbouring characters, and by any one', async () => {
  const anyName = fc.array(hanCharacter, { minLength: 2, maxLength: 20 })
  await fc.assert(
    fc.asyncProperty(anyName, fc.nat(), async (characters, some) => {
      const at = some % (characters.length - 1)
      const name = characters.join('')
      assert.ok(await isFound(name, characters.slice(at, at + 2).join('')))
      assert.ok(await isFound(name, characters[at] ?? ''))
    }),
  )
})

// Words without a second reading, so that the expected sound can be put together by hand.
const words: [han: string, sound: string, initials: string][] = [
  ['深圳', 'shenzhen', 'sz'],
  ['光明', 'guangming', 'gm'],
  ['生物', 'shengwu', 'sw'],
  ['研究', 'yanjiu', 'yj'],
  ['机器', 'jiqi', 'jq'],
  ['软件', 'ruanjian', 'rj'],
  ['安全', 'anquan', 'aq'],
  ['股份', 'gufen', 'gf'],
]

test('any name is found by its pinyin and by its initials, from any of its words on', async () => {
  const anyWords = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(anyWords, fc.nat(), async (parts, some) => {
      const name = parts.map(([han]) => han).join('')
      const rest = parts.slice(some % parts.length)
      assert.ok(await isFound(name, rest.map(([, sound]) => sound).join('')))
      assert.ok(await isFound(name, rest.map(([, , initials]) => initials).join('')))
    }),
  )
})

test('whatever is typed is a query that PostgreSQL accepts, and any name one that it stores', async () => {
  const hostile = fc.constantFrom(
    "'",
    '\\',
    '&',
    '|',
    '!',
    ':*',
    '<->',
    '(',
    ')',
    '"',
    '\0',
    ' ',
    '\ud800',
    'ü',
    '字',
    'a',
    '́',
  )
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(hostile).map((parts) => parts.join('')),
  )
  await fc.assert(
    fc.asyncProperty(anyText, anyText, async (name, typed) => {
      await isFound(name, typed)
      if (searchQuery(name)) assert.ok(await isFound(name, name))
    }),
    { numRuns: 300 },
  )
})

test('neither a name nor a query grows beyond its bounds', () => {
  const long = Array.from({ length: 10_000 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join('')
  const terms = searchTerms([long, 'x'.repeat(10_000), long])
  assert.ok(terms.length <= 400)
  assert.ok(terms.every((term) => Array.from(term).length <= 60))
  assert.equal(searchQuery(long)?.split('&').length, 20)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#platform/id.ts'
import type { Actor } from '#platform/access.ts'
import { mattersApi } from './api.ts'
import { openMattersWorld } from './testing.ts'

const world = await openMattersWorld(mattersApi)
const { as, people, asked, read, owner, ofCity, ofInstitute, ofCommittee } = world
const company = people.companyLiaison.posts[0]?.bodyId ?? ''

const doing = (id: string, summary: string, industryCode: string) =>
  owner.updateTable('unit').set({ summary, industry_code: industryCode }).where('id', '=', id).execute()
await doing(ofInstitute.id, '研究高镍三元电池的电解液与隔膜', 'M7320')
await doing(company, '生产动力电池', 'C3841')
const member = { committee_id: ofCommittee.id, position: 'upstream', since: '2029-01-01' }
const position = { key: 'upstream', name: '{}', summary: '{}', position: 1 }
await owner.insertInto('chain_position').values(position).execute()
await owner
  .insertInto('membership')
  .values([ofInstitute.id, company].map((unit_id) => ({ id: newId(), ...member, unit_id })))
  .execute()

const electrolyte = {
  title: '找电解液的合作方',
  description: '高镍三元动力电池需要相适配的电解液，解决产业化问题',
  unitId: company,
}
const suggestionsFor = (id: string, actor: Actor = people.operator) =>
  as(actor).suggestHandlers({ params: { id } })
const refusedWith = (code: string) => (thrown: unknown) =>
  typeof thrown === 'object' && thrown !== null && Reflect.get(thrown, 'code') === code

/** Asked by the company, answered by the institute and confirmed. */
async function helpedByInstitute(title: string, description: string): Promise<string> {
  const id = await asked({ title, description, unitId: company }, people.companyLiaison)
  const { version } = await read(id)
  const body = { parts: [{ body: ofInstitute, isLead: true }] }
  const sent = await as(people.operator).sendParts({ params: { id }, body, version })
  const part = { id: sent.handlings[0]?.id ?? '' }
  await as(people.liaison).takePart({ params: part })
  await as(people.liaison).answerPart({ params: part, body: { answer: 'helped', words: '已经给出配方' } })
  await as(people.liaison).proposeOutcome({ params: part, body: { type: 'place-given', words: '给出配方' } })
  await as(people.companyLiaison).answerOutcome({ params: { id }, body: { isConfirmed: true } })
  return id
}

test('the institute that does what the company needs is suggested, with the words that both say and their chain', async () => {
  const id = await asked(electrolyte, people.companyLiaison)
  const { handlers } = await suggestionsFor(id)
  const institute = handlers.find(({ body }) => body.id === ofInstitute.id)
  const reasons = new Map(institute?.reasons.map(({ code, words }) => [code, words]))
  assert.ok(reasons.get('words_in_common')?.includes('电解液'), JSON.stringify(institute))
  assert.ok(reasons.has('same_chain') && reasons.has('is_free') && !reasons.has('same_field'))
  assert.ok(!handlers.some(({ body }) => body.id === company), 'who asks is no handler of it')
})

test('the city is suggested where it usually answers, and nobody who has a part already', async () => {
  const id = await asked()
  const before = (await suggestionsFor(id)).handlers.find(({ body }) => body.id === ofCity.id)
  assert.deepEqual(
    before?.reasons.map(({ code }) => code),
    ['usual', 'is_free'],
  )
  const { version } = await read(id)
  const body = { parts: [{ body: ofCity, isLead: true }] }
  await as(people.operator).sendParts({ params: { id }, body, version })
  assert.ok(!(await suggestionsFor(id)).handlers.some(({ body: own }) => own.id === ofCity.id))
})

test('who helped in a similar matter is suggested with that matter, and what came of it is shown', async () => {
  const past = await helpedByInstitute('电解液配方不稳定', '高镍三元电池的电解液容易分解')
  const id = await asked(electrolyte, people.companyLiaison)
  const { handlers, similar } = await suggestionsFor(id)
  const institute = handlers.find(({ body }) => body.id === ofInstitute.id)
  const helped = institute?.reasons.find(({ code }) => code === 'helped_before')
  assert.ok(helped?.words[0]?.endsWith('电解液配方不稳定'), JSON.stringify(institute))
  assert.ok(institute?.reasons.some(({ code }) => code === 'near_in_network'))
  const found = similar.find((matter) => matter.id === past)
  assert.equal(found?.outcome, '落实学位')
  assert.ok(found.words.some((phrase) => phrase.includes('电解液')))
})

test('a handler who calls others in is shown no past matter that is not theirs', async () => {
  const past = await helpedByInstitute('电解液起泡', '高镍三元电池的电解液起泡')
  const id = await asked(electrolyte, people.companyLiaison)
  const { version } = await read(id)
  const body = { parts: [{ body: ofCommittee, isLead: true }] }
  await as(people.operator).sendParts({ params: { id }, body, version })
  const { handlers, similar } = await suggestionsFor(id, people.secretary)
  assert.ok(!similar.some((matter) => matter.id === past))
  assert.ok(!handlers.some(({ reasons }) => reasons.some(({ code }) => code === 'helped_before')))
})

test('its asker is not shown who else might help, and for others it does not exist', async () => {
  const id = await asked()
  await assert.rejects(suggestionsFor(id, people.talent), refusedWith('forbidden'))
  await assert.rejects(suggestionsFor(id, people.otherTalent), refusedWith('not_found'))
})

test('where a matter may be is suggested with why, unless its asker said where', async () => {
  const code = '440311002'
  const name = JSON.stringify({ zh: '公明街道', en: 'Gongming' })
  await owner
    .insertInto('place')
    .values({ code, parent_code: '440311', level: 'subdistrict', name })
    .execute()
  await owner.updateTable('unit').set({ place_code: code }).where('id', '=', ofInstitute.id).execute()
  const { name: institute } = await owner
    .selectFrom('unit')
    .select('name')
    .where('id', '=', ofInstitute.id)
    .executeTakeFirstOrThrow()
  const text = { title: `公明的${institute}门口积水`, description: '下雨就积水' }
  const { places } = await suggestionsFor(await asked(text))
  assert.deepEqual(places, [
    {
      code,
      name: '公明街道',
      reasons: [
        { code: 'named_in_short', weight: 0.5, words: ['公明'] },
        { code: 'seat_of_named', weight: 0.5, words: [institute] },
      ],
      score: 1,
    },
  ])
  assert.deepEqual((await suggestionsFor(await asked({ ...text, placeCode: code }))).places, [])
})

test('the kinds suggested come from what kinds say of themselves until matters teach more', async () => {
  const { kinds } = await suggestionsFor(await asked({ title: '孩子上学', description: '子女入学' }))
  assert.equal(kinds[0]?.key, 'schooling')
})

test('before asking again one is shown one’s own open matter that says the same, and nobody else’s', async () => {
  const id = await asked({ title: '女儿转学到光明小学', description: '从外地转学，读三年级' })
  const text = '女儿想转学到光明小学'
  const own = await as(people.talent).listSimilarOwn({ body: { text } })
  assert.deepEqual([own.items[0]?.id, own.items[0]?.outcome], [id, null])
  assert.ok(own.items[0]?.words.some((phrase) => phrase.includes('转学')))
  assert.deepEqual((await as(people.otherTalent).listSimilarOwn({ body: { text } })).items, [])
  assert.deepEqual((await as(people.talent).listSimilarOwn({ body: { text: '人才住房申请' } })).items, [])
})

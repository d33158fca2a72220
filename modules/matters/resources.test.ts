import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#platform/id.ts'
import { Problem } from '#platform/problem.ts'
import { textTerms } from '#platform/search.ts'
import { mattersApi } from './api.ts'
import { openMattersWorld } from './testing.ts'

const world = await openMattersWorld(mattersApi)
const { as, people, asked, read, owner, ofInstitute } = world

// What every unit says of itself says nothing of a resource.
await owner.updateTable('unit').set({ summary: '性能优良的系统' }).execute()
await owner.insertInto('resource_kind').values({ key: 'instrument', content: '{}', position: 1 }).execute()
async function shared(name: string, status: 'offered' | 'draft' = 'offered'): Promise<string> {
  const id = newId()
  const summary = '看清蛋白质的结构'
  const search = textTerms(`${name} ${summary}`)
    .map((term) => `'${term}'`)
    .join(' ')
  await owner
    .insertInto('resource')
    .values({ id, unit_id: ofInstitute.id, kind: 'instrument', status, name, summary, search })
    .execute()
  return id
}
const microscope = await shared('冷冻透射电子显微镜')
await shared('高性能计算系统')
const draft = await shared('冷冻电镜制样机', 'draft')

const need = { title: '想做冷冻电子显微镜实验', description: '蛋白质样品已经备好，不知道哪里有性能好的系统' }
async function inHandOfInstitute() {
  const id = await asked(need)
  const { version } = await read(id)
  const body = { parts: [{ body: ofInstitute, isLead: true }] }
  const sent = await as(people.operator).sendParts({ params: { id }, body, version })
  return { id, part: { id: sent.handlings[0]?.id ?? '' } }
}
const isInvalid = (field: string, code: string) => (error: unknown) => {
  assert.ok(error instanceof Problem && error.code === 'invalid_input', String(error))
  assert.deepEqual(error.details, { problems: [{ field, code, in: 'body' }] })
  return true
}

test('what a unit shares is suggested where it is called what the matter is about, with the words of both', async () => {
  const { resources } = await as(people.operator).suggestHandlers({ params: { id: await asked(need) } })
  assert.deepEqual(
    resources.map(({ id, unit, url }) => [id, unit.id, url]),
    [[microscope, ofInstitute.id, `/resources/${microscope}`]],
  )
  assert.ok(resources[0]?.words.includes('电子显微镜'), JSON.stringify(resources))
})

test('an answer names a resource, and who asked finds it there, also once it is shared no longer', async () => {
  const { id, part } = await inHandOfInstitute()
  const body = { answer: 'helped', words: '请直接预约', resourceId: microscope } as const
  await as(people.liaison).answerPart({ params: part, body })
  const found = async () => (await read(id, people.talent)).handlings[0]?.resource
  const named = { id: microscope, name: '冷冻透射电子显微镜', url: `/resources/${microscope}` }
  assert.deepEqual(await found(), { ...named, isOffered: true })
  await owner.updateTable('resource').set({ status: 'withdrawn' }).where('id', '=', microscope).execute()
  assert.deepEqual(await found(), { ...named, isOffered: false })
})

// ── refused ──

test('no answer names what is not shared, nor does one that does not help name anything', async () => {
  const { part } = await inHandOfInstitute()
  const answer = (answered: 'helped' | 'not_helped', resourceId: string) =>
    as(people.liaison).answerPart({ params: part, body: { answer: answered, words: '答复', resourceId } })
  await assert.rejects(answer('helped', draft), isInvalid('resourceId', 'not_found'))
  await assert.rejects(answer('helped', newId()), isInvalid('resourceId', 'not_found'))
  await assert.rejects(answer('not_helped', draft), isInvalid('resourceId', 'not_allowed'))
})

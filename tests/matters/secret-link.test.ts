// Whoever has no account does by the link what others do signed in, and a wrong link tells nothing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filesApi } from '#modules/files/api.ts'
import { filesContract } from '#modules/files/contract.ts'
import { type Actor, visitor } from '#platform/access.ts'
import { API_ROOT } from '#platform/contract.ts'
import { mattersApi } from '#modules/matters/api.ts'
import { mattersContract } from '#modules/matters/contract.ts'
import { aWish, openMattersWorld } from '#modules/matters/testing.ts'

const world = await openMattersWorld(mattersApi, filesApi)
const { as, asIn, db, http, cookieOf, people, ofCity } = world
const { operator, host, talent } = people

async function anUpload(actor: Actor, name: string): Promise<string> {
  const file = new Blob([`%PDF-1.7 ${name}`], { type: 'application/pdf' })
  return (await asIn(actor, filesContract).uploadFile({ query: { name: `${name}.pdf` }, file })).id
}

/** Asked at the counter with a file, answered with one, and one for those inside alone. */
async function followed() {
  const contact = { name: '王阿姨', phone: '13800000000' }
  const attached = await anUpload(host, '申请表')
  const wish = { ...aWish, kind: 'resident-request', answers: {}, contact, files: [attached] }
  const { secret, number } = await as(host).askMatter({ body: wish })
  const { items } = await as(operator).listMatters({ query: { box: 'all', q: number } })
  const params = { id: items[0]?.id ?? '' }
  const reply = await anUpload(operator, '办事指南')
  const inside = await anUpload(operator, '内部研究')
  const message = { words: '见附件' }
  await as(operator).writeMessage({ params, body: { ...message, to: 'asker', files: [reply] } })
  await as(operator).writeMessage({ params, body: { ...message, to: 'inside', files: [inside] } })
  return { secret: secret ?? '', params, attached, reply, inside }
}

const refusedWith = (code: string) => (thrown: unknown) =>
  typeof thrown === 'object' && thrown !== null && Reflect.get(thrown, 'code') === code

test('the files of a matter open by its link: what was attached at the counter and what came back', async () => {
  const { secret, attached, reply, inside } = await followed()
  const { steps } = await as(visitor).followMatter({ body: { secret } })
  const shown = steps.flatMap(({ files }) => files.map(({ id, name }) => [id, name]))
  assert.deepEqual(shown, [
    [attached, '申请表.pdf'],
    [reply, '办事指南.pdf'],
  ])
  assert.ok(!JSON.stringify(steps).includes(inside))
  const file = await as(visitor).downloadFileBySecret({ body: { secret, fileId: reply } })
  assert.equal(await file.text(), '%PDF-1.7 办事指南')
})

test('a wrong link, a file inside and a file of another matter are not found, in the same words', async () => {
  const { secret, inside, params } = await followed()
  const other = await followed()
  const answers = []
  for (const body of [
    { secret: 'x'.repeat(32), fileId: other.reply },
    { secret, fileId: inside },
    { secret, fileId: other.reply },
    { secret, fileId: params.id },
  ]) {
    const url = `${API_ROOT}${mattersContract.downloadFileBySecret.path}`
    const answer = await http.inject({ method: 'POST', url, payload: body })
    const { requestId: _, ...problem } = answer.json<Record<string, unknown>>()
    answers.push(problem)
  }
  for (const answer of answers) assert.deepEqual(answer, answers[0])
  assert.equal(answers[0]?.code, 'not_found')
})

test('the link says two months later whether it lasted, once, and only of what was confirmed', async () => {
  const { secret, params } = await followed()
  const say = (lasted: boolean) => as(visitor).sayWhetherItLastedBySecret({ body: { secret, lasted } })
  await assert.rejects(say(true), refusedWith('matters.moved_on'))
  const { version } = await as(operator).getMatter({ params })
  const body = { parts: [{ body: ofCity, isLead: true }] }
  const { handlings } = await as(operator).sendParts({ params, body, version })
  const lead = { id: handlings[0]?.id ?? '' }
  await as(operator).takePart({ params: lead })
  await as(operator).proposeOutcome({ params: lead, body: { type: 'place-given', words: '已办好' } })
  const closed = await as(visitor).answerOutcomeBySecret({ body: { secret, isConfirmed: true } })
  assert.equal(closed.can.sayWhetherItLasted, true)
  const said = await say(false)
  assert.deepEqual([said.lasted, said.can.sayWhetherItLasted], [false, false])
  assert.equal(said.steps.at(-1)?.kind, 'lasted_said')
  await assert.rejects(say(true), refusedWith('matters.moved_on'))
  const wrong = { secret: 'x'.repeat(32), lasted: true }
  await assert.rejects(as(visitor).sayWhetherItLastedBySecret({ body: wrong }), refusedWith('not_found'))
})

test('what is only read leaves no copy for repeats, whoever is signed in and whatever key is sent', async () => {
  const { secret, reply } = await followed()
  const copies = async () => (await db.selectFrom('idempotency_key').select('key').execute()).length
  const before = await copies()
  const headers = { cookie: cookieOf(talent), 'idempotency-key': 'the-same' }
  const reads = [
    { url: '/followed-matters', payload: { secret } },
    { url: '/followed-matters/file', payload: { secret, fileId: reply } },
    { url: '/matters/similar-own', payload: { text: '孩子上小学，九月入学' } },
  ]
  for (const { url, payload } of reads) {
    const { statusCode } = await http.inject({ method: 'POST', url: `${API_ROOT}${url}`, headers, payload })
    assert.equal(statusCode, 200, url)
  }
  assert.equal(await copies(), before)
})

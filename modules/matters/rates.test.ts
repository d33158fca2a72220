import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '#platform/problem.ts'
import { NOW } from '#platform/testing.ts'
import { mattersApi } from './api.ts'
import { openMattersWorld } from './testing.ts'

const world = await openMattersWorld(mattersApi)
const { as, people, owner, asked, inHand, answered, ofCity, ofInstitute } = world
const sent = { answer: 'helped', words: '已联系学校' } as const

async function ratesOf(body: string, actor = people.operator) {
  const { items } = await as(actor).listMatterRates({ query: { body } })
  const newest = items.at(-1)
  assert.ok(newest)
  const { month: _, ...rates } = newest
  return { rates, months: items.length }
}

test('a body reads how often it answered in time, was late, and what askers said to its outcomes', async () => {
  const { rates: before } = await ratesOf(ofCity.id)
  const { id } = await answered()
  await as(people.talent).answerOutcome({ params: { id }, body: { isConfirmed: true } })
  const { lead } = await inHand()
  await owner.updateTable('handling').set({ answer_due_at: NOW }).where('id', '=', lead).execute()
  const overdue = await ratesOf(ofCity.id)
  assert.deepEqual(overdue, {
    months: 12,
    rates: { ...before, inTime: before.inTime + 1, late: before.late + 1, confirmed: before.confirmed + 1 },
  })
  // Answered at last, it stays late.
  await as(people.operator).answerPart({ params: { id: lead }, body: sent })
  assert.deepEqual(await ratesOf(ofCity.id), overdue)
})

test('a withdrawn matter says nothing about the outcome that was proposed', async () => {
  const { rates } = await ratesOf(ofCity.id)
  const { id } = await answered()
  await as(people.talent).withdrawMatter({ params: { id } })
  assert.deepEqual((await ratesOf(ofCity.id)).rates, { ...rates, inTime: rates.inTime + 1 })
})

test('the desk counts what its lists show', async () => {
  const operator = as(people.operator)
  const before = await operator.countDesk()
  await asked()
  await inHand()
  const counts = await operator.countDesk({ query: { body: ofCity.id } })
  assert.deepEqual(
    [counts.triage - before.triage, counts.mine - before.mine, counts.new - before.new],
    [1, 1, 0],
  )
  const { items } = await operator.listMatters({ query: { box: 'mine', limit: 100 } })
  assert.equal(items.length, counts.mine)
})

test('what somebody who leaves had taken is listed, handed over, and waits in their body', async () => {
  const { lead } = await inHand()
  const operator = as(people.operator)
  const query = { body: ofCity.id }
  const held = async () =>
    (await operator.listPartsHeld({ query })).items.find(
      ({ person }) => person.id === people.operator.personId,
    )
  assert.ok((await held())?.parts.some(({ id }) => id === lead))
  const body = { personId: people.operator.personId ?? '', bodyId: ofCity.id }
  await operator.handOver({ body })
  assert.equal(await held(), undefined)
})

test('nobody reads the rates or the parts of a body that is not theirs', async () => {
  const query = { body: ofCity.id }
  const isForbidden = (error: unknown) => error instanceof Problem && error.code === 'forbidden'
  await assert.rejects(as(people.liaison).listMatterRates({ query }), isForbidden)
  await assert.rejects(as(people.liaison).listPartsHeld({ query }), isForbidden)
  await assert.rejects(as(people.talent).countDesk(), isForbidden)
  assert.equal((await ratesOf(ofInstitute.id, people.liaison)).months, 12)
  assert.equal((await ratesOf(ofInstitute.id, people.operator)).months, 12)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#platform/access.ts'
import { newId } from '#platform/id.ts'
import { Problem } from '#platform/problem.ts'
import { bookingsApi } from './api.ts'
import type { NewKeeperStep } from './contract.ts'
import { openBookingsWorld } from './testing.ts'

const world = await openBookingsWorld(bookingsApi)
const { owner, people, by, borrower, resourceOf } = world
const { keeper, otherKeeper, student, colleague, liaison, resident } = people

const isCode = (code: string) => (error: unknown) => error instanceof Problem && error.code === code
const wish = { wish: '三份蛋白质样品，测结构', samples: 3, givesBack: true }
const setTakes = (takesSamples: boolean) =>
  owner
    .updateTable('resource_kind')
    .set({ content: JSON.stringify({ takesSamples }) })
    .execute()
const asked = (resourceId: string, actor: Actor = student) =>
  by(actor).askSample({
    params: { id: resourceId },
    body: { ...wish, ...(actor === student ? { unitId: borrower } : {}) },
  })
const kept = async (actor: Actor, id: string, body: NewKeeperStep) => {
  const { version } = await by(actor).getSample({ params: { id } })
  return by(actor).keepSample({ params: { id }, body, version })
}
const noticesTo = async ({ personId }: Actor, bodyId = personId) => {
  const rows = await owner
    .selectFrom('notice')
    .select('code')
    .where('body_id', '=', bodyId)
    .orderBy('id')
    .execute()
  return rows.map(({ code }) => code)
}
async function uploadedBy({ personId }: Actor) {
  const id = newId()
  await owner
    .insertInto('file')
    .values({
      id,
      name: '结果.csv',
      content_type: 'text/csv',
      bytes: 12,
      sha256: Buffer.alloc(32),
      uploaded_by: personId ?? '',
    })
    .execute()
  return id
}
await setTakes(true)

test('samples are asked for, accepted, received, measured, and their results sent to who asked', async () => {
  const resourceId = await resourceOf()
  await owner
    .insertInto('resource_price')
    .values({ resource_id: resourceId, audience: 'other', per: 'sample', amount: '120.50' })
    .execute()
  const { id, cost, state } = await asked(resourceId)
  assert.deepEqual([state, cost], ['asked', 361.5])
  assert.deepEqual(await noticesTo(keeper, world.lender), ['bookings.sample_asked'])

  await kept(keeper, id, { do: 'accept', words: '周三前送到' })
  await by(student).saySample({ params: { id }, body: { words: '快递今天寄出', files: [] } })
  for (const step of ['receive', 'measure'] as const) await kept(otherKeeper, id, { do: step, words: '' })
  const fileId = await uploadedBy(keeper)
  const done = await kept(keeper, id, { do: 'finish', words: '分辨率三埃', files: [fileId] })

  assert.deepEqual(done.can, { keep: [], withdraw: false, say: true })
  const { steps } = await by(student).getSample({ params: { id } })
  assert.deepEqual(
    steps.map((step) => [step.state, step.isMessage, step.files.length]),
    [
      ['asked', false, 0],
      ['accepted', false, 0],
      ['accepted', true, 0],
      ['received', false, 0],
      ['measured', false, 0],
      ['done', false, 1],
    ],
  )
  assert.deepEqual(await noticesTo(student), [
    'bookings.sample_accepted',
    'bookings.sample_received',
    'bookings.sample_measured',
    'bookings.sample_done',
  ])
  const lists = await Promise.all([
    by(student).listSamples({ query: { when: 'ended' } }),
    by(liaison).listSamples({ query: { of: 'unit', when: 'ended' } }),
    by(keeper).listSamples({ query: { of: 'kept', when: 'ended' } }),
    by(colleague).listSamples({ query: { when: 'ended' } }),
  ])
  assert.deepEqual(
    lists.map(({ items }) => items.length),
    [1, 1, 1, 0],
  )
})

test('samples are refused with a reason, or withdrawn before they are there', async () => {
  const resourceId = await resourceOf()
  const one = await asked(resourceId)
  const refused = await kept(keeper, one.id, { do: 'refuse', words: '样品含氟，损伤探测器' })
  assert.deepEqual([refused.state, refused.steps.at(-1)?.words], ['refused', '样品含氟，损伤探测器'])
  const two = await asked(resourceId)
  const withdrawn = await by(student).withdrawSample({ params: two, version: two.version })
  assert.equal(withdrawn.state, 'withdrawn')
  await assert.rejects(
    by(student).saySample({ params: two, body: { words: '还在吗', files: [] } }),
    isCode('bookings.sample_moved_on'),
  )
})

test('samples go only to what takes them, to whom it is lent, and no step is taken out of turn or for oneself', async () => {
  await setTakes(false)
  await assert.rejects(asked(await resourceOf()), isCode('bookings.samples_not_taken'))
  await setTakes(true)
  await assert.rejects(asked(await resourceOf({ who: 'owner' })), isCode('bookings.not_possible'))
  const open = await asked(await resourceOf({ needsQualification: true }), resident)
  assert.equal(open.cost, null)
  await assert.rejects(
    kept(keeper, open.id, { do: 'measure', words: '' }),
    isCode('bookings.sample_moved_on'),
  )
  await assert.rejects(by(colleague).getSample({ params: open }), isCode('not_found'))
  await assert.rejects(
    by(resident).keepSample({ params: open, body: { do: 'accept', words: '' }, version: open.version }),
    isCode('forbidden'),
  )
  const foreign = await uploadedBy(student)
  await assert.rejects(
    by(resident).saySample({ params: open, body: { words: '见附件', files: [foreign] } }),
    isCode('invalid_input'),
  )
  const own = await asked(await resourceOf(), keeper)
  await assert.rejects(kept(keeper, own.id, { do: 'accept', words: '' }), isCode('forbidden'))
})

test('accepted by one keeper and refused by another at once, samples are one or the other', async () => {
  const resourceId = await resourceOf()
  for (let round = 0; round < 6; round++) {
    const { id, version } = await asked(resourceId)
    const answers = await Promise.allSettled([
      by(keeper).keepSample({ params: { id }, body: { do: 'accept', words: '' }, version }),
      by(otherKeeper).keepSample({ params: { id }, body: { do: 'refuse', words: '已满' }, version }),
      by(student).withdrawSample({ params: { id }, version }),
    ])
    assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1)
    const { steps } = await by(student).getSample({ params: { id } })
    assert.equal(steps.length, 2)
  }
})

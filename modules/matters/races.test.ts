import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '#platform/problem.ts'
import { countDeadlocks } from '#platform/testing.ts'
import { mattersApi } from './api.ts'
import { openMattersWorld, sumOf } from './testing.ts'

const world = await openMattersWorld(mattersApi)
const { db, as, people, asked, read, inHand, answered, ofCity, ofInstitute } = world
const ROUNDS = 8

/** Codes of those who were refused, in the order of the calls; undefined where one was done. */
async function outcomes(calls: readonly Promise<unknown>[]): Promise<(string | undefined)[]> {
  return (await Promise.allSettled(calls)).map((answer) => {
    if (answer.status === 'fulfilled') return undefined
    if (answer.reason instanceof Problem) return answer.reason.code
    throw answer.reason
  })
}
const done = (codes: readonly (string | undefined)[]) => codes.filter((code) => code === undefined).length

test('of two handlers who take or answer a part at once, one does and the other is told', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { id, lead } = await inHand()
    const answer = { answer: 'helped', words: '已联系学校' } as const
    const codes = await outcomes([
      as(people.operator).answerPart({ params: { id: lead }, body: answer }),
      as(people.otherOperator).answerPart({ params: { id: lead }, body: answer }),
    ])
    assert.ok(done(codes) === 1 && codes.includes('matters.part_moved_on'), String(codes))
    assert.equal((await read(id)).steps.filter(({ kind }) => kind === 'answered').length, 1)
  }
})

test('of two at the triage desk who send at once, one sends and the other is told that the matter changed', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const id = await asked()
    const { version } = await read(id)
    const send = (body: typeof ofCity | typeof ofInstitute) => ({
      params: { id },
      body: { parts: [{ body, isLead: true }] },
      version,
    })
    const codes = await outcomes([
      as(people.operator).sendParts(send(ofCity)),
      as(people.otherOperator).sendParts(send(ofInstitute)),
    ])
    assert.ok(done(codes) === 1 && codes.includes('precondition_failed'), String(codes))
    assert.equal((await read(id)).handlings.length, 1)
  }
})

test('an asker who confirms and rejects at once has said one of the two, and it counts at most once', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const before = await sumOf(db, 'matters.resolved')
    const { id } = await answered()
    const say = (isConfirmed: boolean) =>
      as(people.talent).answerOutcome({ params: { id }, body: { isConfirmed } })
    const codes = await outcomes([say(true), say(false), say(true)])
    assert.equal(done(codes), 1, String(codes))
    const { closing } = await read(id)
    assert.equal(await sumOf(db, 'matters.resolved'), before + (closing === 'confirmed' ? 1 : 0))
  }
})

test('withdrawn while it is answered, a matter is one or the other and counts for nothing', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { id, lead } = await inHand()
    await outcomes([
      as(people.talent).withdrawMatter({ params: { id } }),
      as(people.operator).proposeOutcome({
        params: { id: lead },
        body: { type: 'place-given', words: '好了' },
      }),
    ])
    const { status, closing, outcomes: proposed } = await read(id)
    assert.deepEqual([status, closing], ['closed', 'withdrawn'])
    assert.ok(proposed.every(({ answer }) => answer !== null))
  }
})

test('confirmed and reopened at once, it ends open or confirmed, and the figure agrees', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const before = await sumOf(db, 'matters.resolved')
    const { id } = await answered()
    await outcomes([
      as(people.talent).answerOutcome({ params: { id }, body: { isConfirmed: true } }),
      as(people.talent).reopenMatter({ params: { id }, body: { reason: '后来又变了' } }),
      as(people.talent).reopenMatter({ params: { id }, body: { reason: '后来又变了' } }),
    ])
    const { closing } = await read(id)
    assert.equal(await sumOf(db, 'matters.resolved'), before + (closing === 'confirmed' ? 1 : 0))
  }
})

test('of two who decide on a pause at once, one decides and the clock moves once', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { lead } = await inHand()
    const pause = { reason: 'expert_opinion', words: '请专家看', days: 3 } as const
    const { handlings } = await as(people.operator).proposePause({ params: { id: lead }, body: pause })
    const params = { id: handlings[0]?.pauses[0]?.id ?? '' }
    const third = people.otherOperator
    const codes = await outcomes([
      as(third).decidePause({ params, body: { isApproved: true } }),
      as(third).decidePause({ params, body: { isApproved: true } }),
    ])
    assert.ok(done(codes) === 1 && codes.includes('matters.pause_decided'), String(codes))
  }
})

test('none of these rivals ever deadlocked', async () => assert.equal(await countDeadlocks(world), 0))

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '#platform/problem.ts'
import { openChallengesWorld, reasons } from './testing.ts'

const world = await openChallengesWorld()
const { as, people, units, opened, bid, passDeadline, judged, reported } = world
const { operator, otherOperator, asker, first } = people
const ROUNDS = 4

/** Codes of those who were refused, in the order of the calls; undefined where one was done. */
async function outcomes(calls: readonly Promise<unknown>[]): Promise<(string | undefined)[]> {
  return (await Promise.allSettled(calls)).map((answer) => {
    if (answer.status === 'fulfilled') return undefined
    if (answer.reason instanceof Problem) return answer.reason.code
    throw answer.reason
  })
}

test('of two awards at once, one stands and the other is told that the challenge has changed', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { params, bids, version } = await judged()
    const codes = await outcomes([
      as(operator).proposeAward({ params, body: { bidId: bids[0], reasons }, version }),
      as(otherOperator).proposeAward({ params, body: { bidId: bids[1], reasons }, version }),
    ])
    assert.deepEqual(new Set(codes), new Set(['precondition_failed', undefined]))
    const { award } = await as().getChallenge({ params })
    assert.equal(award?.unit.id, codes[0] === undefined ? units.first : units.second)
  }
})

test('a bid that comes while the deadline passes stands among the opened ones, or is told that it is too late', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const params = await opened()
    await bid(params, 'second')
    const open = async () => {
      await passDeadline(params.id)
      return as(operator).openBids({ params })
    }
    const [late, shown] = await Promise.allSettled([bid(params, 'first'), open()])
    if (late.status === 'rejected') assert.equal((late.reason as Problem).code, 'challenges.bids_closed')
    assert.equal(shown.status, 'fulfilled')
    if (shown.status === 'fulfilled')
      assert.equal(shown.value.bids.length, late.status === 'fulfilled' ? 2 : 1)
  }
})

test('of awarding a bid and withdrawing it at once, one is done and the other is told', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { params, bids, version } = await judged()
    const [awarded, withdrawn] = await outcomes([
      as(operator).proposeAward({ params, body: { bidId: bids[0], reasons }, version }),
      as(first).withdrawBid({ params, body: { unitId: units.first } }),
    ])
    const { status } = await as().getChallenge({ params })
    if (awarded === undefined) assert.deepEqual([withdrawn, status], ['challenges.moved_on', 'noticed'])
    else assert.deepEqual([awarded, withdrawn, status], ['precondition_failed', undefined, 'in_review'])
  }
})

test('of accepting secrecy and closing the detail at once, nobody reads it afterwards', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const params = await opened()
    const unit = { unitId: units.first }
    await as(operator).inviteUnit({ params, body: unit })
    await outcomes([
      as(first).acceptSecrecy({ params, body: { ...unit, version: 1 } }),
      as(operator).withdrawInvitation({ params, body: unit }),
    ])
    const [code] = await outcomes([as(first).readDetail({ params, body: unit })])
    assert.equal(code, 'challenges.secrecy_not_accepted')
  }
})

test('of accepting a milestone and sending it back at once, one is done and the other is told', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const params = await reported()
    const codes = await outcomes([
      as(asker).answerMilestone({ params, body: { isAccepted: true, words: '通过' } }),
      as(operator).answerMilestone({ params, body: { isAccepted: false, words: '退回' } }),
    ])
    assert.deepEqual(new Set(codes), new Set(['challenges.milestone_moved_on', undefined]))
  }
})

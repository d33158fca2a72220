// The promise of the module: nothing is ever booked twice, whoever comes at the same moment.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#platform/access.ts'
import { API_ROOT } from '#platform/contract.ts'
import { Problem } from '#platform/problem.ts'
import { countDeadlocks } from '#platform/testing.ts'
import { bookingsApi } from './api.ts'
import { overlaps } from './contract.ts'
import { countOf, hours, openBookingsWorld } from './testing.ts'

const world = await openBookingsWorld(bookingsApi)
const { db, http, cookieOf, people, by, borrower, resourceOf, personsOf } = world
const { keeper, student, colleague, resident } = people
const ROUNDS = 6

/** Codes of those who were refused, in the order of the calls; undefined where one was done. */
async function outcomes(calls: readonly Promise<unknown>[]): Promise<(string | undefined)[]> {
  return (await Promise.allSettled(calls)).map((answer) => {
    if (answer.status === 'fulfilled') return undefined
    if (answer.reason instanceof Problem) return answer.reason.code
    throw answer.reason
  })
}
const done = (codes: readonly (string | undefined)[]) => codes.filter((code) => code === undefined).length
const booked = (actor: Actor, resourceId: string, from: number, to: number) =>
  by(actor).bookResource({
    body: { resourceId, ...hours(from, to), ...(actor === student ? { unitId: borrower } : {}) },
  })

/** Pairs of taken times of the day that have a minute in common. */
async function overlapsIn(resourceId: string): Promise<number> {
  const query = { from: '2030-01-02', to: '2030-01-04' }
  const { taken } = await by(keeper).getCalendar({ params: { id: resourceId }, query })
  const spans = taken.map(({ startsAt, endsAt }) => ({
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
  }))
  return spans.flatMap((one, at) => spans.slice(at + 1).filter((other) => overlaps(one, other))).length
}

test('of 200 who want one slot at once, one has it and 199 are told that it is taken', async () => {
  const resourceId = await resourceOf()
  const payload = JSON.stringify({ resourceId, ...hours(1, 2) })
  const cookies = (await personsOf(200)).map(cookieOf)
  const answers = await Promise.all(
    cookies.map((cookie) =>
      http.inject({
        method: 'POST',
        url: `${API_ROOT}/bookings`,
        headers: { cookie, 'content-type': 'application/json' },
        payload,
      }),
    ),
  )
  const told = answers.map((answer) => `${answer.statusCode} ${answer.json<{ code?: string }>().code ?? ''}`)
  assert.equal(told.filter((one) => one === '201 ').length, 1)
  assert.equal(told.filter((one) => one === '409 bookings.slot_taken').length, 199)
})

test('of a booking made longer and a new one in that time, one is done', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const resourceId = await resourceOf()
    const { id, version } = await booked(student, resourceId, 1, 2)
    const codes = await outcomes([
      by(student).moveBooking({ params: { id }, body: hours(1, 3), version }),
      booked(resident, resourceId, 2, 3),
    ])
    assert.ok(done(codes) === 1 && codes.includes('bookings.slot_taken'), String(codes))
    assert.equal(await overlapsIn(resourceId), 0)
  }
})

test('of two bookings moved to one time, one is moved; two that would change places both stay', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const resourceId = await resourceOf()
    const one = await booked(student, resourceId, 1, 2)
    const other = await booked(resident, resourceId, 3, 4)
    const move = (actor: Actor, { id, version }: typeof one, from: number) =>
      by(actor).moveBooking({ params: { id }, body: hours(from, from + 1), version })
    const changed = await outcomes([move(student, one, 3), move(resident, other, 1)])
    assert.deepEqual(changed, ['bookings.slot_taken', 'bookings.slot_taken'])
    const codes = await outcomes([move(student, one, 6), move(resident, other, 6)])
    assert.ok(done(codes) === 1 && codes.includes('bookings.slot_taken'), String(codes))
  }
})

test('approved and cancelled at once, a booking is one or the other in the end and counts as that', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const resourceId = await resourceOf({ approval: 'always' })
    const { id, version } = await booked(student, resourceId, 1, 2)
    await outcomes([
      by(keeper).approveBooking({ params: { id }, version }),
      by(student).cancelBooking({ params: { id }, body: {} }),
      by(keeper).refuseBooking({ params: { id }, body: { reason: '检修' }, version }),
    ])
    const { state } = await by(student).getBooking({ params: { id } })
    assert.ok(state === 'cancelled' || state === 'refused', state)
    assert.equal(await countOf(db, id), 0)
  }
})

test('of a hold, a booking and a series that begins there, one has the time', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const resourceId = await resourceOf()
    const series = { resourceId, ...hours(1, 2), repeat: { days: [3], until: '2030-01-16' } }
    const codes = await outcomes([
      by(student).holdTime({ body: { resourceId, ...hours(1, 2) } }),
      booked(resident, resourceId, 1, 2),
      by(colleague).bookSeries({ body: { ...series, ifConflicts: 'none' } }),
    ])
    assert.equal(done(codes), 1, String(codes))
    assert.equal(await overlapsIn(resourceId), 0)
  }
})

test('a person who books at once on many screens gets no more than the rules allow', async () => {
  const resourceId = await resourceOf({ aheadMinutes: 120 })
  const codes = await outcomes(
    [1, 3, 5, 7, 9, 11].map((from) => booked(resident, resourceId, from, from + 1)),
  )
  assert.equal(done(codes), 2, String(codes))
})

test('sent twice under one key, a booking is made once', async () => {
  const resourceId = await resourceOf()
  const body = { resourceId, ...hours(1, 2) }
  const [one, other] = await Promise.all([
    by(resident).bookResource({ body }, 'the-same-key'),
    by(resident).bookResource({ body }, 'the-same-key'),
  ])
  assert.equal(one.id, other.id)
})

test('none of these rivals ever deadlocked', async () => assert.equal(await countDeadlocks(world), 0))

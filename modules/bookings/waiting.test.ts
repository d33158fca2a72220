import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#platform/access.ts'
import { Problem } from '#platform/problem.ts'
import { countDeadlocks, NOW } from '#platform/testing.ts'
import { expireAll } from './actions/run-out.ts'
import { bookingsApi } from './api.ts'
import { countOf, hours, momentOfTest, openBookingsWorld } from './testing.ts'

const world = await openBookingsWorld(bookingsApi)
const { db, owner, people, by, borrower, resourceOf } = world
const { keeper, student, colleague, resident } = people
const ROUNDS = 6

const isCode = (code: string) => (error: unknown) => error instanceof Problem && error.code === code
const booked = (actor: Actor, resourceId: string, from = 1, to = 2) =>
  by(actor).bookResource({ body: { resourceId, ...hours(from, to) } })
const waits = (actor: Actor, resourceId: string, from = 1, to = 2) =>
  by(actor).joinWaiting({ body: { resourceId, ...hours(from, to), purpose: '样品甲' } })
const cancelled = (actor: Actor, { id }: { id: string }) =>
  by(actor).cancelBooking({ params: { id }, body: {} })
const waitOf = async (actor: Actor, id: string) => {
  const lists = await Promise.all(
    (['open', 'ended'] as const).map((when) => by(actor).listWaiting({ query: { when } })),
  )
  const found = lists.flatMap(({ items }) => items).find((one) => one.id === id)
  assert.ok(found)
  return found
}
const noticesTo = async ({ personId }: Actor) => {
  const rows = await owner.selectFrom('notice').select('code').where('body_id', '=', personId).execute()
  return rows.map(({ code }) => code)
}
/** Lets what is held for this wait run out. */
const runOut = (waitingId: string) =>
  owner
    .updateTable('booking')
    .set({ held_until: NOW })
    .from('waiting')
    .whereRef('waiting.booking_id', '=', 'booking.id')
    .where('waiting.id', '=', waitingId)
    .execute()
async function outcomes(calls: readonly Promise<unknown>[]): Promise<(string | undefined)[]> {
  return (await Promise.allSettled(calls)).map((answer) => {
    if (answer.status === 'fulfilled') return undefined
    if (answer.reason instanceof Problem) return answer.reason.code
    throw answer.reason
  })
}
const done = (codes: readonly (string | undefined)[]) => codes.filter((code) => code === undefined).length

test('given back, a time is offered to who asked first, held for them until a deadline, and booked when they accept', async () => {
  const resourceId = await resourceOf()
  const booking = await booked(resident, resourceId)
  const first = await by(student).joinWaiting({
    body: { resourceId, ...hours(1, 2), unitId: borrower, purpose: '样品甲' },
  })
  const second = await waits(colleague, resourceId)
  assert.deepEqual([first.state, first.place, second.place], ['waiting', 1, 2])

  await cancelled(resident, booking)
  const offered = await waitOf(student, first.id)
  assert.deepEqual([offered.state, offered.offeredUntil], ['offered', '2030-01-01T02:00:00.000Z'])
  assert.ok((await noticesTo(student)).includes('bookings.time_offered'))
  await assert.rejects(booked(resident, resourceId), isCode('bookings.slot_taken'))

  const accepted = await by(student).acceptOffer({ params: offered })
  assert.deepEqual(
    [accepted.id, accepted.state, accepted.purpose, accepted.unit?.id],
    [offered.bookingId, 'confirmed', '样品甲', borrower],
  )
  assert.equal(await countOf(db, accepted.id), 1)
  assert.equal((await waitOf(student, first.id)).state, 'accepted')
  assert.equal((await waitOf(colleague, second.id)).place, 1)
})

test('declined or not answered in time, an offer goes to the next in line', async () => {
  const resourceId = await resourceOf({ approval: 'always' })
  const booking = await booked(keeper, resourceId)
  const [first, second, third] = [
    await waits(student, resourceId),
    await waits(colleague, resourceId),
    await waits(resident, resourceId),
  ]
  await cancelled(keeper, booking)
  assert.equal((await by(student).leaveWaiting({ params: first })).state, 'declined')
  assert.equal((await waitOf(colleague, second.id)).state, 'offered')
  await runOut(second.id)
  await expireAll(db, momentOfTest)
  assert.equal((await waitOf(colleague, second.id)).state, 'lapsed')
  assert.ok((await noticesTo(colleague)).includes('bookings.offer_lapsed'))
  const accepted = await by(resident).acceptOffer({ params: third })
  assert.equal(accepted.state, 'pending', 'an offer spares nobody the word of a keeper')
})

test('a time is offered once it is wholly free, and to the next where the first may not book it any more', async () => {
  const resourceId = await resourceOf({ aheadMinutes: 120 })
  const [one, two] = [await booked(resident, resourceId, 1, 2), await booked(keeper, resourceId, 2, 3)]
  const long = await waits(student, resourceId, 1, 3)
  const short = await waits(colleague, resourceId, 1, 2)
  await booked(student, resourceId, 9, 11)
  await cancelled(keeper, two)
  assert.equal((await waitOf(student, long.id)).state, 'waiting')
  await cancelled(resident, one)
  assert.equal((await waitOf(student, long.id)).state, 'waiting', 'they have all that they may have')
  assert.equal((await waitOf(colleague, short.id)).state, 'offered')
})

test('too soon before its start a time is offered to nobody, and once it began the waiting is over', async () => {
  const resourceId = await resourceOf({ leadMinutes: 60 * 24 })
  const booking = await booked(resident, resourceId, 1, 2)
  const waiting = await waits(student, resourceId, 1, 2)
  // The clock of the test is 24 hours and a bit before: the rules now want 25.
  await owner
    .updateTable('booking_rules')
    .set({ lead_minutes: 60 * 25 })
    .where('resource_id', '=', resourceId)
    .execute()
  await cancelled(resident, booking)
  assert.equal((await waitOf(student, waiting.id)).state, 'waiting')
  await expireAll(db, { ...momentOfTest, now: new Date(hours(1, 2).startsAt) })
  assert.equal((await waitOf(student, waiting.id)).state, 'over')
})

test('nobody waits for what is free, for their own time, twice, or for what they may not book', async () => {
  const resourceId = await resourceOf({ longestMinutes: 60 })
  await assert.rejects(waits(student, resourceId), isCode('bookings.slot_free'))
  await booked(student, resourceId)
  await assert.rejects(waits(student, resourceId), isCode('bookings.slot_yours'))
  await waits(colleague, resourceId)
  await assert.rejects(waits(colleague, resourceId), isCode('bookings.already_waiting'))
  await assert.rejects(waits(colleague, resourceId, 0, 2), isCode('bookings.not_possible'))
  const { items } = await by(resident).listWaiting({ query: {} })
  assert.deepEqual(items, [], 'nobody sees what others wait for')
  const other = await waits(resident, resourceId)
  await assert.rejects(by(student).acceptOffer({ params: other }), isCode('not_found'))
  await assert.rejects(by(resident).acceptOffer({ params: other }), isCode('bookings.waiting_moved_on'))
})

test('who comes just as a time is given back never overtakes the line', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const resourceId = await resourceOf()
    const booking = await booked(resident, resourceId)
    const waiting = await waits(student, resourceId)
    await outcomes([
      cancelled(resident, booking),
      booked(keeper, resourceId),
      by(colleague).holdTime({ body: { resourceId, ...hours(1, 2) } }),
    ])
    assert.equal((await waitOf(student, waiting.id)).state, 'offered')
  }
})

test('of two times given back at once that one person waits for together, one offer is made', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const resourceId = await resourceOf()
    const [one, two] = [await booked(resident, resourceId, 1, 2), await booked(keeper, resourceId, 2, 3)]
    const waiting = await waits(student, resourceId, 1, 3)
    const codes = await outcomes([cancelled(resident, one), cancelled(keeper, two)])
    assert.equal(done(codes), 2, String(codes))
    assert.equal((await waitOf(student, waiting.id)).state, 'offered')
    const { count } = await owner
      .selectFrom('event')
      .select((row) => row.fn.countAll<number>().as('count'))
      .where('type', '=', 'bookings.time_offered')
      .where('details', '@>', JSON.stringify({ waitingId: waiting.id }))
      .executeTakeFirstOrThrow()
    assert.equal(count, 1)
  }
})

test('accepted twice, or as it lapses, an offer becomes one booking or none', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const resourceId = await resourceOf()
    const booking = await booked(resident, resourceId)
    const waiting = await waits(student, resourceId)
    await cancelled(resident, booking)
    const accept = () => by(student).acceptOffer({ params: waiting })
    if (round % 2 === 0) {
      assert.equal(done(await outcomes([accept(), accept()])), 1)
      continue
    }
    const later = { ...momentOfTest, now: new Date(NOW.getTime() + 3 * 3_600_000) }
    const [code] = await outcomes([accept(), expireAll(db, later)])
    const { state, bookingId } = await waitOf(student, waiting.id)
    assert.equal(state, code === undefined ? 'accepted' : 'lapsed')
    assert.equal(await countOf(db, bookingId ?? ''), code === undefined ? 1 : 0)
  }
})

test('none of these rivals ever deadlocked', async () => assert.equal(await countDeadlocks(world), 0))

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#platform/access.ts'
import { Problem } from '#platform/problem.ts'
import { bookingsApi } from './api.ts'
import type { OutageAnswer } from './contract.ts'
import { countOf, hours, openBookingsWorld } from './testing.ts'

const world = await openBookingsWorld(bookingsApi)
const { owner, people, by, resourceOf } = world
const { keeper, otherKeeper, student, colleague, resident } = people
const ROUNDS = 6
const BROKEN = '真空泵更换'

const isCode = (code: string) => (error: unknown) => error instanceof Problem && error.code === code
const booked = (actor: Actor, resourceId: string, from: number, to: number) =>
  by(actor).bookResource({ body: { resourceId, ...hours(from, to) } })
const told = (resourceId: string, from: number, to: number, met: OutageAnswer[] = []) =>
  by(keeper).tellOutage({
    params: { id: resourceId },
    body: { ...hours(from, to), isPlanned: true, words: BROKEN, met },
  })
/** What the person was last told, with its words. */
async function lastNoticeTo({ personId }: Actor) {
  const { code, details } = await owner
    .selectFrom('notice')
    .select(['code', 'details'])
    .where('body_id', '=', personId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return [code, (details as { words?: string }).words]
}
const stateOf = async (actor: Actor, { id }: { id: string }) => {
  const { state, startsAt, isLate } = await by(actor).getBooking({ params: { id } })
  return [state, startsAt, isLate]
}

test('before an outage is told the keeper sees whom it meets, and another free time for each', async () => {
  const resourceId = await resourceOf()
  const one = await booked(student, resourceId, 1, 3)
  const other = await booked(resident, resourceId, 3, 4)
  await booked(colleague, resourceId, 6, 7)
  const { met } = await by(keeper).checkOutage({ params: { id: resourceId }, body: hours(2, 5) })
  assert.deepEqual(
    met.map(({ booking, nextFree }) => [booking.id, nextFree]),
    [
      [one.id, hours(7, 9)],
      [other.id, hours(5, 6)],
    ],
  )
})

test('told with an outage, a booking moves, is cancelled or stays, and each person reads why', async () => {
  const resourceId = await resourceOf({ lateCancelMinutes: 60 * 48, dayCount: 1 })
  const [one, two, three] = [
    await booked(student, resourceId, 1, 2),
    await booked(resident, resourceId, 2, 3),
    await booked(colleague, resourceId, 3, 4),
  ]
  const outage = await told(resourceId, 1, 5, [
    { bookingId: two.id, do: 'cancel' },
    { bookingId: one.id, do: 'move', ...hours(6, 7) },
    { bookingId: three.id, do: 'warn' },
  ])
  assert.deepEqual(outage.met, { moved: 1, cancelled: 1, warned: 1 })
  assert.deepEqual(await stateOf(student, one), ['confirmed', hours(6, 7).startsAt, false])
  assert.deepEqual(await stateOf(resident, two), ['cancelled', two.startsAt, false])
  assert.deepEqual(await stateOf(colleague, three), ['confirmed', three.startsAt, false])
  assert.deepEqual([await countOf(owner, one.id), await countOf(owner, two.id)], [1, 0])
  assert.deepEqual(await lastNoticeTo(student), ['bookings.outage_moved', BROKEN])
  assert.deepEqual(await lastNoticeTo(resident), ['bookings.outage_cancelled', BROKEN])
  assert.deepEqual(await lastNoticeTo(colleague), ['bookings.outage_warned', BROKEN])
  await assert.rejects(booked(resident, resourceId, 2, 3), isCode('bookings.slot_in_outage'))
})

test('lifted early, its time can be booked again, those it met are told, and the waiting list is served first', async () => {
  const resourceId = await resourceOf()
  const { id } = await booked(resident, resourceId, 1, 2)
  const waiting = await by(student).joinWaiting({ body: { resourceId, ...hours(1, 2) } })
  const outage = await told(resourceId, 1, 5, [{ bookingId: id, do: 'cancel' }])
  const offers = async () => (await by(student).listWaiting({ query: { resource: resourceId } })).items
  assert.deepEqual(
    (await offers()).map(({ state }) => state),
    ['waiting'],
    'what is out of order is offered to nobody',
  )
  const { items } = await by(otherKeeper).listOutages({ query: { resource: resourceId } })
  assert.deepEqual(
    items.map((row) => [row.id, row.can.lift]),
    [[outage.id, true]],
  )

  const lifted = await by(otherKeeper).liftOutage({ params: outage, version: outage.version })
  assert.notEqual(lifted.liftedAt, null)
  assert.equal((await lastNoticeTo(resident))[0], 'bookings.outage_lifted')
  assert.deepEqual(
    (await offers()).map(({ id: offered, state }) => [offered, state]),
    [[waiting.id, 'offered']],
  )
  await booked(resident, resourceId, 3, 4)
  await assert.rejects(
    by(keeper).liftOutage({ params: outage, version: lifted.version }),
    isCode('bookings.outage_over'),
  )
})

test('an outage ends what is only held; who had an offer keeps their place in line', async () => {
  const resourceId = await resourceOf()
  const { id } = await booked(resident, resourceId, 1, 2)
  await by(student).joinWaiting({ body: { resourceId, ...hours(1, 2) } })
  await by(resident).cancelBooking({ params: { id }, body: {} })
  await told(resourceId, 1, 5)
  const { items } = await by(student).listWaiting({ query: { resource: resourceId } })
  assert.deepEqual(
    items.map(({ state, bookingId, place }) => [state, bookingId, place]),
    [['waiting', null, 1]],
  )
  assert.equal((await lastNoticeTo(student))[0], 'bookings.offer_taken_back')
})

test('an outage is refused that leaves a booking unanswered, moves one where it cannot be, or is told already', async () => {
  const resourceId = await resourceOf()
  const one = await booked(student, resourceId, 1, 2)
  await booked(resident, resourceId, 6, 7)
  await assert.rejects(told(resourceId, 1, 5), isCode('bookings.outage_meets_others'))
  const warn = { bookingId: one.id, do: 'warn' } as const
  await assert.rejects(told(resourceId, 1, 5, [warn, warn]), isCode('bookings.outage_meets_others'))
  await assert.rejects(told(resourceId, 3, 5, [warn]), isCode('bookings.outage_meets_others'))
  for (const [from, because] of [
    [6, 'bookings.slot_taken'],
    [4, 'bookings.slot_in_outage'],
  ] as const)
    await assert.rejects(
      told(resourceId, 1, 5, [{ bookingId: one.id, do: 'move', ...hours(from, from + 1) }]),
      (error) =>
        isCode('bookings.outage_cannot_move')(error) &&
        (error as { details?: { because?: string } }).details?.because === because,
    )
  await told(resourceId, 3, 5)
  await assert.rejects(told(resourceId, 4, 6), isCode('bookings.outage_told_already'))
  await assert.rejects(
    by(keeper).tellOutage({
      params: { id: resourceId },
      body: { ...hours(-48, -40), isPlanned: false, words: BROKEN },
    }),
    isCode('invalid_input'),
  )
  await assert.rejects(
    by(student).checkOutage({ params: { id: resourceId }, body: hours(1, 2) }),
    isCode('forbidden'),
  )
})

test('of an outage and a booking made in it at the same moment, one is done', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const resourceId = await resourceOf()
    const answers = await Promise.allSettled([
      told(resourceId, 1, 5),
      booked(student, resourceId, 1, 2),
      booked(resident, resourceId, 3, 4),
    ])
    const codes = answers.map((answer) =>
      answer.status === 'fulfilled' ? 'done' : (answer.reason as Problem).code,
    )
    const [outage, ...bookings] = codes
    if (outage === 'done') assert.deepEqual(bookings, ['bookings.slot_in_outage', 'bookings.slot_in_outage'])
    else assert.equal(outage, 'bookings.outage_meets_others')
  }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#platform/access.ts'
import { API_ROOT } from '#platform/contract.ts'
import { Problem } from '#platform/problem.ts'
import { NOW } from '#platform/testing.ts'
import { expireAll, releaseNoShows } from './actions/run-out.ts'
import { bookingsApi } from './api.ts'
import { countOf, hours, momentOfTest, openBookingsWorld } from './testing.ts'

const world = await openBookingsWorld(bookingsApi)
const { db, owner, http, cookieOf, people, by, borrower, resourceOf, pricesOf } = world
const { keeper, otherKeeper, student, colleague, liaison, resident } = people
const forUnit = { unitId: borrower }

const isCode = (code: string) => (error: unknown) => error instanceof Problem && error.code === code
const codesOf = (error: unknown): string[] => {
  assert.ok(error instanceof Problem && error.code === 'bookings.not_possible', String(error))
  return (error.details as { problems: { code: string }[] }).problems.map(({ code }) => code)
}
const noticesTo = async ({ personId }: Actor) => {
  const rows = await owner
    .selectFrom('notice')
    .select('code')
    .where('body_id', '=', personId)
    .orderBy('id')
    .execute()
  return rows.map(({ code }) => code)
}
const booked = async (actor: Actor, resourceId: string, slot = hours(1, 2), more = {}) =>
  by(actor).bookResource({ body: { resourceId, ...slot, ...more } })

test('a hold keeps the time while the form is filled in, and becomes the booking', async () => {
  const resourceId = await resourceOf()
  const hold = await by(student).holdTime({ body: { resourceId, ...hours(1, 2) } })
  assert.deepEqual([hold.state, hold.heldUntil], ['held', '2030-01-01T00:10:00.000Z'])
  await assert.rejects(booked(resident, resourceId), isCode('bookings.slot_taken'))
  const next = await by(student).holdTime({ body: { resourceId, ...hours(3, 5) } })
  assert.equal(next.id, hold.id, 'one hold for each person and resource')
  await booked(resident, resourceId)
  const booking = await booked(student, resourceId, hours(3, 5), { ...forUnit, purpose: '样品甲' })
  assert.deepEqual([booking.id, booking.state, booking.purpose], [hold.id, 'confirmed', '样品甲'])
  assert.equal(await countOf(db, booking.id), 1)
})

test('a hold that ran out frees its time, at once to who asks and else by the clock', async () => {
  const resourceId = await resourceOf()
  const runOut = async (id: string) =>
    owner.updateTable('booking').set({ held_until: NOW }).where('id', '=', id).execute()
  const hold = await by(student).holdTime({ body: { resourceId, ...hours(1, 2) } })
  await runOut(hold.id)
  const query = { from: '2030-01-02', to: '2030-01-03' }
  assert.deepEqual((await by(resident).getCalendar({ params: { id: resourceId }, query })).taken, [])
  await booked(resident, resourceId)
  assert.equal((await by(student).getBooking({ params: hold })).state, 'expired')
  const other = await by(colleague).holdTime({ body: { resourceId, ...hours(4, 5) } })
  await runOut(other.id)
  await expireAll(db, momentOfTest)
  assert.equal((await by(colleague).getBooking({ params: other })).state, 'expired')
  assert.deepEqual(
    (await by(student).listBookings({ query: { when: 'past' } })).items,
    [],
    'it was never a booking',
  )
})

test('a check tells all problems, costs and conflicts, and writes nothing', async () => {
  const resourceId = await resourceOf({ approval: 'always', longestMinutes: 60, needsCovenant: true })
  await pricesOf(resourceId, 'other', 120)
  await booked(keeper, resourceId, hours(2, 3))
  const check = await by(student).checkBooking({ body: { resourceId, ...hours(1, 3), ...forUnit } })
  assert.deepEqual(
    check.problems.map(({ code, keeperMayOverride }) => [code, keeperMayOverride]),
    [
      ['covenant_not_signed', false],
      ['too_long', true],
    ],
  )
  assert.deepEqual(
    [check.cost, check.waitsForApproval, check.isPossible, check.mayOverride],
    [240, true, false, false],
  )
  assert.deepEqual(check.conflicts, [hours(2, 3)])
  const { count } = await owner
    .selectFrom('booking')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('person_id', '=', student.personId)
    .where('resource_id', '=', resourceId)
    .executeTakeFirstOrThrow()
  assert.equal(count, 0)
})

test('what waits for a keeper counts once approved, frees its time when refused, and each is told', async () => {
  const resourceId = await resourceOf({ approval: 'others' })
  const first = await booked(student, resourceId, hours(1, 2), forUnit)
  const second = await booked(student, resourceId, hours(3, 4), forUnit)
  assert.deepEqual([first.state, await countOf(db, first.id)], ['pending', 0])
  const waiting = await by(keeper).listBookings({
    query: { of: 'kept', when: 'waiting', resource: resourceId },
  })
  assert.deepEqual(
    waiting.items.map(({ id, can }) => [id, can.decide]),
    [
      [first.id, true],
      [second.id, true],
    ],
  )

  const { version } = first
  const approved = await by(keeper).approveBooking({ params: first, version })
  assert.deepEqual([approved.state, await countOf(db, first.id)], ['confirmed', 1])
  await by(otherKeeper).refuseBooking({ params: second, body: { reason: '当天有检修安排' }, version })
  assert.equal((await by(student).getBooking({ params: second })).reason, '当天有检修安排')
  assert.deepEqual(await noticesTo(student), ['bookings.approved', 'bookings.refused'])
  await booked(keeper, resourceId, hours(3, 4))
  await assert.rejects(
    by(otherKeeper).approveBooking({ params: first, version }),
    isCode('precondition_failed'),
  )
})

test('a keeper books for somebody and sets aside what may be set aside; nobody else can', async () => {
  const resourceId = await resourceOf({ approval: 'always', longestMinutes: 60, needsQualification: true })
  const body = {
    resourceId,
    ...hours(1, 3),
    personId: student.personId,
    ...forUnit,
    override: ['too_long' as const],
  }
  await assert.rejects(by(liaison).bookResource({ body }), isCode('forbidden'))
  await assert.rejects(
    by(keeper).bookResource({ body }),
    (error) => codesOf(error).join() === 'not_qualified',
  )
  const qualified = { resource_id: resourceId, person_id: student.personId, granted_at: NOW }
  await owner
    .insertInto('qualification')
    .values({ id: crypto.randomUUID(), ...qualified })
    .execute()
  const booking = await by(keeper).bookResource({ body })
  assert.deepEqual(
    [booking.state, booking.overridden, booking.bookedBy.name],
    ['confirmed', ['too_long'], '管理员'],
  )
  assert.ok((await noticesTo(student)).includes('bookings.booked_for_you'))
  await assert.rejects(
    by(keeper).bookResource({ body: { ...body, ...hours(5, 6), personId: resident.personId } }),
    isCode('invalid_input'),
  )
})

test('a booking is moved, made longer and shorter; beyond what was approved it waits again', async () => {
  const resourceId = await resourceOf({ approval: 'always' })
  const { id, version } = await booked(student, resourceId, hours(2, 4), forUnit)
  await by(keeper).approveBooking({ params: { id }, version })
  const shorter = await by(student).moveBooking({ params: { id }, body: hours(2, 3), version: version + 1 })
  assert.deepEqual(
    [shorter.state, shorter.endsAt, await countOf(db, id)],
    ['confirmed', hours(2, 3).endsAt, 1],
  )
  const rules = owner.updateTable('booking_rules').where('resource_id', '=', resourceId)
  await rules.set({ who: 'owner' }).execute()
  const less = await by(student).moveBooking({ params: { id }, body: hours(2, 2.5), version: version + 2 })
  assert.equal(less.state, 'confirmed', 'to give back is always allowed')
  await rules.set({ who: 'everyone' }).execute()
  const moved = await by(student).moveBooking({ params: { id }, body: hours(6, 7), version: version + 3 })
  assert.deepEqual([moved.state, await countOf(db, id)], ['pending', 0])
  const again = await by(keeper).approveBooking({ params: { id }, version: moved.version })
  const byKeeper = await by(keeper).moveBooking({ params: { id }, body: hours(8, 9), version: again.version })
  assert.deepEqual([byKeeper.state, await countOf(db, id)], ['confirmed', 1])
  await booked(keeper, resourceId, hours(6, 7))
  await assert.rejects(
    by(student).moveBooking({ params: { id }, body: hours(6.5, 9), version: byKeeper.version }),
    isCode('bookings.slot_taken'),
  )
})

test('once begun, a booking keeps its start, ends no earlier than now, and cancelled it is late', async () => {
  const resourceId = await resourceOf()
  const { id, version } = await booked(student, resourceId, hours(0, 4, '2030-01-01'), forUnit)
  const move = (from: number, to: number) =>
    by(student).moveBooking({ params: { id }, body: hours(from, to, '2030-01-01'), version })
  await assert.rejects(move(1, 4), isCode('bookings.has_begun'))
  await assert.rejects(move(-1, -0.5), isCode('bookings.has_begun'))
  const cancelled = await by(student).cancelBooking({ params: { id }, body: {} })
  assert.deepEqual([cancelled.state, cancelled.isLate, await countOf(db, id)], ['cancelled', true, 0])
  const early = await booked(student, resourceId, hours(5, 6, '2030-01-03'), forUnit)
  assert.equal((await by(student).cancelBooking({ params: early, body: {} })).isLate, false)
  await assert.rejects(by(student).cancelBooking({ params: early, body: {} }), isCode('bookings.moved_on'))
  const forStudent = { ...forUnit, personId: student.personId }
  const kept = await booked(keeper, resourceId, hours(7, 8, '2030-01-01'), forStudent)
  const byKeeper = await by(keeper).cancelBooking({ params: kept, body: { reason: '停机检修' } })
  assert.deepEqual([byKeeper.isLate, byKeeper.reason], [false, '停机检修'])
})

test('a booking goes to a colleague who may book it too, and to nobody else', async () => {
  const resourceId = await resourceOf({ dayCount: 1 })
  const { id, version } = await booked(student, resourceId, hours(1, 2), forUnit)
  const handTo = ({ personId }: Actor) =>
    by(student).handOverBooking({ params: { id }, body: { personId: personId ?? '' }, version })
  await assert.rejects(handTo(resident), isCode('invalid_input'))
  const other = await booked(colleague, resourceId, hours(3, 4), forUnit)
  await assert.rejects(handTo(colleague), (error) => codesOf(error).join() === 'too_many_on_day')
  await by(colleague).cancelBooking({ params: other, body: {} })
  const handed = await handTo(colleague)
  assert.deepEqual([handed.person.name, await countOf(db, id)], ['同事', 1])
  assert.ok((await noticesTo(colleague)).includes('bookings.handed_to_you'))
  const own = await booked(resident, resourceId, hours(5, 6))
  await assert.rejects(
    by(resident).handOverBooking({ params: own, body: { personId: student.personId }, version: own.version }),
    isCode('bookings.no_colleagues'),
  )
})

test('a series books all or none, or leaves out what is taken, as asked', async () => {
  const resourceId = await resourceOf({ dayMinutes: 60 })
  await booked(resident, resourceId, hours(1, 2, '2030-01-09'))
  const repeat = { days: [3], until: '2030-01-23' }
  const series = { resourceId, ...hours(1, 2), ...forUnit, repeat }
  // What they hold while they fill in the form does not stand in their own way.
  const hold = await by(student).holdTime({ body: { resourceId, ...hours(1, 2), ...forUnit } })
  const { occasions } = await by(student).checkSeries({ body: series })
  assert.deepEqual(
    occasions.map(({ isTaken }) => isTaken),
    [false, true, false, false],
  )
  await assert.rejects(by(student).bookSeries({ body: { ...series, ifConflicts: 'none' } }), (error) => {
    assert.ok(error instanceof Problem && error.code === 'bookings.series_conflicts')
    assert.deepEqual(
      (error.details as { occasions: { startsAt: string }[] }).occasions[0]?.startsAt,
      hours(1, 2, '2030-01-09').startsAt,
    )
    return true
  })
  assert.deepEqual((await by(student).listBookings({ query: { resource: resourceId } })).items, [])
  const done = await by(student).bookSeries({ body: { ...series, ifConflicts: 'skip' } })
  assert.deepEqual([done.booked.length, done.skipped.length], [3, 1])
  assert.ok(done.booked.every(({ seriesId }) => seriesId === done.id))
  assert.equal(done.booked[0]?.id, hold.id)
  const endless = { ...series, repeat: { days: [1, 2, 3, 4, 5, 6, 7], until: '2030-03-31' } }
  await assert.rejects(by(student).checkSeries({ body: endless }), isCode('invalid_input'))
})

test('who did not come loses the rest; who is using it does not', async () => {
  const resourceId = await resourceOf({ noShowMinutes: 30 })
  const slot = hours(0, 2, '2030-01-01')
  const away = await booked(student, resourceId, slot, forUnit)
  const used = await booked(student, await resourceOf({ noShowMinutes: 30 }), slot, forUnit)
  const use = { resource_id: used.resource.id, person_id: student.personId, told_by: student.personId }
  await owner
    .insertInto('machine_use')
    .values({ id: crypto.randomUUID(), ...use, booking_id: used.id, started_at: NOW, source: 'label' })
    .execute()
  const at = (minutes: number) => ({ ...momentOfTest, now: new Date(NOW.getTime() + minutes * 60_000) })
  await releaseNoShows(db, at(29))
  assert.equal((await by(student).getBooking({ params: away })).state, 'confirmed')
  await releaseNoShows(db, at(30))
  assert.equal((await by(student).getBooking({ params: away })).state, 'no_show')
  assert.equal((await by(student).getBooking({ params: used })).state, 'confirmed')
  assert.equal(await countOf(db, away.id), 0)
})

test('the calendar tells everybody when it is taken, and whose it is only to who may know', async () => {
  const resourceId = await resourceOf({
    opening: [{ days: [3], from: '08:00', to: '12:00' }],
    offHours: 'limited',
  })
  const { id } = await booked(student, resourceId, hours(1, 2), { ...forUnit, publicTitle: '开放日' })
  const query = {
    resources: [resourceId, crypto.randomUUID()].join(','),
    from: '2030-01-02',
    to: '2030-01-09',
  }
  const seenBy = async (actor: Actor) => (await by(actor).compareCalendars({ query })).items
  const [calendar] = await seenBy(resident)
  assert.deepEqual(calendar?.open, [hours(0, 4)])
  assert.deepEqual(calendar?.taken, [{ ...hours(1, 2), publicTitle: '开放日', booking: null }])
  for (const actor of [student, liaison, keeper])
    assert.equal((await seenBy(actor))[0]?.taken[0]?.booking?.id, id)
  await assert.rejects(by(colleague).getBooking({ params: { id } }), isCode('not_found'))
})

test('what is in an outage cannot be booked, nor what is not booked by time', async () => {
  const resourceId = await resourceOf()
  const outage = {
    starts_at: new Date(hours(1, 2).startsAt),
    ends_at: new Date(hours(1, 2).endsAt),
    is_planned: true,
    words: '检修',
  }
  await owner
    .insertInto('outage')
    .values({
      id: crypto.randomUUID(),
      resource_id: resourceId,
      told_by: keeper.personId,
      told_at: NOW,
      ...outage,
    })
    .execute()
  await assert.rejects(booked(student, resourceId, hours(1.5, 2.5)), isCode('bookings.slot_in_outage'))
  await assert.rejects(
    booked(student, await resourceOf(null)),
    (error) => codesOf(error).join() === 'no_rules',
  )
})

test('one moment is one moment however it is written, and times that cannot be are refused by field', async () => {
  const resourceId = await resourceOf()
  const post = async (startsAt: string, endsAt: string) => {
    const answer = await http.inject({
      method: 'POST',
      url: `${API_ROOT}/bookings`,
      headers: { cookie: cookieOf(student), 'content-type': 'application/json' },
      payload: JSON.stringify({ resourceId, startsAt, endsAt }),
    })
    const { code, problems = [] } = answer.json<{
      code?: string
      problems?: { field: string; code: string }[]
    }>()
    return [
      answer.statusCode,
      ...(code === 'invalid_input' ? problems.map((one) => `${one.field} ${one.code}`) : [code]),
    ]
  }
  const end = '2030-01-02T02:00:00Z'
  assert.equal((await post('2030-01-02T01:00:00Z', '2030-01-02T10:00:00+08:00'))[0], 201)
  assert.deepEqual(await post('2030-01-02T09:30:00+08:00', end), [409, 'bookings.slot_taken'])
  assert.deepEqual(await post(end, '2030-01-02T10:00:00+08:00'), [422, 'endsAt not_after_start'])
  assert.deepEqual(await post(end, '2030-01-02T01:00:00Z'), [422, 'endsAt not_after_start'])
  assert.deepEqual(await post('2030-01-02T01:00:00.000001Z', end), [422, 'startsAt not_whole_minutes'])
  assert.deepEqual(await post('2030-01-02T01:00:30Z', end), [422, 'startsAt not_whole_minutes'])
  assert.deepEqual(await post(end, '9999-01-01T00:00:00Z'), [422, 'endsAt out_of_calendar'])
  assert.deepEqual(await post('infinity', end), [422, 'startsAt invalid_format'])
  assert.deepEqual(await post('2030-01-02', end), [422, 'startsAt invalid_format'])
})

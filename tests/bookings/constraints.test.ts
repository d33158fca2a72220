// What the database holds by itself, whatever a program forgets.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bookingsApi } from '#modules/bookings/api.ts'
import { openBookingsWorld } from '#modules/bookings/testing.ts'
import { newId } from '#platform/id.ts'
import { NOW } from '#platform/testing.ts'

const { owner, people, resourceOf } = await openBookingsWorld(bookingsApi)
const { student, keeper } = people

async function insert(resourceId: string, from: string, to: string, more: Record<string, unknown> = {}) {
  const id = newId()
  const whose = { resource_id: resourceId, person_id: student.personId, booked_by: student.personId }
  const times = { starts_at: from as unknown as Date, ends_at: to as unknown as Date }
  await owner
    .insertInto('booking')
    .values({ id, ...whose, ...times, state: 'confirmed', ...more })
    .execute()
  return id
}
const breaks = (constraint: string) => (error: unknown) =>
  error instanceof Error && 'constraint' in error && error.constraint === constraint

test('bookings that touch are two; a minute in common is refused, also to what comes back to life', async () => {
  const id = await resourceOf()
  await insert(id, '2030-01-02T01:00Z', '2030-01-02T02:00Z')
  await insert(id, '2030-01-02T10:00+08:00', '2030-01-02T11:00+08:00', { state: 'pending' })
  for (const state of ['pending', 'confirmed', 'used'])
    await assert.rejects(
      insert(id, '2030-01-02T01:59Z', '2030-01-02T02:01Z', { state }),
      breaks('booking_no_overlap'),
    )
  const held = { state: 'held', held_until: NOW }
  await assert.rejects(
    insert(id, '2030-01-02T01:00Z', '2030-01-02T02:00Z', held),
    breaks('booking_no_overlap'),
  )
  const gone = await insert(id, '2030-01-02T01:30Z', '2030-01-02T02:30Z', {
    state: 'cancelled',
    ended_at: NOW,
  })
  await assert.rejects(
    owner.updateTable('booking').set({ state: 'confirmed', ended_at: null }).where('id', '=', gone).execute(),
    breaks('booking_no_overlap'),
  )
})

test('a booking has a length, whole minutes and an end', async () => {
  const id = await resourceOf()
  const start = '2030-01-02T01:00Z'
  await assert.rejects(insert(id, start, start), breaks('booking_ends_after_it_starts'))
  await assert.rejects(insert(id, start, '2030-01-02T00:00Z'), breaks('booking_ends_after_it_starts'))
  for (const end of ['infinity', '9999-01-01T00:00Z', '2030-01-02T02:00:30Z', '2030-01-02T02:00:00.000001Z'])
    await assert.rejects(insert(id, start, end), breaks('booking_is_in_time'))
})

test('nobody decides about their own use, and a refusal has its reason', async () => {
  const id = await resourceOf()
  const slot = ['2030-01-02T01:00Z', '2030-01-02T02:00Z'] as const
  await assert.rejects(
    insert(id, ...slot, { decided_by: student.personId }),
    breaks('booking_is_not_decided_by_who_booked'),
  )
  await assert.rejects(
    insert(id, ...slot, { state: 'refused', decided_by: keeper.personId }),
    breaks('booking_is_refused_with_a_reason'),
  )
})

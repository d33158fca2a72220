import type pg from 'pg'
import { audienceOf, costOf } from '#modules/bookings/rules/costs.ts'
import { dayIn } from '#platform/clock.ts'
import type { BookingEnd, InventedBooking } from './bookings.ts'
import { chanceOf } from './chance.ts'
import { copyRows } from './copy-rows.ts'
import type { InventedUse } from './use.ts'
import { answerBy, waitingRows } from './waiting.ts'

const instant = (moment: number | null) => (moment === null ? null : new Date(moment).toISOString())

/** Bookings in the order in which they were made, so that their numbers rise, with what became of them. */
export async function writeBookings(
  client: pg.Client,
  use: InventedUse,
  { seed, zone, now }: { seed: number; zone: string; now: number },
): Promise<void> {
  const { bookings, outages, samples } = use
  await copyRows(
    client,
    `booking (id, resource_id, person_id, unit_id, booked_by, starts_at, ends_at, state, purpose, public_title, cost,
      decided_by, decided_at, reason, ended_by, ended_at, is_late, created_at, held_until)`,
    bookings.map((own) => bookingRow(own, now)),
  )
  await writeUses(client, bookings, zone)
  await writeOutages(client, outages)
  await copyRows(
    client,
    'waiting (id, resource_id, person_id, unit_id, starts_at, ends_at, asked_at, state, booking_id)',
    waitingRows(use, chanceOf(seed, 'waiting'), now),
  )
  await writeSamples(client, samples)
}

const DECIDED: ReadonlySet<BookingEnd> = new Set(['used', 'confirmed', 'no_show', 'refused'])
const FULL = '该时段已另有安排，请改约相邻时段。'
const HOUR_MS = 3_600_000

function bookingRow(own: InventedBooking, now: number) {
  const { resource, user, state, bookedAt, endedAt, startsAt } = own
  const { rules, keepers } = resource
  const keeper = keepers.find(({ id }) => id !== user.id)
  const isDecided = rules?.approval !== 'none' && DECIDED.has(state) && keeper !== undefined
  const lateFrom = startsAt - (rules?.lateCancelMinutes ?? 0) * 60_000
  return [
    own.id,
    resource.id,
    user.id,
    user.unitId,
    user.id,
    instant(startsAt),
    instant(own.endsAt),
    state,
    own.purpose,
    own.publicTitle,
    own.cost,
    isDecided ? keeper.id : null,
    isDecided ? instant(bookedAt + HOUR_MS / 4) : null,
    state === 'refused' ? FULL : null,
    state === 'cancelled' ? user.id : null,
    instant(endedAt),
    state === 'cancelled' && endedAt !== null && endedAt > lateFrom,
    instant(bookedAt),
    state === 'held' ? instant(answerBy(own, now)) : null,
  ]
}

async function writeUses(
  client: pg.Client,
  bookings: readonly InventedBooking[],
  zone: string,
): Promise<void> {
  await copyRows(
    client,
    `machine_use (id, resource_id, booking_id, person_id, unit_id, started_at, ended_at, source, told_by, stopped_by,
      recorded_at, day, audience, cost)`,
    bookings.flatMap((booking) => (booking.use === null ? [] : [useRow(booking, booking.use, zone)])),
  )
}

function useRow(
  { id, resource, user }: InventedBooking,
  use: NonNullable<InventedBooking['use']>,
  zone: string,
) {
  const { from, until } = use
  const row = [use.id, resource.id, id, user.id, user.unitId, instant(from), instant(until), 'label', user.id]
  if (until === null) return [...row, null, null, null, null, null]
  const isOfOwner = user.unitId === resource.unit.id
  const audience = audienceOf({ isOfOwner, isOfNetwork: user.unitId !== null })
  const span = { startsAt: new Date(from), endsAt: new Date(until) }
  // The last minute of a use is of the day on which it ended.
  const day = dayIn(zone, new Date(until - 1))
  return [...row, user.id, instant(until), day, audience, costOf(span, resource.prices, audience)]
}

async function writeOutages(client: pg.Client, outages: InventedUse['outages']): Promise<void> {
  await copyRows(
    client,
    'outage (id, resource_id, starts_at, ends_at, is_planned, words, told_by, told_at)',
    outages.map((own) => [
      own.id,
      own.resource.id,
      instant(own.startsAt),
      instant(own.endsAt),
      own.isPlanned,
      own.words,
      own.resource.keepers[0]?.id,
      instant(own.toldAt),
    ]),
  )
}

async function writeSamples(client: pg.Client, samples: InventedUse['samples']): Promise<void> {
  await copyRows(
    client,
    `sample_request (id, resource_id, person_id, unit_id, wish, samples, gives_back, state, asked_at, ended_at, cost)`,
    samples.map((own) => [
      own.id,
      own.resource.id,
      own.user.id,
      own.user.unitId,
      own.wish,
      own.samples,
      own.samples % 2 === 0,
      own.state,
      instant(own.steps[0]?.at ?? null),
      instant(own.endedAt),
      own.cost,
    ]),
  )
  await copyRows(
    client,
    'sample_step (id, request_id, state, words, person_id, at)',
    samples.flatMap(({ id, wish, steps }) =>
      steps.map((step, i) => [step.id, id, step.state, i === 0 ? wish : '', step.by, instant(step.at)]),
    ),
  )
}

import { getCity } from '#modules/city/public.ts'
import { tellBody } from '#modules/people/public.ts'
import { getResource, type Lendable } from '#modules/sharing/public.ts'
import { asSystem } from '#platform/access.ts'
import { dayIn } from '#platform/clock.ts'
import type { Db } from '#platform/db.ts'
import { record } from '#platform/record.ts'
import { overlaps, SHORTEST_OFFER_MINUTES, type Span } from '../contract.ts'
import { listEndedOffers, listLine, updateWaiting, type WaitingRow } from '../queries/waiting.ts'
import { writeBooking } from '../queries/write-bookings.ts'
import { consider, type Moment } from './consider.ts'

const MINUTE_MS = 60_000

/**
 * Says of each offer that is held no more how it ended: given up by who had it, not answered in time, or taken back by an
 * outage, after which they wait in their old place.
 */
export async function settleOffers(db: Db, resourceId: string): Promise<void> {
  for (const { endedBy, ...waiting } of await listEndedOffers(db, resourceId)) {
    if (endedBy === waiting.personId) {
      await updateWaiting(db, waiting.id, { state: 'declined' })
      continue
    }
    if (endedBy !== null) {
      await updateWaiting(db, waiting.id, { state: 'waiting', booking_id: null })
      await tell(db, waiting, 'bookings.offer_taken_back')
      continue
    }
    await updateWaiting(db, waiting.id, { state: 'lapsed' })
    const permit = asSystem<'bookings.lapse', WaitingRow>('nobody answered in time', waiting)
    await record(db, permit, 'bookings.offer_lapsed', { waitingId: waiting.id, resourceId }, [])
    await tell(db, waiting, 'bookings.offer_lapsed')
  }
}

/**
 * Offers what is free to the line: each time to the first who wants it and may book it now. Right only for as long as the
 * resource is locked.
 */
export async function offerFreeTime(db: Db, resourceId: string, now: Date): Promise<void> {
  const line = await listLine(db, resourceId, now)
  if (line.length === 0) return
  const { zone } = await getCity(db)
  const moment = { now, today: dayIn(zone, now), zone }
  const resource = await getResource(db, resourceId)
  const offered: Span[] = []
  for (const waiting of line) {
    if (offered.some((span) => overlaps(span, waiting))) continue
    const heldUntil = deadlineOf(waiting, resource, now)
    if (heldUntil && (await offer(db, waiting, resource, heldUntil, moment))) offered.push(waiting)
  }
}

/** Until when they may think: never past what the rules want before the start. Undefined where that is too soon. */
function deadlineOf({ startsAt }: Span, { rules }: Lendable, now: Date): Date | undefined {
  if (!rules) return undefined
  const latest = startsAt.getTime() - rules.leadMinutes * MINUTE_MS
  const heldUntil = Math.min(now.getTime() + rules.acceptMinutes * MINUTE_MS, latest)
  return heldUntil - now.getTime() < SHORTEST_OFFER_MINUTES * MINUTE_MS ? undefined : new Date(heldUntil)
}

/** Whoever may not book it any more, keeps their place for what comes later. */
async function offer(db: Db, waiting: WaitingRow, resource: Lendable, heldUntil: Date, moment: Moment) {
  const { id, resourceId, personId, unitId, startsAt, endsAt, purpose } = waiting
  const { problems, taken, outages, cost } = await consider(db, { ...waiting, resource }, waiting, moment, [])
  if (problems.length > 0 || taken.length > 0 || outages.length > 0) return false
  const bookingId = await writeBooking(db, {
    resourceId,
    seriesId: null,
    personId,
    unitId,
    bookedBy: personId,
    bookedUnder: waiting.under,
    startsAt,
    endsAt,
    state: 'held',
    heldUntil,
    purpose,
    publicTitle: null,
    attendees: null,
    overridden: [],
    cost,
    decidedBy: null,
    decidedAt: null,
    at: moment.now,
  })
  await updateWaiting(db, id, { state: 'offered', booking_id: bookingId })
  const permit = asSystem<'bookings.offer', WaitingRow>('first in line', waiting)
  await record(db, permit, 'bookings.time_offered', { waitingId: id, resourceId, bookingId, heldUntil }, [])
  await tell(db, waiting, 'bookings.time_offered', { bookingId, until: heldUntil.toISOString() })
  return true
}

const tell = (
  db: Db,
  { id, personId, resourceName, startsAt }: WaitingRow,
  code: `bookings.${string}`,
  more: Record<string, string> = {},
) =>
  tellBody(db, {
    bodyKind: 'person',
    bodyId: personId,
    code,
    details: { waitingId: id, resourceName, startsAt: startsAt.toISOString(), ...more },
  })

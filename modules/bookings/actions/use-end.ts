import { borrowerOf, type Lendable, markQualificationUsed } from '#modules/sharing/public.ts'
import { dayIn } from '#platform/clock.ts'
import type { Db } from '#platform/db.ts'
import type { Fact } from '#platform/record.ts'
import { minutesOf, type Span } from '../contract.ts'
import { getBookingById } from '../queries/bookings.ts'
import { updateBooking } from '../queries/write-bookings.ts'
import {
  findOtherShared,
  listStandingFacts,
  type StandingFact,
  type UseEnd,
  writeEnd,
} from '../queries/write-uses.ts'
import { audienceOf, costOf } from '../rules/costs.ts'
import type { Moment } from './consider.ts'

/** A use whose end is being told. */
export interface Ending {
  id: string
  bookingId: string | null
  personId: string
  unitId: string | null
  resource: Lendable
}

/** What the end of a use settles: whose use it was for the owner, the day it counts for, its cost by today's prices. */
export async function settle(
  db: Db,
  { resource, personId, unitId }: Ending,
  { startsAt, endsAt }: Span,
  stoppedBy: string | null,
  { now, today, zone }: Moment,
): Promise<UseEnd> {
  const borrower = await borrowerOf(db, { personId, unitId, resource, today, now })
  const audience = audienceOf(borrower)
  return {
    startedAt: startsAt,
    endedAt: endsAt,
    stoppedBy,
    recordedAt: now,
    // The last minute of the use is of the day on which it ended, also where that is midnight.
    day: dayIn(zone, new Date(endsAt.getTime() - 1)),
    audience,
    cost: costOf({ startsAt, endsAt }, resource.prices, audience),
  }
}

/** Minutes by others than the owner's own people, and such a person once in the city; the figure is the owner's. */
export function factsOf({ id, personId, resource }: Ending, end: UseEnd): Fact[] {
  if (end.audience === 'own') return []
  const { unitId, placeCode } = resource
  const common = { day: end.day, subjectId: id, unitId, placeCode }
  const minutes = minutesOf({ startsAt: end.startedAt, endsAt: end.endedAt })
  return [
    { ...common, measure: 'sharing.minutes', quantity: minutes },
    { ...common, measure: 'sharing.external-users', quantity: 1, countedOnce: personId },
  ]
}

/** Writes the end: its booking is used, and so is the person's qualification. The facts are for the caller to record. */
export async function end(db: Db, ending: Ending, settled: UseEnd, words?: string): Promise<void> {
  await writeEnd(db, ending.id, settled, words)
  await markQualificationUsed(db, ending.resource.id, ending.personId, settled.endedAt)
  if (ending.bookingId === null) return
  const { state } = await getBookingById(db, ending.bookingId)
  // Whatever else became of the booking meanwhile stays as it is.
  if (state === 'confirmed') await updateBooking(db, ending.bookingId, { state: 'used' })
}

const reversalOf = (fact: StandingFact, useId: string): Fact => ({
  measure: fact.measure,
  quantity: -fact.quantity,
  // Of the same day, so that the minutes of each day are those of its list.
  day: fact.day,
  subjectId: useId,
  unitId: fact.unitId,
  committeeId: fact.committeeId,
  placeCode: fact.placeCode,
  reverses: fact.id,
})

/** What sets the minutes of a use right: the standing fact taken back, and one of what was. */
export async function correctingFacts(db: Db, ending: Ending, day: string, settled: UseEnd): Promise<Fact[]> {
  const standing = await listStandingFacts(db, ending.id, day)
  const minutes = standing.filter(({ measure }) => measure === 'sharing.minutes')
  const wasCounted = standing.some(({ measure }) => measure === 'sharing.external-users')
  const right = factsOf(ending, settled).filter(({ measure }) => measure === 'sharing.minutes' || !wasCounted)
  return [...minutes.map((fact) => reversalOf(fact, ending.id)), ...right]
}

/** What takes a use out of all counts. A person counted by it is counted by another use of theirs, where there is one. */
export async function takingBackFacts(
  db: Db,
  { id, personId }: { id: string; personId: string },
  day: string,
): Promise<Fact[]> {
  const standing = await listStandingFacts(db, id, day)
  const facts = standing.map((fact) => reversalOf(fact, id))
  if (!standing.some(({ measure }) => measure === 'sharing.external-users')) return facts
  const other = await findOtherShared(db, personId, id)
  if (!other) return facts
  const counted = { measure: 'sharing.external-users', quantity: 1, countedOnce: personId }
  return [
    ...facts,
    { ...counted, day: other.day, subjectId: other.id, unitId: other.unitId, placeCode: other.placeCode },
  ]
}

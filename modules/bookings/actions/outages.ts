import type { Lendable } from '#modules/sharing/public.ts'
import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { Problem, refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import {
  BookingObstacle,
  type OutageAnswer,
  OutageCannotMove,
  OutageMeetsOthers,
  OutageOver,
  type Span,
} from '../contract.ts'
import { type BookingRow, listBookingsById } from '../queries/bookings.ts'
import {
  endHolds,
  insertMet,
  insertOutage,
  listToTellOfLift,
  markLifted,
  type OutageAct,
  type ToldOutage,
} from '../queries/outages.ts'
import { cancelBooking, moveBooking } from './change.ts'
import type { Moment } from './consider.ts'
import { freed } from './freed.ts'
import { tellUser } from './tell.ts'

/** A booking that the outage meets, as its keeper may change it. */
export type Met = Permit<'bookings.change', BookingRow>
type Keeping = Permit<'bookings.keep_outages', { resource: Lendable; ownerId: string }>

/**
 * Needs the resource locked and `met` read after that: all bookings in its time, of which each must be answered. First
 * those that move, since what is cancelled goes to the waiting list at once. Returns the id of the outage.
 */
export async function tellOutage(
  db: Db,
  permit: Keeping,
  wish: Span & { isPlanned: boolean; words: string; met: readonly OutageAnswer[] },
  met: readonly Met[],
  moment: Moment,
): Promise<string> {
  const { post, subject } = permit
  const { resource } = subject
  const { words, isPlanned, startsAt, endsAt } = wish
  const answers = pairs(wish.met, met)
  const by = { by: post.personId, at: moment.now }
  const id = await insertOutage(db, { startsAt, endsAt, words, isPlanned, resourceId: resource.id, ...by })
  const hadHolds = await endHolds(db, resource.id, wish, post.personId, moment.now)
  if (hadHolds) await freed(db, resource.id, moment.now)
  const done: { bookingId: string; did: OutageAct }[] = []
  for (const [answer, booking] of answers.toSorted(([one], [other]) => ORDER[one.do] - ORDER[other.do]))
    done.push({
      bookingId: answer.bookingId,
      did: await carryOut(db, answer, booking, { resource, words }, moment),
    })
  await insertMet(db, id, done)
  const details = { outageId: id, resourceId: resource.id, isPlanned, startsAt, endsAt, met: done }
  await record(db, permit, 'bookings.outage_told', details, [])
  return id
}

const ORDER = { move: 0, warn: 1, cancel: 2 }

/** Each booking with its answer, where there is exactly one for each. */
function pairs(answers: readonly OutageAnswer[], met: readonly Met[]): [OutageAnswer, Met][] {
  const found = answers.flatMap((answer): [OutageAnswer, Met][] => {
    const booking = met.find(({ subject }) => subject.id === answer.bookingId)
    return booking ? [[answer, booking]] : []
  })
  const isComplete = found.length === answers.length && answers.length === met.length
  if (!isComplete || new Set(found.map(([, booking]) => booking)).size !== met.length)
    throw refused(OutageMeetsOthers)
  return found
}

async function carryOut(
  db: Db,
  answer: OutageAnswer,
  permit: Met,
  { resource, words }: { resource: Lendable; words: string },
  moment: Moment,
): Promise<OutageAct> {
  switch (answer.do) {
    case 'move': {
      const span = { startsAt: new Date(answer.startsAt), endsAt: new Date(answer.endsAt) }
      // The outage is no fault of who booked, so every rule that a keeper may set aside is.
      const wish = { ...span, override: BookingObstacle.options, outageWords: words }
      await moveBooking(db, permit, resource, wish, moment).catch((error: unknown) => {
        if (!(error instanceof Problem)) throw error
        throw refused(OutageCannotMove, { bookingId: answer.bookingId, because: error.code })
      })
      return 'moved'
    }
    case 'cancel':
      await cancelBooking(db, permit, words, moment, words)
      return 'cancelled'
    case 'warn':
      await tellUser(db, permit.subject, permit.post, 'bookings.outage_warned', { words })
      return 'warned'
  }
}

/** Needs the resource locked and the outage read after that. What is free again goes to the waiting list first. */
export async function liftOutage(
  db: Db,
  permit: Permit<'bookings.keep_outages', ToldOutage>,
  { now }: Moment,
): Promise<void> {
  const { subject: outage, post } = permit
  if (outage.liftedAt !== null || outage.endsAt <= now) throw refused(OutageOver)
  await markLifted(db, outage.id, post.personId, now)
  const details = { outageId: outage.id, resourceId: outage.resourceId }
  await record(db, permit, 'bookings.outage_lifted', details, [])
  const met = await listToTellOfLift(db, outage.id, now)
  if (met.length > 0)
    for (const booking of await listBookingsById(db, met))
      await tellUser(db, booking, post, 'bookings.outage_lifted', { words: outage.words })
  await freed(db, outage.resourceId, now)
}

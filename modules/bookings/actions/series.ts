import type { Db } from '#platform/db.ts'
import { invalidField, refused } from '#platform/problem.ts'
import {
  type BookingObstacle,
  type BookingProblem,
  MOST_OCCASIONS,
  type Occasion,
  type Repeat,
  overlaps,
  SeriesConflicts,
  type Span,
} from '../contract.ts'
import { findOwnHold, insertSeries } from '../queries/write-bookings.ts'
import { bookingProblems, remaining } from '../rules.ts'
import { waitsForApproval } from '../rules/approval.ts'
import { audienceOf, costOf } from '../rules/costs.ts'
import { occasionsOf } from '../rules/series.ts'
import { calendarOf } from './city-calendar.ts'
import { type Booker, insertBooked, type Purpose } from './book.ts'
import { type Lending, type Moment, readTerms, setAsideOf, timesAround } from './consider.ts'
import { freed } from './freed.ts'
import { expireOld } from './run-out.ts'

/** One time of a series, judged as if those before it that are possible were booked. */
interface Judged extends Span {
  /** All by the rules, also what is set aside. */
  problems: BookingProblem[]
  left: BookingProblem[]
  isTaken: boolean
  cost: number | null
}

export interface JudgedSeries {
  occasions: Judged[]
  waits: boolean
}

export const isPossible = ({ left, isTaken }: Judged): boolean => left.length === 0 && !isTaken

export const presentOccasion = ({ startsAt, endsAt, left, isTaken }: Judged): Occasion => ({
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
  problems: left,
  isTaken,
})

/**
 * Judges every time of a series, as if the bookings in `except` were not there; what is wrong with the series itself is a
 * fault of the field that says so.
 */
export async function considerSeries(
  db: Db,
  lending: Lending,
  first: Span,
  { repeat, override }: { repeat: Repeat; override: readonly BookingObstacle[] },
  moment: Moment,
  except: readonly string[],
): Promise<JudgedSeries> {
  const spans = occasionsOf(first, repeat, calendarOf(moment.zone, null))
  const last = spans.at(-1)
  if (!last) throw invalidField('repeat.until', 'no_occasion')
  if (spans.length > MOST_OCCASIONS) throw invalidField('repeat.until', 'too_many_occasions')

  const terms = await readTerms(db, lending, moment)
  const { resource, borrower, unitId, calendar } = terms
  const whole = { startsAt: first.startsAt, endsAt: last.endsAt }
  const { own, taken, outages } = await timesAround(db, lending, whole, moment.now, except)
  const occasions: Judged[] = []
  for (const span of spans) {
    const problems = bookingProblems({ ...span, unitId }, resource.rules, borrower, own, calendar, moment.now)
    const isTaken = [...taken, ...outages, ...own].some((other) => overlaps(span, other))
    const judged = {
      ...span,
      problems,
      left: remaining(problems, override),
      isTaken,
      cost: costOf(span, resource.prices, audienceOf(borrower)),
    }
    if (isPossible(judged)) own.push(span)
    occasions.push(judged)
  }
  return { occasions, waits: resource.rules !== null && waitsForApproval(resource.rules, borrower) }
}

/**
 * Books all times or none, or those that are possible, as asked; none possible is refused either way. What who books held
 * of the resource becomes the first.
 */
export async function bookSeries(
  db: Db,
  permit: Booker,
  first: Span,
  wish: Purpose & { repeat: Repeat; override: readonly BookingObstacle[]; ifConflicts: 'none' | 'skip' },
  moment: Moment,
): Promise<{ id: string; booked: string[]; skipped: Occasion[] }> {
  const { resource, personId } = permit.subject
  await expireOld(db, resource.id, moment)
  const hold = await findOwnHold(db, resource.id, permit.post.personId)
  const except = hold ? [hold.id] : []
  const { occasions, waits } = await considerSeries(db, permit.subject, first, wish, moment, except)
  const possible = occasions.filter(isPossible)
  const skipped = occasions.filter((one) => !isPossible(one)).map(presentOccasion)
  if (possible.length === 0 || (skipped.length > 0 && wish.ifConflicts === 'none'))
    throw refused(SeriesConflicts, { occasions: skipped })

  const { purpose, publicTitle, attendees, repeat, override } = wish
  const id = await insertSeries(db, { resourceId: resource.id, personId, repeat, at: moment.now })
  const booked: string[] = []
  for (const { startsAt, endsAt, problems, cost } of possible) {
    const overridden = setAsideOf(problems, override)
    const booking = { startsAt, endsAt, purpose, publicTitle, attendees, overridden, seriesId: id }
    const holdId = booked.length === 0 ? hold?.id : undefined
    booked.push(await insertBooked(db, permit, booking, { cost, waits }, moment, holdId))
  }
  if (hold?.isRunning) await freed(db, resource.id, moment.now)
  return { id, booked, skipped }
}

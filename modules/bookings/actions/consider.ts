import { borrowerOf, type Lendable } from '#modules/sharing/public.ts'
import type { Db } from '#platform/db.ts'
import { refused } from '#platform/problem.ts'
import {
  type BookingObstacle,
  type BookingProblem,
  NotPossible,
  SlotInOutage,
  SlotTaken,
  type Span,
} from '../contract.ts'
import { rankOf } from '../queries/lending.ts'
import { listTimesAround } from '../queries/times.ts'
import { bookingProblems, type Borrower, type OpeningCalendar, remaining, type Wish } from '../rules.ts'
import { waitsForApproval } from '../rules/approval.ts'
import { audienceOf, costOf } from '../rules/costs.ts'
import { calendarOf } from './city-calendar.ts'

/** When it is, in the city's zone. */
export interface Moment {
  now: Date
  today: string
  zone: string
}

/** What is lent, and to whom. */
export interface Lending {
  resource: Lendable
  ownerId: string
  personId: string
  unitId: string | null
}

interface Times {
  /** The person's own, that limits count for these wishes. */
  own: Span[]
  /** Anybody's, within the wish. */
  taken: Span[]
  outages: Span[]
}

/** What a wish meets: problems by the rules, times of others, and what follows where it is done. */
export interface Considered extends Times {
  problems: BookingProblem[]
  cost: number | null
  waits: boolean
}

export interface Terms extends Lending {
  borrower: Borrower & { hasBookedBefore: boolean }
  calendar: OpeningCalendar
}

export async function readTerms(db: Db, lending: Lending, { today, now, zone }: Moment): Promise<Terms> {
  const { personId, unitId, resource } = lending
  const borrower = await borrowerOf(db, { personId, unitId, resource, today, now })
  const lowestGrade = resource.rules?.lowestGrade ?? null
  const lowestRank = lowestGrade === null ? null : await rankOf(db, lowestGrade)
  return { ...lending, borrower: { ...borrower, lowestRank }, calendar: calendarOf(zone, resource.rules) }
}

/** A gap is a week at most, and limits count by day, so what ended earlier has no part in any rule. */
const RULES_REACH_BACK_MS = 8 * 86_400_000

/** What is known of the resource's time around a wish, without the bookings in `except`, which the wish is about. */
export async function timesAround(
  db: Db,
  { resource, personId }: Lending,
  wish: Span,
  now: Date,
  except: readonly string[],
): Promise<Times> {
  const earliest = Math.min(wish.startsAt.getTime(), now.getTime())
  const ownFrom = new Date(earliest - RULES_REACH_BACK_MS)
  const rows = await listTimesAround(db, { resourceId: resource.id, personId }, wish, { now, ownFrom })
  const are = (kind: 'own' | 'taken' | 'outage'): Span[] =>
    rows.filter(({ what, id }) => what === kind && !except.includes(id))
  return { own: are('own'), taken: are('taken'), outages: are('outage') }
}

/** Asks the rules about one wish, as if the bookings in `except` were not there. Right only for as long as the resource is locked. */
export async function consider(
  db: Db,
  lending: Lending,
  wish: Omit<Wish, 'unitId'>,
  moment: Moment,
  except: readonly string[],
): Promise<Considered> {
  const terms = await readTerms(db, lending, moment)
  const { resource, borrower, unitId, calendar } = terms
  const { own, taken, outages } = await timesAround(db, lending, wish, moment.now, except)
  return {
    problems: bookingProblems({ ...wish, unitId }, resource.rules, borrower, own, calendar, moment.now),
    own,
    taken,
    outages,
    cost: costOf(wish, resource.prices, audienceOf(borrower)),
    waits: resource.rules !== null && waitsForApproval(resource.rules, borrower),
  }
}

/** Refuses with everything that is left in the way once these rules are set aside. */
export function requirePossible(
  { problems, outages, taken }: Considered,
  setAside: readonly BookingObstacle[],
): void {
  const left = remaining(problems, setAside)
  if (left.length > 0) throw refused(NotPossible, { problems: left })
  if (outages.length > 0) throw refused(SlotInOutage)
  if (taken.length > 0) throw refused(SlotTaken)
}

/** Of the rules that a keeper would set aside, those that were in the way. */
export const setAsideOf = (
  problems: readonly BookingProblem[],
  override: readonly BookingObstacle[],
): BookingObstacle[] => override.filter((code) => problems.some((problem) => problem.code === code))

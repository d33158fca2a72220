import type { BookingRules } from '#modules/sharing/contract.ts'
import { dayIn, daysAfter } from '#platform/clock.ts'
import type { BookingObstacle, BookingProblem } from '../contract/problems.ts'
import { type Borrower, lendingProblems } from './lending.ts'
import {
  type CityCalendar,
  common,
  daysOf,
  MINUTE_MS,
  minuteOfDay,
  minutesOf,
  openOn,
  overlaps,
  type Span,
} from './local-time.ts'
import { dayOf, dayProblems, limitProblems } from './limits.ts'
import { told } from './told.ts'

/** A time wished for. */
export interface Wish extends Span {
  /** Null where a person borrows for themselves. */
  readonly unitId: string | null
  /** Of a booking that is moved: the time it has. A start that stays was judged when it was booked. */
  readonly from?: Span
}

/** No rules of an owner reach further; what is longer is a mistake, and not worth counting day by day. */
const LONGEST_MINUTES = 366 * 1440

/**
 * Everything that the rules hold against a wish, at once. `others` are the person's own bookings of the resource, which
 * its limits count; that the time is taken by anybody is for the caller to know. `rules` is null where the resource is
 * not booked by time.
 */
export function bookingProblems(
  wish: Wish,
  rules: BookingRules | null,
  borrower: Borrower,
  others: readonly Span[],
  calendar: CityCalendar,
  now: Date,
): BookingProblem[] {
  if (rules === null) return [told('no_rules')]
  const problems = [
    ...lendingProblems(wish.unitId, rules, borrower),
    ...startProblems(wish, rules, calendar, now),
  ]
  if (minutesOf(wish) > LONGEST_MINUTES) return [...problems, { code: 'too_long', keeperMayOverride: false }]

  const isFree = (span: Span) => rules.offHours === 'free' && isOffHours(span, rules, calendar)
  const counted = others.filter((other) => !isFree(other))
  return [
    ...problems,
    ...lengthProblems(wish, rules, calendar, isFree(wish)),
    ...hourProblems(wish, rules, calendar),
    ...(isFree(wish)
      ? []
      : [...dayProblems(wish, rules, counted, calendar), ...limitProblems(wish, rules, counted, now)]),
    ...gapProblems(wish, rules, others),
  ]
}

function startProblems({ startsAt, from }: Wish, rules: BookingRules, { zone }: CityCalendar, now: Date) {
  if (from?.startsAt.getTime() === startsAt.getTime()) return []
  const problems: BookingProblem[] = []
  const { leadMinutes, horizonDays } = rules
  if (startsAt < now) problems.push(told('in_the_past'))
  else if (startsAt.getTime() - now.getTime() < leadMinutes * MINUTE_MS)
    problems.push(told('too_short_notice', { minutes: leadMinutes }))
  if (dayIn(zone, startsAt) > daysAfter(dayIn(zone, now), horizonDays))
    problems.push(told('too_far_ahead', { days: horizonDays }))
  return problems
}

function lengthProblems(wish: Wish, rules: BookingRules, { zone }: CityCalendar, isFree: boolean) {
  const problems: BookingProblem[] = []
  const { stepMinutes, shortestMinutes, longestMinutes } = rules
  const length = minutesOf(wish)
  const isOnStep = (moment: Date) => minuteOfDay(zone, moment) % stepMinutes === 0
  if (!isOnStep(wish.startsAt) || !isOnStep(wish.endsAt))
    problems.push(told('off_step', { minutes: stepMinutes }))
  if (length < shortestMinutes) problems.push(told('too_short', { minutes: shortestMinutes }))
  if (length > longestMinutes && !isFree) problems.push(told('too_long', { minutes: longestMinutes }))
  return problems
}

/** The first day on which the wish wants time that is not open. */
function hourProblems(wish: Wish, rules: BookingRules, calendar: CityCalendar): BookingProblem[] {
  if (rules.offHours !== 'closed') return []
  for (const day of daysOf(calendar.zone, wish)) {
    const wanted = common(wish, dayOf(day, calendar))
    const open = openOn(day, rules, calendar).reduce(
      (sum, span) => sum + Math.max(0, minutesOf(common(span, wanted))),
      0,
    )
    if (open >= minutesOf(wanted)) continue
    const isHoliday = !rules.onHolidays && calendar.kindOfDay(day) === 'holiday'
    return [told(isHoliday ? 'holiday' : 'closed', { day })]
  }
  return []
}

/** Wholly outside opening; what begins or ends within is a booking as any other. */
const isOffHours = (span: Span, rules: BookingRules, calendar: CityCalendar): boolean =>
  daysOf(calendar.zone, span).every((day) =>
    openOn(day, rules, calendar).every((open) => !overlaps(open, span)),
  )

function gapProblems(wish: Wish, { gapMinutes }: BookingRules, others: readonly Span[]): BookingProblem[] {
  const gap = gapMinutes * MINUTE_MS
  const kept = {
    startsAt: new Date(wish.startsAt.getTime() - gap),
    endsAt: new Date(wish.endsAt.getTime() + gap),
  }
  return others.some((other) => overlaps(kept, other)) ? [told('too_close', { minutes: gapMinutes })] : []
}

/** What still stands in the way where a keeper set these aside. */
export const remaining = (
  problems: readonly BookingProblem[],
  setAside: readonly BookingObstacle[],
): BookingProblem[] =>
  problems.filter(({ code, keeperMayOverride }) => !(keeperMayOverride && setAside.includes(code)))

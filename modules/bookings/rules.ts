// Pure, so that screens explain with the same rules by which the server decides.
import {
  type BookingObstacle,
  type BookingProblem,
  type BookingRules,
  common,
  minutesOf,
  overlaps,
  type Span,
} from './contract.ts'

/** A time wished for. */
export interface Wish extends Span {
  /** Null where a person borrows for themselves. */
  readonly unitId: string | null
  /** Of a booking that is moved: the time it has. A start that stays was judged when it was booked. */
  readonly from?: Span
}

/** Who would use a resource, as its rules ask. */
export interface Borrower {
  /** They borrow for the unit that owns it. */
  readonly isOfOwner: boolean
  readonly isOfNetwork: boolean
  readonly committeeIds: readonly string[]
  readonly gradeRank: number | null
  /** Of the grade that the rules name; 1 is the highest. Null where they name none. */
  readonly lowestRank: number | null
  readonly hasSignedCovenant: boolean
  readonly qualification: 'none' | 'valid' | 'lapsed'
}

/** Days and clocks of the city, and the hours of the resource on them. */
export interface OpeningCalendar {
  readonly dayOf: (moment: Date) => string
  readonly dayAfter: (day: string, days: number) => string
  readonly startOf: (day: string) => Date
  /** What the clocks show, in minutes after midnight. */
  readonly minuteOf: (moment: Date) => number
  readonly openOn: (day: string) => readonly Span[]
  /** Whether the weekly hours do not hold on this day. */
  readonly isHoliday: (day: string) => boolean
}

const MINUTE_MS = 60_000
/** No rules of an owner reach further; what is longer is a mistake, and not worth counting day by day. */
const LONGEST_MINUTES = 366 * 1440

/** What no keeper can set aside: what is past, what makes the use unsafe, what a unit has not signed. */
const STANDS: ReadonlySet<BookingObstacle> = new Set([
  'no_rules',
  'covenant_not_signed',
  'not_qualified',
  'qualification_lapsed',
  'in_the_past',
])

const told = (code: BookingObstacle, details?: BookingProblem['details']): BookingProblem => ({
  code,
  keeperMayOverride: !STANDS.has(code),
  ...(details ? { details } : {}),
})

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
  calendar: OpeningCalendar,
  now: Date,
): BookingProblem[] {
  if (rules === null) return [told('no_rules')]
  const problems = [
    ...lendingProblems(wish.unitId, rules, borrower),
    ...startProblems(wish, rules, calendar, now),
  ]
  if (minutesOf(wish) > LONGEST_MINUTES) return [...problems, { code: 'too_long', keeperMayOverride: false }]

  const isExempt = (span: Span) => rules.offHours === 'free' && isOffHours(span, calendar)
  const counted = others.filter((other) => !isExempt(other))
  return [
    ...problems,
    ...stepProblems(wish, rules, calendar),
    ...hourProblems(wish, rules, calendar),
    ...(isExempt(wish) ? [] : limitProblems(wish, rules, counted, calendar, now)),
    ...gapProblems(wish, rules, others),
  ]
}

/** Whether it is lent to them at all. The owner's own people are asked for nothing but skill. */
export function lendingProblems(
  unitId: string | null,
  rules: BookingRules,
  borrower: Borrower,
): BookingProblem[] {
  const problems: BookingProblem[] = []
  const { isOfOwner, gradeRank, lowestRank, qualification } = borrower
  if (!isOfOwner) {
    if (!isLentTo(unitId, rules, borrower)) problems.push(told('not_lent_to_you'))
    if (lowestRank !== null && (gradeRank === null || gradeRank > lowestRank))
      problems.push(told('grade_too_low'))
    if (rules.needsCovenant && !borrower.hasSignedCovenant) problems.push(told('covenant_not_signed'))
  }
  if (rules.needsQualification && qualification !== 'valid')
    problems.push(told(qualification === 'lapsed' ? 'qualification_lapsed' : 'not_qualified'))
  return problems
}

function isLentTo(unitId: string | null, rules: BookingRules, borrower: Borrower): boolean {
  switch (rules.who) {
    case 'everyone':
      return true
    case 'network':
      return borrower.isOfNetwork
    case 'chains':
      return borrower.committeeIds.some((id) => rules.committeeIds.includes(id))
    case 'units':
      return unitId !== null && rules.unitIds.includes(unitId)
    case 'owner':
      return false
  }
}

function startProblems({ startsAt, from }: Wish, rules: BookingRules, calendar: OpeningCalendar, now: Date) {
  if (from?.startsAt.getTime() === startsAt.getTime()) return []
  const problems: BookingProblem[] = []
  const { leadMinutes, horizonDays } = rules
  if (startsAt < now) problems.push(told('in_the_past'))
  else if (startsAt.getTime() - now.getTime() < leadMinutes * MINUTE_MS)
    problems.push(told('too_short_notice', { minutes: leadMinutes }))
  if (calendar.dayOf(startsAt) > calendar.dayAfter(calendar.dayOf(now), horizonDays))
    problems.push(told('too_far_ahead', { days: horizonDays }))
  return problems
}

function stepProblems(wish: Span, rules: BookingRules, calendar: OpeningCalendar): BookingProblem[] {
  const problems: BookingProblem[] = []
  const { stepMinutes, shortestMinutes } = rules
  const isOnStep = (moment: Date) => calendar.minuteOf(moment) % stepMinutes === 0
  if (!isOnStep(wish.startsAt) || !isOnStep(wish.endsAt))
    problems.push(told('off_step', { minutes: stepMinutes }))
  if (minutesOf(wish) < shortestMinutes) problems.push(told('too_short', { minutes: shortestMinutes }))
  return problems
}

const dayAt = (day: string, { startOf, dayAfter }: OpeningCalendar): Span => ({
  startsAt: startOf(day),
  endsAt: startOf(dayAfter(day, 1)),
})

/** Every day that the span touches. */
function daysOf({ startsAt, endsAt }: Span, { dayOf, dayAfter }: OpeningCalendar): string[] {
  const last = dayOf(new Date(endsAt.getTime() - 1))
  const days: string[] = []
  for (let day = dayOf(startsAt); day <= last; day = dayAfter(day, 1)) days.push(day)
  return days
}

const minutesWithin = (within: Span, spans: readonly Span[]): number =>
  spans.reduce((sum, span) => sum + Math.max(0, minutesOf(common(within, span))), 0)

/** The first day on which the wish wants time that is not open. */
function hourProblems(wish: Span, { offHours }: BookingRules, calendar: OpeningCalendar): BookingProblem[] {
  if (offHours !== 'closed') return []
  const day = daysOf(wish, calendar).find((each) => {
    const wanted = common(wish, dayAt(each, calendar))
    return minutesWithin(wanted, calendar.openOn(each)) < minutesOf(wanted)
  })
  return day === undefined ? [] : [told(calendar.isHoliday(day) ? 'holiday' : 'closed', { day })]
}

/** Wholly outside opening; what begins or ends within is a booking as any other. */
const isOffHours = (span: Span, calendar: OpeningCalendar): boolean =>
  daysOf(span, calendar).every((day) => calendar.openOn(day).every((open) => !overlaps(open, span)))

/** How much one person may have: at once, on one day (the first that is too full is named), and in all to come. */
function limitProblems(
  wish: Span,
  { longestMinutes, dayCount, dayMinutes, aheadMinutes }: BookingRules,
  others: readonly Span[],
  calendar: OpeningCalendar,
  now: Date,
): BookingProblem[] {
  const problems: BookingProblem[] = []
  const all = [wish, ...others]
  if (minutesOf(wish) > longestMinutes) problems.push(told('too_long', { minutes: longestMinutes }))
  const day = calendar.dayOf(wish.startsAt)
  const begun = all.filter(({ startsAt }) => calendar.dayOf(startsAt) === day).length
  if (dayCount !== null && begun > dayCount) problems.push(told('too_many_on_day', { count: dayCount, day }))
  if (dayMinutes !== null) {
    const full = daysOf(wish, calendar).find((each) => minutesWithin(dayAt(each, calendar), all) > dayMinutes)
    if (full !== undefined) problems.push(told('too_long_on_day', { minutes: dayMinutes, day: full }))
  }
  const toCome = { startsAt: now, endsAt: new Date(LAST_MOMENT) }
  if (aheadMinutes !== null && minutesWithin(toCome, all) > aheadMinutes)
    problems.push(told('too_much_ahead', { minutes: aheadMinutes }))
  return problems
}
/** The last that a Date can be. */
const LAST_MOMENT = 8.64e15

function gapProblems(wish: Span, { gapMinutes }: BookingRules, others: readonly Span[]): BookingProblem[] {
  const gap = gapMinutes * MINUTE_MS
  const kept = {
    startsAt: new Date(wish.startsAt.getTime() - gap),
    endsAt: new Date(wish.endsAt.getTime() + gap),
  }
  // What overlaps the wish itself is taken, which is another thing than too close.
  const isClose = (other: Span) => overlaps(kept, other) && !overlaps(wish, other)
  return others.some(isClose) ? [told('too_close', { minutes: gapMinutes })] : []
}

/** What still stands in the way where a keeper set these aside. */
export const remaining = (
  problems: readonly BookingProblem[],
  setAside: readonly BookingObstacle[],
): BookingProblem[] =>
  problems.filter(({ code, keeperMayOverride }) => !(keeperMayOverride && setAside.includes(code)))

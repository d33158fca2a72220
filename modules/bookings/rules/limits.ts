import type { BookingRules } from '#modules/sharing/contract.ts'
import { dayIn, daysAfter } from '#platform/clock.ts'
import type { BookingProblem } from '../contract/problems.ts'
import { type CityCalendar, common, daysOf, minutesOf, momentAt, type Span } from './local-time.ts'
import { told } from './told.ts'

export const dayOf = (day: string, { zone }: CityCalendar): Span => ({
  startsAt: momentAt(zone, day, 0),
  endsAt: momentAt(zone, daysAfter(day, 1), 0),
})

const minutesWithin = (within: Span, spans: readonly Span[]): number =>
  spans.reduce((sum, span) => sum + Math.max(0, minutesOf(common(within, span))), 0)

/** Limits of one person on one day: the first day that is too full is named. */
export function dayProblems(
  wish: Span,
  { dayCount, dayMinutes }: BookingRules,
  others: readonly Span[],
  calendar: CityCalendar,
): BookingProblem[] {
  const problems: BookingProblem[] = []
  const { zone } = calendar
  const day = dayIn(zone, wish.startsAt)
  const begun = others.filter(({ startsAt }) => dayIn(zone, startsAt) === day).length
  if (dayCount !== null && begun + 1 > dayCount)
    problems.push(told('too_many_on_day', { count: dayCount, day }))
  if (dayMinutes === null) return problems
  const full = daysOf(zone, wish).find(
    (each) => minutesWithin(dayOf(each, calendar), [wish, ...others]) > dayMinutes,
  )
  if (full !== undefined) problems.push(told('too_long_on_day', { minutes: dayMinutes, day: full }))
  return problems
}

/** The limit of one person in all that is still to come. */
export function limitProblems(
  wish: Span,
  { aheadMinutes }: BookingRules,
  others: readonly Span[],
  now: Date,
): BookingProblem[] {
  if (aheadMinutes === null) return []
  const ahead = minutesWithin({ startsAt: now, endsAt: new Date(8.64e15) }, [wish, ...others])
  return ahead > aheadMinutes ? [told('too_much_ahead', { minutes: aheadMinutes })] : []
}

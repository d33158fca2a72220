import type { Resource } from '#modules/sharing/contract.ts'
import type { Choice } from '#ui/calendar/calendar-types.ts'
import { dayAfter, minuteOfDay, momentAt, wholeDay } from '#ui/calendar/city-time.ts'
import { cut, type Span as Stretch } from '#ui/calendar/spans.ts'
import { dayIn } from '#ui/format.ts'
import type { ResourceCalendar, Span } from '../contract.ts'
import { type Borrower, bookingProblems, type OpeningCalendar } from '../rules.ts'
import { spanOf } from './lanes.ts'
import { useObstacleText } from './obstacles.tsx'

/** Who borrows is for the server to judge, once a time is chosen. */
const ANYBODY: Borrower = {
  isOfOwner: true,
  isOfNetwork: true,
  committeeIds: [],
  gradeRank: null,
  lowestRank: null,
  hasSignedCovenant: true,
  qualification: 'valid',
}

/**
 * What the rules of a resource hold against a time while it is still being drawn, by the very rules of the server. It
 * knows only the own bookings in sight, so the server is asked again before anything is booked.
 */
export function useJudge(
  calendars: readonly ResourceCalendar[],
  resources: ReadonlyMap<string, Resource>,
): (choice: Choice) => string | undefined {
  const textOf = useObstacleText()
  return ({ lane, from, to }) => {
    const calendar = calendars.find(({ resource }) => resource.id === lane)
    const rules = resources.get(lane)?.rules
    if (!calendar || !rules) return undefined
    const wish = { startsAt: from, endsAt: to, unitId: null }
    const own = calendar.taken.filter(({ booking }) => booking?.isOwn && booking.state !== 'held')
    const [first] = bookingProblems(
      wish,
      rules,
      ANYBODY,
      own.map((slot) => timesOf(spanOf(slot))),
      openingOf(calendar),
      new Date(),
    )
    return first && textOf(first)
  }
}

const timesOf = ({ from, to }: Stretch): Span => ({ startsAt: from, endsAt: to })

const openingOf = ({ open }: ResourceCalendar): OpeningCalendar => ({
  dayOf: dayIn,
  dayAfter,
  startOf: (day) => momentAt(day, 0),
  minuteOf: minuteOfDay,
  openOn: (day) => cut(open.map(spanOf), wholeDay(day)).map(timesOf),
  // The calendar says only that it is closed, not why.
  isHoliday: () => false,
})

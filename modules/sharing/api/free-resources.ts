import type { Actor } from '#platform/access.ts'
import { dayIn, daysAfter, kindOfDay, startOfDay } from '#platform/clock.ts'
import type { Db } from '#platform/db.ts'
import { type CalendarDay, hoursOn, type WeeklyHours } from '../contract.ts'
import { type Candidate, listCandidates, listTaken } from '../queries/free-times.ts'
import { firstFree, joined, type Span } from '../rules/free-times.ts'

const MINUTE_MS = 60_000
const DAY_MINUTES = 1440

interface Day extends CalendarDay {
  /** In minutes since 1970. */
  readonly midnight: number
}

/**
 * The resources that have so many free minutes in one piece in the window, with the first such moment: within their
 * hours, their lead time and their horizon. Two queries, then a walk over the day's bookings in memory.
 */
export async function freeResources(
  db: Db,
  actor: Actor,
  wish: { window: string; minutes: number },
  { now, zone }: { now: Date; zone: string },
): Promise<Map<string, Date>> {
  const [start = '', end = ''] = wish.window.split('/')
  const window = { from: Date.parse(start) / MINUTE_MS, to: Date.parse(end) / MINUTE_MS }
  const [candidates, taken] = await Promise.all([
    listCandidates(db, actor, wish.minutes),
    listTaken(db, new Date(start), new Date(end)),
  ])
  const days = daysOf(window, zone)
  const openOf = openingHours(days, window)
  const busy = Map.groupBy(taken, ({ id }) => id)
  const found = new Map<string, Date>()
  for (const candidate of candidates) {
    const begin = firstFree(openOf(candidate), busy.get(candidate.id) ?? [], {
      minutes: Math.max(wish.minutes, candidate.shortestMinutes),
      step: candidate.stepMinutes,
      midnight: days[0]?.midnight ?? 0,
      window: bookable(window, candidate, now),
    })
    if (begin !== undefined) found.set(candidate.id, new Date(begin * MINUTE_MS))
  }
  return found
}

/** The part of the window that is neither too near nor too far. */
function bookable(window: Span, { leadMinutes, horizonDays }: Candidate, now: Date): Span {
  const minute = Math.ceil(now.getTime() / MINUTE_MS)
  return {
    from: Math.max(window.from, minute + leadMinutes),
    to: Math.min(window.to, minute + horizonDays * DAY_MINUTES),
  }
}

function daysOf({ from, to }: Span, zone: string): Day[] {
  const last = dayIn(zone, new Date(to * MINUTE_MS - 1))
  const days: Day[] = []
  for (let day = dayIn(zone, new Date(from * MINUTE_MS)); day <= last; day = daysAfter(day, 1))
    days.push({
      midnight: startOfDay(zone, day).getTime() / MINUTE_MS,
      // Sunday is 0 in JavaScript and 7 here.
      weekday: new Date(day).getUTCDay() || 7,
      kind: kindOfDay(day),
    })
  return days
}

/** When a resource is open in the window; worked out once for all that have the same hours. */
function openingHours(days: readonly Day[], window: Span): (candidate: Candidate) => readonly Span[] {
  const known = new Map<string, readonly Span[]>()
  return ({ opening, onHolidays, isOpenOffHours }) => {
    if (isOpenOffHours) return [window]
    const key = `${onHolidays} ${opening}`
    let spans = known.get(key)
    if (!spans) {
      const hours = JSON.parse(opening) as WeeklyHours
      const all = days.flatMap((day) =>
        hoursOn(hours, onHolidays, day).map(({ from, to }) => ({
          from: day.midnight + from,
          to: day.midnight + to,
        })),
      )
      known.set(key, (spans = joined(all, window)))
    }
    return spans
  }
}

import type { Lendable } from '#modules/sharing/public.ts'
import { daysAfter } from '#platform/clock.ts'
import type { Db } from '#platform/db.ts'
import { minutesOf, type Span } from '../contract.ts'
import { listOutages, listTaken } from '../queries/times.ts'
import { nextFree } from '../rules/next-free.ts'
import { calendarOf, dayAt } from './city-calendar.ts'
import type { Moment } from './consider.ts'

/** A keeper who moves a booking further than this asks who uses it first. */
const DAYS_AHEAD = 28

/**
 * For each booking that an outage meets, the next free time of its length after the outage, by the hours of the resource;
 * no two get the same. Undefined where there is none within four weeks.
 */
export async function findNextFree(
  db: Db,
  resource: Lendable,
  bookings: readonly Span[],
  outage: Span,
  { now, zone }: Moment,
): Promise<(Span | undefined)[]> {
  const { rules } = resource
  if (!rules || bookings.length === 0) return bookings.map(() => undefined)
  const from = outage.endsAt > now ? outage.endsAt : now
  const calendar = calendarOf(zone, rules)
  const first = calendar.dayOf(from)
  const days = Array.from({ length: DAYS_AHEAD }, (_, at) => daysAfter(first, at))
  const isOpen = (day: string) => (rules.offHours === 'closed' ? calendar.openOn(day) : [dayAt(zone, day)])
  const whole = { startsAt: from, endsAt: calendar.startOf(daysAfter(first, DAYS_AHEAD)) }
  const open = days.flatMap(isOpen)
  const busy: Span[] = [
    ...(await listTaken(db, [resource.id], whole, now)),
    ...(await listOutages(db, [resource.id], whole)),
  ]
  return bookings.map((booking) => {
    const { stepMinutes } = rules
    const found = nextFree(minutesOf(booking), open, busy, { stepMinutes, from })
    if (found) busy.push(found)
    return found
  })
}

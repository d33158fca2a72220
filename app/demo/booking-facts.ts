// What the bookings of the demo count, as the module itself would have counted them.
import { dayIn } from '#platform/clock.ts'
import type { InventedBooking } from './bookings.ts'
import type { Chance } from './chance.ts'
import { DEMO_SOURCE, type DemoEvent, type DemoFact } from './fact-row.ts'

interface Counted {
  readonly measure: string
  readonly quantity: number
  readonly at: number
  readonly subjectId: string
  readonly unitId: string
  readonly placeCode?: string | null
  readonly countedOnce?: string
}

/** Confirmed and given up, used by others than the owner's people, and who used for the first time. */
export function bookingFacts(
  bookings: readonly InventedBooking[],
  zone: string,
  chance: Chance,
): { events: DemoEvent[]; facts: DemoFact[] } {
  const events = new Map<string, DemoEvent>()
  const counted = [...bookings.flatMap(countsOf), ...firstUses(bookings)]
  const days = new Map<number, string>()
  const facts = counted.map(({ at, ...own }): DemoFact => {
    const day = dayOf(at, zone, days)
    const month = day.slice(0, 7)
    const event = events.get(own.measure + month) ?? {
      id: chance.id(at),
      type: 'demo.history_loaded',
      moment: at,
      details: { measure: own.measure, month, source: DEMO_SOURCE },
    }
    events.set(own.measure + month, event)
    return { id: chance.id(at), day, ...own, eventId: event.id }
  })
  return { events: [...events.values()], facts }
}

const HOUR_MS = 3_600_000

/** Days begin on the hour in every zone but for a few quarters; formatting each moment would take a second. */
function dayOf(moment: number, zone: string, known: Map<number, string>): string {
  const quarter = Math.floor((moment / HOUR_MS) * 4)
  let day = known.get(quarter)
  if (day === undefined) known.set(quarter, (day = dayIn(zone, new Date(moment))))
  return day
}

function countsOf({ id, state, resource, user, bookedAt, endedAt, use }: InventedBooking): Counted[] {
  if (state === 'held' || state === 'pending' || state === 'refused') return []
  const booking = { measure: 'sharing.bookings', subjectId: id, unitId: resource.unit.id }
  const counts: Counted[] = [{ ...booking, quantity: 1, at: bookedAt }]
  if (endedAt !== null) counts.push({ ...booking, quantity: -1, at: endedAt })
  const isExternal = user.unitId !== resource.unit.id
  if (use !== null && use.until !== null && isExternal)
    counts.push({
      measure: 'sharing.minutes',
      quantity: Math.round((use.until - use.from) / 60_000),
      at: use.until - 1,
      subjectId: use.id,
      unitId: resource.unit.id,
      placeCode: resource.placeCode,
    })
  return counts
}

function firstUses(bookings: readonly InventedBooking[]): Counted[] {
  const first = new Map<string, Counted>()
  for (const { user, resource, use } of bookings) {
    if (use === null || use.until === null || user.unitId === resource.unit.id) continue
    const known = first.get(user.id)
    if (known && known.at < use.until) continue
    first.set(user.id, {
      measure: 'sharing.external-users',
      quantity: 1,
      at: use.until - 1,
      subjectId: use.id,
      unitId: resource.unit.id,
      placeCode: resource.placeCode,
      countedOnce: user.id,
    })
  }
  return [...first.values()]
}

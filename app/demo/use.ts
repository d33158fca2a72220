// How the resources of the demo are used: who books them and when, who waits, what is out of order, what is sent in.
import { dayIn } from '#platform/clock.ts'
import type { CityPack } from '#app/city-pack.ts'
import type { Demo } from '#app/demo-pack.ts'
import { bookingFacts } from './booking-facts.ts'
import { inventBookings, type InventedBooking } from './bookings.ts'
import { type Borrower, borrowerCount, usersOf } from './borrowers.ts'
import { chanceOf } from './chance.ts'
import type { DemoCalendar, DemoEvent, DemoFact } from './fact-row.ts'
import { type InventedPerson, peopleWithoutPost } from './invent-accounts.ts'
import { type InventedOutage, inventOutages } from './outages.ts'
import type { PlannedUnit } from './plan-network.ts'
import type { InventedResource } from './resources.ts'
import { inventSamples, type InventedSample } from './samples.ts'

export interface InventedUse {
  readonly people: readonly InventedPerson[]
  readonly users: ReadonlyMap<string, readonly Borrower[]>
  readonly bookings: readonly InventedBooking[]
  readonly outages: readonly InventedOutage[]
  readonly samples: readonly InventedSample[]
  readonly events: readonly DemoEvent[]
  readonly facts: readonly DemoFact[]
}

interface World {
  readonly pack: CityPack
  readonly demo: Demo
  readonly resources: readonly InventedResource[]
  readonly units: readonly PlannedUnit[]
  /** Those with an account. */
  readonly holders: readonly InventedPerson[]
  readonly calendar: DemoCalendar
  readonly now: Date
}

export function inventUse(world: World): InventedUse {
  const { pack, demo, resources, units, holders, calendar, now } = world
  const chance = (part: string) => chanceOf(demo.seed, part)
  const said = pack.resources
  if (!said)
    return { people: [], users: new Map(), bookings: [], outages: [], samples: [], events: [], facts: [] }
  const { zone } = pack.city
  const today = dayIn(zone, now)
  const people = peopleWithoutPost(borrowerCount(resources), demo, calendar, chance('borrowers'))
  const accounts = holders
    .filter(({ posts }) => posts.some(({ role }) => role === 'talent'))
    .map(({ id }): Borrower => ({ id, unitId: null }))
  const users = usersOf(resources, people, units, accounts, chance('users'))
  const outages = inventOutages({ resources, said, calendar, zone, today, chance: chance('outages') })
  const promised = promisedTo(accounts.at(-1), resources)
  const closed = new Set(outages.flatMap((own) => own.days.map((day) => `${own.resource.id} ${day}`)))
  const shared = { said, calendar, resources, users, zone, today, now: now.getTime() }
  const bookings = inventBookings({ ...shared, seed: demo.seed, closed, promised })
  const samples = inventSamples({ ...shared, chance: chance('samples') })
  const counted = bookingFacts(bookings, zone, chance('booking facts'))
  return { people, users, bookings, outages, samples, ...counted }
}

/** The last account that has a resource to book finds a booking to come, at what the keeper's account keeps. */
function promisedTo(user: Borrower | undefined, resources: readonly InventedResource[]) {
  const resource = resources.findLast(
    ({ item, rules }) => item.keeper !== undefined && rules?.who === 'everyone',
  )
  return user && resource ? { user, resource } : undefined
}

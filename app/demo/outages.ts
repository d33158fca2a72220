// When the resources of the demo were out of order, and which will be.
import type { DemoResources } from '#app/demo-resources-pack.ts'
import type { Chance } from './chance.ts'
import { daysBetween, daysFrom, daysLater, morningOf } from './days.ts'
import type { DemoCalendar } from './fact-row.ts'
import type { InventedResource } from './resources.ts'

export interface InventedOutage {
  readonly id: string
  readonly resource: InventedResource
  readonly days: readonly string[]
  readonly startsAt: number
  readonly endsAt: number
  readonly isPlanned: boolean
  readonly words: string
  readonly toldAt: number
}

interface World {
  readonly resources: readonly InventedResource[]
  readonly said: DemoResources
  readonly calendar: DemoCalendar
  readonly zone: string
  readonly today: string
  readonly chance: Chance
}

/** One of so many resources was out of order once, and one of so many will be. */
const ONCE_AMONG = 6
const TO_COME_AMONG = 60
const DAY_MS = 86_400_000

export function inventOutages({ resources, said, calendar, zone, today, chance }: World): InventedOutage[] {
  const outageOf = (resource: InventedResource, first: string, isPlanned: boolean): InventedOutage => {
    const days = daysFrom(first, daysLater(first, chance.below(4)))
    const startsAt = morningOf(zone, first)
    const toldAt = isPlanned ? startsAt - chance.between(7, 12) * DAY_MS : startsAt
    return {
      id: chance.id(toldAt),
      resource,
      days,
      startsAt,
      endsAt: startsAt + (days.length - 1) * DAY_MS + DAY_MS / 3,
      isPlanned,
      words: chance.pick(said.repairs),
      toldAt,
    }
  }
  // What is booked for less than a day is never booked into the day of an outage from the day before.
  const able = resources.filter(({ rules }) => rules !== null && rules.longestMinutes <= 480)
  const past = able.filter(
    ({ offeredOn }, i) => i % ONCE_AMONG === 0 && daysBetween(offeredOn, calendar.until) > 60,
  )
  const coming = able.filter((_, i) => i % TO_COME_AMONG === 1)
  return [
    ...past.map((resource) => {
      const span = daysBetween(resource.offeredOn, calendar.until) - 30
      return outageOf(resource, daysLater(resource.offeredOn, 10 + chance.below(span)), chance.below(2) === 0)
    }),
    ...coming.map((resource) => outageOf(resource, daysLater(today, chance.between(2, 6)), true)),
  ]
}

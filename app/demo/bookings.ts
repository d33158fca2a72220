// Three years of bookings, and those of the weeks around the day of loading, so that calendars are alive.
import type { DemoResources } from '#app/demo-resources-pack.ts'
import { audienceOf, costOf } from '#modules/bookings/rules/costs.ts'
import { hoursOn } from '#modules/sharing/contract.ts'
import { kindOfDay } from '#platform/clock.ts'
import type { Borrower } from './borrowers.ts'
import { type Chance, chanceOf } from './chance.ts'
import { daysBetween, daysFrom, daysLater, morningOf } from './days.ts'
import type { DemoCalendar } from './fact-row.ts'
import type { InventedResource } from './resources.ts'

export type BookingEnd = 'used' | 'confirmed' | 'held' | 'pending' | 'cancelled' | 'no_show' | 'refused'

export interface InventedBooking {
  readonly id: string
  readonly resource: InventedResource
  readonly user: Borrower
  /** These and all other moments in milliseconds. */
  readonly startsAt: number
  readonly endsAt: number
  readonly bookedAt: number
  readonly state: BookingEnd
  /** Cancelled or given back. */
  readonly endedAt: number | null
  readonly cost: number | null
  readonly purpose: string
  readonly publicTitle: string | null
  /** Told of it; `until` is null while it runs. */
  readonly use: { readonly id: string; readonly from: number; readonly until: number | null } | null
}

export interface BookingWorld {
  readonly seed: number
  readonly zone: string
  readonly said: DemoResources
  readonly calendar: DemoCalendar
  readonly resources: readonly InventedResource[]
  readonly users: ReadonlyMap<string, readonly Borrower[]>
  /** Days on which a resource is out of order: `id day`. */
  readonly closed: ReadonlySet<string>
  /** One who has a booking to come at the resource, and is offered another time of it. */
  readonly promised: { readonly user: Borrower; readonly resource: InventedResource } | undefined
  readonly now: number
  readonly today: string
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
/** The chance that a resource is booked on an open day at the end of the history, in thousandths for each of its `busy`. */
const BOOKED_A_DAY = 23
/** So many days before and after the day of loading are told after the history ended. */
const DAYS_BEFORE = 24
const DAYS_AFTER = 21
/** Bookings that ended otherwise than used, of a hundred. */
const CANCELLED = 7
const NO_SHOW = 3
const REFUSED = 1
/** A night of an open instrument, of a hundred of its days. */
const NIGHTS = 30

interface Day {
  readonly day: string
  readonly midnight: number
  readonly kind: ReturnType<typeof kindOfDay>
  readonly weekday: number
  /** How lively it is, beside an ordinary working day. */
  readonly pace: number
  readonly isHistory: boolean
}

/** In the order of booking. Up to the end of the history always the same; what is after hangs on the day of loading. */
export function inventBookings(world: BookingWorld): InventedBooking[] {
  const days = daysOf(world)
  return world.resources
    .flatMap((resource) => new Diary(resource, world).fill(days))
    .toSorted((a, b) => a.bookedAt - b.bookedAt)
}

function daysOf({ calendar, zone, today }: BookingWorld): Day[] {
  const first = daysLater(today, -DAYS_BEFORE)
  const after = daysLater(calendar.until, 1)
  const last = daysLater(today, DAYS_AFTER)
  const later = first > after ? first : after
  const span = Math.max(1, calendar.days.length)
  const dayAt = (day: string, pace: number, isHistory: boolean): Day => ({
    day,
    midnight: (calendar.morning.get(day) ?? morningOf(zone, day)) - 9 * HOUR_MS,
    kind: kindOfDay(day),
    weekday: new Date(day).getUTCDay() || 7,
    pace: pace * paceOfMonth(day),
    isHistory,
  })
  return [
    ...calendar.days.map((day, i) => dayAt(day, 0.4 + (0.6 * i) / span, true)),
    ...(later > last ? [] : daysFrom(later, last)).map((day) => {
      const ahead = Math.max(0, daysBetween(today, day))
      return dayAt(day, 1.6 * (1 - ahead / (DAYS_AFTER + 8)), false)
    }),
  ]
}

/** Semesters are busy, February and August are not. */
const paceOfMonth = (day: string) => (/-0[28]-/.test(day) ? 0.5 : /-(0[456]|1[012])-/.test(day) ? 1.2 : 1)

/** The bookings of one resource, day by day, none over another. */
class Diary {
  readonly #resource: InventedResource
  readonly #world: BookingWorld
  readonly #purposes: readonly string[]
  #chance: Chance
  #freeFrom = 0
  /** What the demo promises somebody, that is still to come. */
  #owes: readonly BookingEnd[]

  constructor(resource: InventedResource, world: BookingWorld) {
    this.#resource = resource
    this.#world = world
    this.#owes = world.promised?.resource === resource ? ['confirmed', 'held'] : []
    this.#purposes = world.said.purposes.find(({ kind }) => kind === resource.item.kind)?.words ?? ['']
    this.#chance = chanceOf(world.seed, `bookings ${resource.id}`)
  }

  fill(days: readonly Day[]): InventedBooking[] {
    const { item, rules, offeredOn } = this.#resource
    if (rules === null || item.busy === undefined) return []
    const told: InventedBooking[] = []
    let isLater = false
    for (const day of days) {
      if (day.day < offeredOn || this.#world.closed.has(`${this.#resource.id} ${day.day}`)) continue
      if (!day.isHistory && !isLater) {
        isLater = true
        this.#chance = chanceOf(this.#world.seed, `bookings ${this.#resource.id} ${day.day}`)
      }
      told.push(...this.#onDay(day, item.busy))
    }
    return told
  }

  #onDay(day: Day, busy: number): InventedBooking[] {
    const { rules } = this.#resource
    const chance = this.#chance
    const [open] = rules ? hoursOn(rules.opening, rules.onHolidays, day) : []
    if (!rules || !open) return []
    const told = this.#promised(day, open.from)
    if (chance.below(1000) >= busy * BOOKED_A_DAY * day.pace) return told
    const times = 1 + chance.below(busy > 8 ? 4 : 2)
    const { stepMinutes: step } = rules
    let at = open.from + chance.below(4) * step
    for (let i = 0; i < times; i++) {
      const minutes = this.#length()
      const start = Math.max(at, aligned((this.#freeFrom - day.midnight) / MINUTE_MS, step))
      const isTooLate = start >= open.to || (rules.offHours === 'closed' && start + minutes > open.to)
      if (isTooLate || start < 0) break
      told.push(this.#book(day, start, minutes))
      at = start + minutes + chance.below(3) * step
    }
    if (rules.offHours === 'free' && chance.below(100) < NIGHTS) {
      const start = Math.max(open.to, at)
      if (start < 22 * 60) told.push(this.#book(day, start, Math.min(rules.longestMinutes, 480)))
    }
    return told
  }

  /** One on each of the first open days to come on which nothing stands yet. */
  #promised({ midnight, ...day }: Day, from: number): InventedBooking[] {
    const { promised, today } = this.#world
    const [state, ...later] = this.#owes
    if (!state || !promised || day.day <= today || this.#freeFrom > midnight) return []
    this.#owes = later
    return [{ ...this.#book({ midnight, ...day }, from, 120, promised.user), state }]
  }

  /** A few steps for most; what takes days, days. */
  #length(): number {
    const { rules, item } = this.#resource
    if (!rules) return 60
    const { shortestMinutes: shortest, longestMinutes: longest, stepMinutes: step } = rules
    const usual = item.kind === 'room' ? 120 : longest > 720 ? 1440 : 240
    const most = Math.max(shortest, Math.min(longest, usual))
    const steps = Math.floor((most - shortest) / step)
    return shortest + this.#chance.below(steps + 1) * step
  }

  #book(day: Day, start: number, minutes: number, named?: Borrower): InventedBooking {
    const { said, now, calendar } = this.#world
    const chance = this.#chance
    const resource = this.#resource
    const user = named ?? chance.pick(this.#world.users.get(resource.id) ?? [])
    const startsAt = day.midnight + start * MINUTE_MS
    const endsAt = startsAt + minutes * MINUTE_MS
    this.#freeFrom = endsAt
    const earliest = day.isHistory ? 0 : (calendar.morning.get(calendar.until) ?? 0) + 24 * HOUR_MS
    const wished = startsAt - chance.between(2, 12 * 24) * HOUR_MS - chance.below(60) * MINUTE_MS
    const bookedAt = Math.min(Math.max(wished, earliest), startsAt - HOUR_MS, now - MINUTE_MS)
    const state = this.#stateOf(startsAt, endsAt)
    const span = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) }
    const isOfOwner = user.unitId === resource.unit.id
    return {
      id: chance.id(bookedAt),
      resource,
      user,
      startsAt,
      endsAt,
      bookedAt,
      state,
      endedAt:
        state === 'cancelled'
          ? bookedAt + (startsAt - bookedAt) * 0.8
          : state === 'no_show'
            ? startsAt + HOUR_MS / 2
            : null,
      cost: costOf(span, resource.prices, audienceOf({ isOfOwner, isOfNetwork: user.unitId !== null })),
      purpose: chance.pick(this.#purposes),
      publicTitle: resource.spaceId !== null && chance.below(2) === 0 ? chance.pick(said.titles) : null,
      use: this.#useOf(state, startsAt, endsAt),
    }
  }

  #stateOf(startsAt: number, endsAt: number): BookingEnd {
    const { now } = this.#world
    const waits = this.#resource.rules?.approval !== 'none'
    const drawn = this.#chance.below(100)
    if (startsAt > now) return waits && drawn < 20 ? 'pending' : 'confirmed'
    if (endsAt > now) return 'confirmed'
    if (drawn < CANCELLED) return 'cancelled'
    if (drawn < CANCELLED + NO_SHOW) return 'no_show'
    return waits && drawn < CANCELLED + NO_SHOW + REFUSED ? 'refused' : 'used'
  }

  /**
   * Begun and ended some minutes beside the plan, never beyond what is booked. Rooms are told of only while they are used, so
   * that the time is not given back as if nobody had come.
   */
  #useOf(state: BookingEnd, startsAt: number, endsAt: number): InventedBooking['use'] {
    const chance = this.#chance
    const isRunning = state === 'confirmed' && startsAt <= this.#world.now
    const isTold = state === 'used' && this.#resource.item.kind !== 'room'
    if (!isTold && !isRunning) return null
    const from = startsAt + chance.below(8) * MINUTE_MS
    const until = endsAt - chance.below(12) * MINUTE_MS
    if (isRunning && from > this.#world.now) return null
    return { id: chance.id(from), from, until: isRunning ? null : until }
  }
}

const aligned = (minute: number, step: number) => Math.ceil(minute / step) * step

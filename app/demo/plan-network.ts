// Who is a member of what, and since when, so that the members on the last day are as many as demo.yaml says.
import type { CityPack } from '#app/city-pack.ts'
import type { Demo } from '#app/demo-pack.ts'
import type { Chance } from './chance.ts'
import { daysBetween, daysLater, isWeekend } from './days.ts'
import { type DemoCalendar, momentOn } from './fact-row.ts'
import { type InventedUnit, type Sort, unitsFrom } from './invent-units.ts'

export interface PlannedMembership {
  readonly id: string
  readonly committee: string
  readonly position: string
  readonly since: string
  /** The day it left. */
  readonly until?: string
}

export interface PlannedUnit extends InventedUnit {
  readonly id: string
  readonly sort: Sort
  /** The committee that brought it in, whose applicant it is where it has never been a member. */
  readonly committee: string
  readonly organisationId: string
  readonly foundedOn: string
  readonly memberships: PlannedMembership[]
}

export interface NetworkPlan {
  readonly units: readonly PlannedUnit[]
  /** The first of its sort that a committee brought in; a member since, without a break. */
  firstUnit(committee: string, sort: Sort): PlannedUnit
  /** Units without a membership, as many as were asked for. */
  readonly applicants: readonly PlannedUnit[]
}

/** Of this many members, one more has left for good, and one has left and come back. */
const MEMBERS_FOR_ONE_THAT_LEFT = 40
const MEMBERS_FOR_ONE_THAT_RETURNED = 25
/** A unit stays at least so long before it leaves, and is away at most so long, in days. */
const SHORTEST_STAY = 120
const LONGEST_BREAK = 200
/** A third of the members found a committee; the others come over the years, more of them early. */
const FOUNDERS_PERCENT = 33

/** The applicants are units that may ask the named committee to admit them. */
export function planNetwork(
  pack: CityPack,
  demo: Demo,
  calendar: DemoCalendar,
  chance: Chance,
  applicants: readonly { committee: string; sort: Sort }[],
): NetworkPlan {
  const plan = new Plan(pack, demo, calendar, chance)
  for (const counts of demo.committees) plan.fillCommittee(counts)
  const waiting = applicants.map(({ committee, sort }) => {
    const counts = demo.committees.find((own) => own.committee === committee)
    if (!counts) throw new Error(`The demo has no committee "${committee}"`)
    return plan.newUnit(sort, counts, calendar.until)
  })
  const { units } = plan
  return {
    units,
    applicants: waiting,
    firstUnit(committee, sort) {
      const found = units.find((unit) => unit.committee === committee && unit.sort === sort)
      if (!found) throw new Error(`The committee "${committee}" brings no ${sort} into the demo`)
      return found
    },
  }
}

class Plan {
  readonly units: PlannedUnit[] = []
  /** Units in one committee so far, which a later one may share. */
  readonly #single: Record<Sort, PlannedUnit[]> = { institutes: [], enterprises: [] }
  readonly #invent: ReturnType<typeof unitsFrom>
  readonly #pack: CityPack
  readonly #demo: Demo
  readonly #calendar: DemoCalendar
  readonly #chance: Chance

  constructor(pack: CityPack, demo: Demo, calendar: DemoCalendar, chance: Chance) {
    this.#pack = pack
    this.#demo = demo
    this.#calendar = calendar
    this.#chance = chance
    this.#invent = unitsFrom(pack, demo, chance)
  }

  fillCommittee(counts: Demo['committees'][number]): void {
    for (const sort of ['institutes', 'enterprises'] as const) {
      const own = counts[sort] - counts.shared[sort]
      const shared = this.#takeSingle(sort, counts.shared[sort])
      const fresh = Array.from({ length: own }, () => this.#join(counts, sort))
      for (const unit of shared) this.#share(unit, counts)
      this.#single[sort].push(...fresh)
      this.#letSomeReturn(counts.committee, fresh)
      const left = own === 0 ? 0 : Math.round(counts[sort] / MEMBERS_FOR_ONE_THAT_LEFT)
      for (let i = 0; i < left; i++) this.#passThrough(counts, sort)
    }
  }

  newUnit(sort: Sort, counts: Demo['committees'][number], day: string): PlannedUnit {
    const unit = {
      ...this.#invent(sort, counts),
      id: this.#chance.id(momentOn(this.#calendar, day, this.#chance)),
      sort,
      committee: counts.committee,
      organisationId: this.#chance.id(momentOn(this.#calendar, day, this.#chance)),
      foundedOn: daysLater(day, -this.#chance.between(60, 1500)),
      memberships: [],
    }
    this.units.push(unit)
    return unit
  }

  #takeSingle(sort: Sort, count: number): PlannedUnit[] {
    const chosen = new Set(this.#chance.shuffled(this.#single[sort]).slice(0, count))
    this.#single[sort] = this.#single[sort].filter((unit) => !chosen.has(unit))
    return [...chosen]
  }

  /** Joins one more committee some time after its first. */
  #share(unit: PlannedUnit, counts: Demo['committees'][number]): void {
    const { until } = this.#calendar
    const first = unit.memberships[0]?.since ?? until
    const later = daysLater(first, this.#chance.between(20, LONGEST_BREAK))
    const day = this.#joiningDay(counts)
    this.#addMembership(unit, counts.committee, day > first ? day : later < until ? later : until)
  }

  #join(counts: Demo['committees'][number], sort: Sort, day = this.#joiningDay(counts)): PlannedUnit {
    const unit = this.newUnit(sort, counts, day)
    this.#addMembership(unit, counts.committee, day)
    return unit
  }

  /** Came when the committee was founded and left for good; not in one so young that nobody could have. */
  #passThrough(counts: Demo['committees'][number], sort: Sort): void {
    const since = this.#foundingDay(counts)
    if (this.#longestStay(since) < SHORTEST_STAY) return
    this.#leave(this.#join(counts, sort, since), counts.committee)
  }

  #foundingDay({ committee }: Demo['committees'][number]): string {
    const found = this.#pack.committees.find((own) => own.key === committee)
    if (!found) throw new Error(`The pack has no committee "${committee}"`)
    return found.since
  }

  /** So that there is time to come back within the history. */
  #longestStay(since: string): number {
    return daysBetween(since, this.#calendar.until) - LONGEST_BREAK
  }

  #joiningDay(counts: Demo['committees'][number]): string {
    const since = this.#foundingDay(counts)
    if (this.#chance.below(100) < FOUNDERS_PERCENT) return since
    const span = daysBetween(since, this.#calendar.until)
    const day = daysLater(since, Math.floor(span * (this.#chance.below(1000) / 1000) ** 1.5))
    return isWeekend(day) && day > daysLater(since, 2) ? daysLater(day, -2) : day
  }

  #addMembership(unit: PlannedUnit, committee: string, since: string): void {
    const positions = this.#demo.positions.map((own) => ({ ...own, weight: own[unit.sort] }))
    unit.memberships.push({
      id: this.#chance.id(momentOn(this.#calendar, since, this.#chance)),
      committee,
      position: this.#chance.weighted(positions).position,
      since,
    })
  }

  /** The first unit stays: the demo's people have their posts in it. */
  #letSomeReturn(committee: string, [, ...units]: readonly PlannedUnit[]): void {
    const count = Math.round(units.length / MEMBERS_FOR_ONE_THAT_RETURNED)
    const early = units.filter((unit) =>
      unit.memberships.every(({ since }) => this.#longestStay(since) >= SHORTEST_STAY),
    )
    for (const unit of this.#chance.shuffled(early).slice(0, count)) {
      const left = this.#leave(unit, committee)
      this.#addMembership(unit, committee, daysLater(left, this.#chance.between(30, LONGEST_BREAK)))
    }
  }

  /** Ends its newest membership, and answers when. */
  #leave(unit: PlannedUnit, committee: string): string {
    const membership = unit.memberships.pop()
    if (membership?.committee !== committee) throw new Error(`${unit.name} is not in "${committee}"`)
    const stay = this.#chance.between(SHORTEST_STAY, this.#longestStay(membership.since))
    const until = daysLater(membership.since, stay)
    unit.memberships.push({ ...membership, until })
    return until
  }
}

// What the units and spaces of the demo share, since when, on which terms, and who keeps it.
import type { CityPack } from '#app/city-pack.ts'
import type { Demo } from '#app/demo-pack.ts'
import { type DemoResource, type DemoResources, rulesUnder } from '#app/demo-resources-pack.ts'
import type { BookingRules, Price } from '#modules/sharing/contract.ts'
import type { Chance } from './chance.ts'
import { daysBetween, daysLater, isWeekend } from './days.ts'
import { type DemoCalendar, type DemoEvent, type DemoFact, momentOn } from './fact-row.ts'
import { type InventedPerson, postHolders } from './invent-accounts.ts'
import type { PlannedUnit } from './plan-network.ts'

export interface InventedResource {
  readonly id: string
  readonly item: DemoResource
  readonly unit: PlannedUnit
  readonly spaceId: string | null
  readonly placeCode: string | null
  readonly location: string | null
  readonly forMembers: string
  readonly assetNumber: string | null
  readonly serialNumber: string | null
  readonly pid: string | null
  readonly commissionedOn: string | null
  readonly offeredOn: string
  readonly rules: BookingRules | null
  readonly prices: readonly Price[]
  /** The first of them is asked first. */
  readonly keepers: readonly InventedPerson[]
}

export interface InventedSharing {
  /** In the order in which they were offered, so that their numbers rise. */
  readonly resources: readonly InventedResource[]
  /** Keepers without an account. */
  readonly keepers: readonly InventedPerson[]
  readonly events: readonly DemoEvent[]
  readonly facts: readonly DemoFact[]
}

interface World {
  readonly pack: CityPack
  readonly demo: Demo
  readonly units: readonly PlannedUnit[]
  /** Those with an account. */
  readonly holders: readonly InventedPerson[]
  readonly committeeIds: ReadonlyMap<string, string>
  readonly spaceIds: ReadonlyMap<string, string>
  readonly calendar: DemoCalendar
  readonly chance: Chance
}

/** Of those that a committee brought in, so many share, so that each shares a handful. */
const SHARING_UNITS = 8
/** From this price on an instrument has an identifier of its own, as the national evaluation counts it. */
const IDENTIFIED_FROM = 500_000
/** DOI prefix for tests: it never resolves. */
const TEST_PREFIX = '10.5072'
const FIRST_OFFERED = '2023-03-15'

export function inventSharing(world: World): InventedSharing {
  const { pack, demo, calendar, chance } = world
  if (!pack.resources) return { resources: [], keepers: [], events: [], facts: [] }
  const said = pack.resources
  const owned = said.resources.flatMap((item) => ownersOf(item, world).map((unit) => ({ item, unit })))
  const unitIds = [...new Set(owned.map(({ unit }) => unit.id))]
  const post = { role: 'keeper', kind: 'unit', ids: [...unitIds, ...unitIds] } as const
  const keepers = postHolders(post, demo, calendar, chance)
  const all = [...world.holders, ...keepers]
  const resources = owned
    .map(({ item, unit }) => ({ item, unit, offeredOn: offeringDay(unit, calendar, chance) }))
    .toSorted((a, b) => a.offeredOn.localeCompare(b.offeredOn))
    .map((own, i) => invented(own, i, { ...world, said, keepers: all }))
  const offers = resources.map((resource) => offerOf(resource, chance))
  return {
    resources,
    keepers,
    events: offers.map(({ event }) => event),
    facts: offers.map(({ fact }) => fact),
  }
}

/** Different units while there are enough of them. */
function ownersOf(item: DemoResource, { units, holders, pack, chance }: World): PlannedUnit[] {
  const members = units.filter(({ memberships }) => memberships.some(({ until }) => until === undefined))
  if (item.space !== undefined) {
    const place = pack.spaces.find(({ key }) => key === item.space)?.place ?? ''
    const near = [place, place.slice(0, 9), ''].map((code) =>
      members.filter(({ sort, placeCode }) => sort === 'institutes' && placeCode?.startsWith(code)),
    )
    return [chance.pick(near.find((some) => some.length > 0) ?? members)]
  }
  const sort = item.countsAs === 'institute' ? 'institutes' : 'enterprises'
  const able = item.chains.flatMap((chain) =>
    members.filter((unit) => unit.committee === chain && unit.sort === sort).slice(0, SHARING_UNITS),
  )
  const keeper = holders.find(({ username }) => item.keeper !== undefined && username === item.keeper)
  const own = keeper?.posts.find(({ role }) => role === 'keeper')?.body.id
  const first = units.filter(({ id }) => id === own)
  const others = chance.shuffled(able.filter(({ id }) => id !== own))
  const order = [...first, ...others]
  return Array.from({ length: item.count }, (_, i) => order[i % order.length] ?? chance.pick(members))
}

/** A working day since it is a member, sooner rather than later. */
function offeringDay({ memberships }: PlannedUnit, { until }: DemoCalendar, chance: Chance): string {
  const since = memberships.find((own) => own.until === undefined)?.since ?? until
  const from = since > FIRST_OFFERED ? since : FIRST_OFFERED
  const day = daysLater(from, Math.floor(daysBetween(from, until) * (chance.below(1000) / 1000) ** 1.6))
  return isWeekend(day) && day > daysLater(from, 2) ? daysLater(day, -2) : day
}

function invented(
  { item, unit, offeredOn }: { item: DemoResource; unit: PlannedUnit; offeredOn: string },
  i: number,
  world: World & { said: DemoResources; keepers: readonly InventedPerson[] },
): InventedResource {
  const { pack, said, chance, calendar, committeeIds, keepers } = world
  const space = pack.spaces.find(({ key }) => key === item.space)
  const ofUnit = keepers.filter(({ posts }) =>
    posts.some(({ role, body }) => role === 'keeper' && body.id === unit.id),
  )
  const chains = unit.memberships.flatMap(({ committee }) => committeeIds.get(committee) ?? [])
  const isDevice = item.value !== undefined && item.kind === 'instrument'
  const commissionedOn = item.value === undefined ? null : daysLater(offeredOn, -chance.between(40, 900))
  return {
    id: chance.id(momentOn(calendar, offeredOn, chance)),
    item,
    unit,
    offeredOn,
    commissionedOn,
    spaceId: (item.space !== undefined && world.spaceIds.get(item.space)) || null,
    placeCode: space?.place ?? unit.placeCode,
    location: space
      ? null
      : `${chance.pick(['A', 'B', 'C', 'D'])}栋${chance.between(1, 9)}层${room(chance)}室`,
    forMembers: chance.pick(said.forMembers),
    assetNumber: commissionedOn === null ? null : `ZC${commissionedOn.slice(0, 4)}${padded(i + 1)}`,
    serialNumber: isDevice ? `SN${padded(chance.below(10_000))}-${padded(i + 1)}` : null,
    pid:
      isDevice && (item.value ?? 0) >= IDENTIFIED_FROM ? `${TEST_PREFIX}/guangming.${padded(i + 1)}` : null,
    rules: item.terms === undefined ? null : rulesUnder(said, pack.sharing, item.terms, chains),
    prices: pricesOf(item),
    keepers: ofUnit.slice(0, chance.between(1, 2)),
  }
}

const padded = (number: number) => String(number).padStart(4, '0')
const room = (chance: Chance) => String(chance.between(1, 28)).padStart(2, '0')

/** The owner's own people pay a third, strangers half as much again, in whole tens of yuan. */
function pricesOf({ prices }: DemoResource): Price[] {
  const tens = (amount: number) => Math.max(10, Math.round(amount / 10) * 10)
  return (['hour', 'sample'] as const).flatMap((per): Price[] => {
    const amount = prices[per]
    if (amount === undefined) return []
    return [
      { audience: 'own', per, amount: tens(amount / 3) },
      { audience: 'network', per, amount },
      { audience: 'other', per, amount: tens(amount * 1.5) },
    ]
  })
}

function offerOf(
  { id, unit, placeCode, offeredOn }: InventedResource,
  chance: Chance,
): { event: DemoEvent; fact: DemoFact } {
  const moment = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
  const event = {
    id: chance.id(moment),
    type: 'sharing.resource_offered',
    moment,
    details: { resourceId: id, unitId: unit.id },
  }
  const fact = {
    id: chance.id(moment),
    measure: 'sharing.resources',
    quantity: 1,
    day: offeredOn,
    subjectId: id,
    unitId: unit.id,
    placeCode,
    eventId: event.id,
  }
  return { event, fact }
}

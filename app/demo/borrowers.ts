// Who books the resources of the demo: people of the units that share, of other members, and some for themselves.
import type { Chance } from './chance.ts'
import type { InventedPerson } from './invent-accounts.ts'
import type { PlannedUnit } from './plan-network.ts'
import type { InventedResource } from './resources.ts'

export interface Borrower {
  readonly id: string
  /** Null where they borrow for themselves. */
  readonly unitId: string | null
}

/** Each unit that shares has so many who book, and so many others there are. */
const OF_EACH_UNIT = 4
const OF_OTHERS = 130
const FOR_THEMSELVES = 30
/** How many people use one resource: of its owner, and others. */
const OWN_USERS = 4
const OTHER_USERS = 5

export const borrowerCount = (resources: readonly InventedResource[]): number =>
  ownersOf(resources).length * OF_EACH_UNIT + OF_OTHERS + FOR_THEMSELVES

const ownersOf = (resources: readonly InventedResource[]) => [
  ...new Set(resources.map(({ unit }) => unit.id)),
]

/** Who uses each resource, by its id. The accounts use what the keeper's account keeps. */
export function usersOf(
  resources: readonly InventedResource[],
  people: readonly InventedPerson[],
  units: readonly PlannedUnit[],
  accounts: readonly Borrower[],
  chance: Chance,
): ReadonlyMap<string, readonly Borrower[]> {
  const owners = ownersOf(resources)
  const members = units.filter(({ memberships }) => memberships.some(({ until }) => until === undefined))
  const borrowers = people.map(({ id }, i): Borrower => {
    if (i < owners.length * OF_EACH_UNIT) return { id, unitId: owners[i % owners.length] ?? null }
    return { id, unitId: i < people.length - FOR_THEMSELVES ? chance.pick(members).id : null }
  })
  const byUnit = Map.groupBy(borrowers, ({ unitId }) => unitId)
  const ofUnits = borrowers.filter(({ unitId }) => unitId !== null)
  return new Map(
    resources.map((resource) => {
      const own = byUnit.get(resource.unit.id) ?? []
      const able = resource.rules?.who === 'everyone' ? borrowers : ofUnits
      const others = Array.from({ length: OTHER_USERS }, () => chance.pick(able))
      const named = resource.item.keeper === undefined ? [] : accounts
      return [resource.id, [...new Set([...own.slice(0, OWN_USERS), ...others, ...named])]]
    }),
  )
}

// The people who may sign in to the demo, and those who only stand in its records.
import type { CityPack } from '#app/city-pack.ts'
import type { Demo, DemoPost } from '#app/demo-pack.ts'
import type { Chance } from './chance.ts'
import { type DemoCalendar, momentOn } from './fact-row.ts'
import type { NetworkPlan } from './plan-network.ts'

interface Body {
  readonly kind: 'city' | 'committee' | 'unit' | 'space'
  readonly id: string
}

export interface InventedPost {
  readonly id: string
  readonly role: string
  readonly body: Body
}

export interface InventedPerson {
  readonly id: string
  readonly name: string
  /** Undefined where the person has no account. */
  readonly username?: string
  readonly posts: readonly InventedPost[]
}

interface Ids {
  readonly city: string
  readonly committees: ReadonlyMap<string, string>
  readonly spaces: ReadonlyMap<string, string>
}

/** The accounts of demo.yaml, whose posts begin with the history. */
export function accountHolders(
  demo: Demo,
  plan: NetworkPlan,
  ids: Ids,
  calendar: DemoCalendar,
  chance: Chance,
): InventedPerson[] {
  const newId = () => chance.id(momentOn(calendar, calendar.from, chance))
  return demo.accounts.map(({ username, name, posts }) => ({
    id: newId(),
    name: name.zh,
    username,
    posts: posts.map((post) => ({ id: newId(), role: post.role, body: bodyOf(post, plan, ids) })),
  }))
}

function bodyOf({ committee, unit, space }: DemoPost, plan: NetworkPlan, ids: Ids): Body {
  if (unit) {
    const sort = unit.countsAs === 'institute' ? 'institutes' : 'enterprises'
    return { kind: 'unit', id: plan.firstUnit(unit.committee, sort).id }
  }
  const spaceId = space === undefined ? undefined : ids.spaces.get(space)
  if (spaceId !== undefined) return { kind: 'space', id: spaceId }
  if (committee === undefined) return { kind: 'city', id: ids.city }
  const id = ids.committees.get(committee)
  if (id === undefined) throw new Error(`The city has no committee "${committee}"`)
  return { kind: 'committee', id }
}

/** People with one post and no account, one for each body: liaisons whose applications the demo tells, hosts of spaces. */
export function postHolders(
  { role, kind, ids }: { role: string; kind: Body['kind']; ids: readonly string[] },
  { names, accounts }: Demo,
  calendar: DemoCalendar,
  chance: Chance,
): InventedPerson[] {
  const free = freeNames({ names, accounts }, chance)
  const newId = () => chance.id(momentOn(calendar, calendar.from, chance))
  return ids.map((id, i) => ({
    id: newId(),
    name: free[i] ?? '',
    posts: [{ id: newId(), role, body: { kind, id } }],
  }))
}

/** People whom nothing but their matters is known of. */
export function peopleWithoutPost(
  count: number,
  demo: Demo,
  calendar: DemoCalendar,
  chance: Chance,
): InventedPerson[] {
  const names = freeNames(demo, chance)
  return Array.from({ length: count }, (_, i) => ({
    id: chance.id(momentOn(calendar, calendar.from, chance)),
    name: names[i] ?? '',
    posts: [],
  }))
}

/** Every surname with every given name, but for the names of accounts, in the order of chance. */
function freeNames({ names, accounts }: Pick<Demo, 'names' | 'accounts'>, chance: Chance): string[] {
  const taken = new Set(accounts.map(({ name }) => name.zh))
  const all = names.surnames.flatMap((surname) => names.givenNames.map((given) => surname.zh + given.zh))
  return chance.shuffled(all.filter((name) => !taken.has(name)))
}

/** Rows for person, account and post. What a role says is copied into its posts, as the database demands. */
export function peopleRows(
  people: readonly InventedPerson[],
  roles: CityPack['roles'],
  passwordHash: string,
  { from }: DemoCalendar,
) {
  const posts = people.flatMap((person) => person.posts.map((post) => ({ ...post, personId: person.id })))
  return {
    persons: people.map(({ id, name }) => [id, name]),
    accounts: people.flatMap(({ id, username }) =>
      username === undefined ? [] : [[id, username, passwordHash, false]],
    ),
    posts: posts.map(({ id, personId, role: key, body }) => {
      const role = roles.find((own) => own.key === key)
      if (!role) throw new Error(`The city has no role "${key}"`)
      const { power, administrator = 'none' } = role
      return [id, personId, key, body.kind, body.id, power, administrator, from, power ? 'now' : null]
    }),
  }
}

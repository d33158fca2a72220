// Everything that the demo says, put together; nothing here touches the database.
import { dayIn } from '#platform/clock.ts'
import type { CityPack } from '#app/city-pack.ts'
import type { Demo } from '#app/demo-pack.ts'
import { chanceOf } from './chance.ts'
import { daysFrom, morningOf } from './days.ts'
import type { DemoCalendar, DemoEvent, DemoFact } from './fact-row.ts'
import { accountHolders, type InventedPerson, peopleWithoutPost, postHolders } from './invent-accounts.ts'
import { inventApplications, type InventedApplication, type Wish } from './invent-applications.ts'
import type { MatterStory } from './matter-story.ts'
import { inventMatters } from './matters.ts'
import { milestones } from './milestones.ts'
import { networkFacts } from './network-facts.ts'
import { type NetworkPlan, planNetwork } from './plan-network.ts'
import { type InventedSharing, inventSharing } from './resources.ts'
import { doubledFact, statedOf } from './statements.ts'
import { type InventedSpaces, inventSpaces } from './spaces.ts'
import { inventUse, type InventedUse } from './use.ts'
import { memberHistory, PEOPLE_SERVED, peopleServed, teamHistory, VOLUNTEERING } from './volunteering.ts'

/** Ids that the database gave when the city pack was loaded. */
export interface CityIds {
  readonly city: string
  readonly committees: ReadonlyMap<string, string>
}

export interface History {
  readonly calendar: DemoCalendar
  readonly plan: NetworkPlan
  readonly people: readonly InventedPerson[]
  readonly applications: readonly InventedApplication[]
  readonly matters: readonly MatterStory[]
  readonly spaces: InventedSpaces
  readonly sharing: InventedSharing
  readonly use: InventedUse
  /** Events that single facts belong to. */
  readonly events: readonly DemoEvent[]
  /** All facts but the people served. */
  readonly facts: readonly DemoFact[]
  /** The fact among them that a correction takes back. */
  readonly doubled: readonly DemoFact[]
  /** Day by day, made as it is read. */
  readonly peopleServed: Iterator<readonly DemoFact[]>
}

/** What the openings of spaces count, where the pack has any. */
const STATIONS = 'spaces.stations'

/** Who asks for something and has no account here. */
const ASKERS = 60

const sortOf = ({ countsAs }: Wish) => (countsAs === 'institute' ? 'institutes' : 'enterprises')

/** The same for the same pack, the same ids and the same moment, to the last id. Open matters and bookings hang on it. */
export function inventHistory(pack: CityPack, demo: Demo, ids: CityIds, now: Date): History {
  const calendar = calendarOf(pack, demo)
  const chance = (part: string) => chanceOf(demo.seed, part)
  const { list } = demo.applications
  const waiting = list.filter(({ status }) => status !== 'admitted')
  const plan = planNetwork(
    pack,
    demo,
    calendar,
    chance('network'),
    waiting.map((wish) => ({ committee: wish.committee, sort: sortOf(wish) })),
  )
  const spaces = inventSpaces(pack.spaces, calendar, chance('spaces'))
  const { holders, people, askers, hosts } = peopleOf(demo, plan, { ...ids, spaces: spaces.ids }, calendar)
  const committeeIds = ids.committees
  const world = { pack, demo, committeeIds, calendar }
  const judged = { ...world, people, chance: chance('applications') }
  const admission = inventApplications(applicantsOf(list, plan), judged)
  const network = networkFacts(plan.units, committeeIds, calendar, chance('network facts'))
  const later = laterHistory(pack, demo, calendar, plan)
  const doubled = doubledFact(pack, calendar)
  const today = dayIn(pack.city.zone, now)
  const matters = inventMatters({ pack, demo, people: holders, askers, today, chance: chance('matters') })
  const sharing = inventSharing({
    ...world,
    holders,
    units: plan.units,
    spaceIds: spaces.ids,
    chance: chance('resources'),
  })
  const use = inventUse({ ...world, resources: sharing.resources, units: plan.units, holders, now })
  const told = [network, admission, spaces, sharing, use, ...matters]
  return {
    calendar,
    plan,
    people: [...people, ...askers, ...hosts, ...sharing.keepers, ...use.people],
    applications: admission.applications,
    matters,
    spaces,
    sharing,
    use,
    events: told.flatMap(({ events }) => events),
    facts: [...told.flatMap(({ facts }) => facts), ...later.facts, ...doubled],
    doubled,
    peopleServed: later.peopleServed,
  }
}

/** An admitted unit is one whose people have accounts; the others wait and are in no committee yet. */
function applicantsOf(list: readonly Wish[], plan: NetworkPlan) {
  const waiting = [...plan.applicants]
  return list.flatMap((wish) => {
    const unit = wish.status === 'admitted' ? plan.firstUnit(wish.committee, sortOf(wish)) : waiting.shift()
    return unit ? [{ wish, unit }] : []
  })
}

/** Who may sign in, and others who stand in records: liaisons of applicants, askers, hosts. */
function peopleOf(
  demo: Demo,
  plan: NetworkPlan,
  ids: CityIds & { spaces: ReadonlyMap<string, string> },
  calendar: DemoCalendar,
) {
  const chance = (part: string) => chanceOf(demo.seed, part)
  const holders = accountHolders(demo, plan, ids, calendar, chance('accounts'))
  const liaisons = { role: 'liaison', kind: 'unit', ids: plan.applicants.map(({ id }) => id) } as const
  const people = [...holders, ...postHolders(liaisons, demo, calendar, chance('liaisons'))]
  const hosting = { role: 'host', kind: 'space', ids: [...ids.spaces.values()] } as const
  return {
    holders,
    people,
    askers: peopleWithoutPost(ASKERS, demo, calendar, chance('askers')),
    hosts: postHolders(hosting, demo, calendar, chance('hosts')),
  }
}

function calendarOf({ city: { zone } }: CityPack, { history: { from, until } }: Demo): DemoCalendar {
  const days = daysFrom(from, until)
  return { from, until, days, morning: new Map(days.map((day) => [day, morningOf(zone, day)])) }
}

/** The figures whose modules come later; the network, the matters and the spaces are the history of theirs. */
function laterHistory(pack: CityPack, demo: Demo, calendar: DemoCalendar, plan: NetworkPlan) {
  const totals = new Map(
    pack.figures.flatMap(({ key, measure }): [string, number][] => {
      const isTold =
        /^(network|matters|sharing)\./.test(measure) || (measure === STATIONS && pack.spaces.length > 0)
      const total = isTold ? undefined : demo.figures[key]
      return total === undefined ? [] : [[measure, total - statedOf(demo.outside, key)]]
    }),
  )
  const chance = (part: string) => chanceOf(demo.seed, part)
  const communities = pack.places.subdistricts.flatMap((subdistrict) => subdistrict.communities)
  const [teams, members, served] = VOLUNTEERING.map((measure) => totals.get(measure) ?? 0)
  const team = teamHistory(teams ?? 0, communities, calendar, chance('teams'))
  const institutes = plan.units.flatMap((unit) => {
    const since = unit.memberships[0]?.since
    return unit.sort === 'institutes' && since !== undefined ? [{ ...unit, since }] : []
  })
  const facts = [...totals]
    .filter(([measure]) => !VOLUNTEERING.includes(measure))
    .flatMap(([measure, total]) => milestones(measure, total, { pack, demo, calendar }, institutes))
  return {
    facts: [
      ...facts,
      ...team.facts,
      ...memberHistory(members ?? 0, team.teams, calendar, chance('team members')),
    ],
    peopleServed: peopleServed(served ?? 0, team.teams, calendar, chance(PEOPLE_SERVED)),
  }
}

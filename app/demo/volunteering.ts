// Service teams, the people in them and the residents they served.
import type { Chance } from './chance.ts'
import { daysBetween, daysLater, isWeekend, spread } from './days.ts'
import { type DemoCalendar, type DemoFact, momentOn } from './fact-row.ts'
import { factOn } from './milestones.ts'

const TEAMS = 'volunteering.teams'
const MEMBERS = 'volunteering.team-members'
export const PEOPLE_SERVED = 'volunteering.people-served'
/** The measures whose history is made here. */
export const VOLUNTEERING = [TEAMS, MEMBERS, PEOPLE_SERVED]

/** When people are called to join: the day of Lei Feng, the Party's birthday, the autumn. */
const WAVES = ['-03-05', '-07-01', '-10-15']
const isWave = (day: string) => WAVES.some((wave) => day.endsWith(wave))

/** One team has been disbanded for this many that stand, and one member has left for this many that stay. */
const TEAMS_FOR_ONE_DISBANDED = 30
const MEMBERS_FOR_ONE_THAT_LEFT = 20
const WEEKEND = 3
/** Of the people served, those in a hall: talks of twenty to sixty people. All others are served one by one. */
const AT_TALKS = 0.035
const SMALLEST_TALK = 20
const LARGEST_TALK = 60

export interface Team {
  readonly subjectId: string
  readonly since: string
  readonly until?: string
  readonly placeCode: string
}

export function teamHistory(
  standing: number,
  communities: readonly { code: string }[],
  calendar: DemoCalendar,
  chance: Chance,
): { teams: Team[]; facts: DemoFact[] } {
  const disbanded = Math.round(standing / TEAMS_FOR_ONE_DISBANDED)
  const { days, until } = calendar
  const counts = spread(
    standing + disbanded,
    days.map((day, i) => (i < 30 ? 0 : isWave(day) ? 60 : isWeekend(day) ? 0 : 1)),
  )
  const teams: Team[] = []
  const facts: DemoFact[] = []
  const begin = (day: string) => {
    const { code: placeCode } = chance.pick(communities)
    const fact = { ...factOn(TEAMS, day, calendar, chance, false), placeCode }
    facts.push(fact)
    if (teams.length >= disbanded) return teams.push({ subjectId: fact.subjectId, since: day, placeCode })
    // The oldest are those that were disbanded: of them everybody has had time to tire.
    const last = daysLater(day, chance.between(100, daysBetween(day, until)))
    facts.push({ ...fact, id: chance.id(momentOn(calendar, last, chance)), quantity: -1, day: last })
    return teams.push({ subjectId: fact.subjectId, since: day, until: last, placeCode })
  }
  for (const [i, day] of days.entries()) for (let n = 0; n < (counts[i] ?? 0); n++) begin(day)
  return { teams, facts }
}

/** Half of a team founds it, the others come in waves. Whoever is in a team that is disbanded leaves with it. */
export function memberHistory(
  standing: number,
  teams: readonly Team[],
  calendar: DemoCalendar,
  chance: Chance,
): DemoFact[] {
  const facts: DemoFact[] = []
  const waves = calendar.days.filter(isWave)
  const join = ({ since, placeCode }: Team, until: string | undefined) => {
    const later = waves.filter((day) => day > since && (until === undefined || day < until))
    const day = later.length === 0 || chance.below(2) === 0 ? since : chance.pick(later)
    const fact = factOn(MEMBERS, day, calendar, chance, false)
    const joined = { ...fact, placeCode, countedOnce: `${fact.subjectId}#0` }
    facts.push(joined)
    if (until === undefined) return
    facts.push({ ...joined, id: chance.id(momentOn(calendar, until, chance)), quantity: -1, day: until })
  }
  const lasting = teams.filter((team) => team.until === undefined)
  const sizes = spread(
    standing,
    lasting.map(() => chance.between(8, 45)),
  )
  for (const [i, team] of lasting.entries()) {
    for (let n = 0; n < (sizes[i] ?? 0); n++) join(team, undefined)
    const left = Math.round((sizes[i] ?? 0) / MEMBERS_FOR_ONE_THAT_LEFT)
    const age = daysBetween(team.since, calendar.until)
    for (let n = 0; n < left && age > 60; n++) join(team, daysLater(team.since, chance.between(60, age)))
  }
  for (const team of teams)
    if (team.until !== undefined) for (let n = chance.between(8, 20); n > 0; n--) join(team, team.until)
  return facts
}

/** Who was served on each day of the history, one day at a time, for there are a million. */
export function* peopleServed(
  total: number,
  teams: readonly Team[],
  calendar: DemoCalendar,
  chance: Chance,
): Generator<DemoFact[]> {
  const talks = talkSizes(Math.round(total * AT_TALKS), chance)
  const alone = total - talks.reduce((sum, people) => sum + people, 0)
  const active = calendar.days.map((day) => teams.filter((team) => isActive(team, day)))
  const weights = calendar.days.map((day, i) => (active[i]?.length ?? 0) * (isWeekend(day) ? WEEKEND : 1))
  const single = spread(alone, weights)
  const halls = spread(talks.length, weights)
  for (const [i, day] of calendar.days.entries()) {
    const quantities = [...Array.from({ length: single[i] ?? 0 }, () => 1), ...talks.splice(0, halls[i] ?? 0)]
    yield quantities.map((quantity) => {
      const { placeCode } = chance.pick(active[i] ?? [])
      return { ...factOn(PEOPLE_SERVED, day, calendar, chance, false), quantity, placeCode }
    })
  }
}

const isActive = ({ since, until }: Team, day: string) => since <= day && (until === undefined || until > day)

/** Sizes of talks that together have so many people. */
function talkSizes(people: number, chance: Chance): number[] {
  const sizes: number[] = []
  let left = people
  // What is left last must make two talks of their proper size.
  while (left > 2 * LARGEST_TALK) {
    const size = chance.between(SMALLEST_TALK, LARGEST_TALK)
    sizes.push(size)
    left -= size
  }
  return [...sizes, Math.floor(left / 2), Math.ceil(left / 2)].filter((size) => size > 0)
}

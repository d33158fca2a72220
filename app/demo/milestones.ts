// The history of measures whose modules come later: when what they count happened, up to the value of the figure.
import type { CityPack } from '#app/city-pack.ts'
import type { Demo } from '#app/demo-pack.ts'
import { isWorkingDay } from '#platform/clock.ts'
import { type Chance, chanceOf } from './chance.ts'
import { spread, weekdayOf } from './days.ts'
import { type DemoCalendar, type DemoFact, momentOn } from './fact-row.ts'

interface Rhythm {
  /** How much happens on a day, beside other days. */
  readonly weight: (day: string) => number
  /** Whether a person is counted once, whatever else they do. */
  readonly once?: boolean
  readonly where?: 'community' | 'institute'
}

const on =
  (...ends: string[]) =>
  (day: string) =>
    ends.some((end) => day.endsWith(end)) ? 1 : 0
const MONDAY = 1

const RHYTHMS: Readonly<Record<string, Rhythm>> = {
  // A course of entrepreneurs ends three times a year.
  'programmes.entrepreneurs-trained': { weight: on('-04-20', '-07-18', '-11-21'), once: true },
  'honours.officials-commended': { weight: on('-07-01'), once: true },
  'appraisals.files-opened': { weight: (day) => (isWorkingDay(day) ? 1 : 0) },
  'talents.high-level': { weight: on('-15'), once: true, where: 'institute' },
  // Most people begin after they have graduated in summer.
  'talents.at-institutes': {
    weight: (day) => (weekdayOf(day) !== MONDAY ? 0 : /-0[789]-/.test(day) ? 4 : 1),
    once: true,
    where: 'institute',
  },
  'housing.homes-provided': { weight: on('-01-16', '-06-28', '-09-20'), where: 'community' },
}
/** For a measure that only this city has. */
const MONTHLY: Rhythm = { weight: on('-01') }

/** The facts of one measure, as many as the figure says. The later, the more, for the city grows. */
export function milestones(
  measure: string,
  total: number,
  { pack, demo, calendar }: { pack: CityPack; demo: Demo; calendar: DemoCalendar },
  institutes: readonly { id: string; placeCode: string | null; since: string }[],
): DemoFact[] {
  const chance = chanceOf(demo.seed, measure)
  const { weight, once = false, where } = RHYTHMS[measure] ?? MONTHLY
  const { days } = calendar
  const counts = spread(
    total,
    days.map((day, i) => weight(day) * (0.5 + i / days.length)),
  )
  const communities = pack.places.subdistricts.flatMap((subdistrict) => subdistrict.communities)
  const placed = (day: string) => {
    if (where === 'community') return { placeCode: chance.pick(communities).code }
    const open = where === 'institute' ? institutes.filter(({ since }) => since <= day) : []
    if (open.length === 0) return {}
    const { id, placeCode } = chance.pick(open)
    return { unitId: id, placeCode }
  }
  return days.flatMap((day, i) =>
    Array.from({ length: counts[i] ?? 0 }, () => ({
      ...factOn(measure, day, calendar, chance, once),
      ...placed(day),
    })),
  )
}

/** A fact that adds one, about a subject of its own. */
export function factOn(
  measure: string,
  day: string,
  calendar: DemoCalendar,
  chance: Chance,
  once: boolean,
): DemoFact {
  const moment = momentOn(calendar, day, chance)
  const subjectId = chance.id(moment)
  const counted = once ? { countedOnce: subjectId } : {}
  return { id: chance.id(moment), measure, quantity: 1, day, subjectId, ...counted }
}

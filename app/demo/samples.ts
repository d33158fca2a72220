// Samples that were sent in to the resources of the demo, step by step.
import type { DemoResources } from '#app/demo-resources-pack.ts'
import type { Borrower } from './borrowers.ts'
import type { Chance } from './chance.ts'
import { momentOn, type DemoCalendar } from './fact-row.ts'
import type { InventedResource } from './resources.ts'

export interface SampleStep {
  readonly id: string
  readonly state: string
  readonly by: string
  readonly at: number
}

export interface InventedSample {
  readonly id: string
  readonly resource: InventedResource
  readonly user: Borrower
  readonly wish: string
  readonly samples: number
  readonly state: string
  readonly endedAt: number | null
  readonly cost: number | null
  readonly steps: readonly SampleStep[]
}

interface World {
  readonly said: DemoResources
  readonly calendar: DemoCalendar
  readonly resources: readonly InventedResource[]
  readonly users: ReadonlyMap<string, readonly Borrower[]>
  readonly now: number
  readonly chance: Chance
}

const COURSE = ['asked', 'accepted', 'received', 'measured', 'done']
const PAST = 220
/** How far those have come that lie on a keeper's desk on the day of loading, in the same order. */
const OPEN = [1, 1, 2, 3, 3, 4]
const DAY_MS = 86_400_000

/** Those of the past are done; of each resource that a keeper's account keeps a few are open. In the order of asking. */
export function inventSamples({ said, calendar, resources, users, now, chance }: World): InventedSample[] {
  const takers = resources.filter(({ prices }) => prices.some(({ per }) => per === 'sample'))
  const kept = takers.filter(({ item }) => item.keeper !== undefined)
  if (takers.length === 0) return []
  const sampleOf = (
    resource: InventedResource,
    first: number,
    length: number,
  ): InventedSample | undefined => {
    const user = chance.pick(users.get(resource.id) ?? [])
    const keeper = resource.keepers[0]?.id ?? user.id
    const between = length < COURSE.length ? 1 : chance.between(1, 4)
    const steps = COURSE.slice(0, length).map((state, i) => {
      const at = first + i * between * (DAY_MS / 2)
      return { id: chance.id(at), state, by: i === 0 ? user.id : keeper, at }
    })
    const samples = chance.between(1, 12)
    const last = steps.at(-1)
    if (!last || last.at > now) return undefined
    const price =
      resource.prices.find((own) => own.per === 'sample' && own.audience === 'network')?.amount ?? 0
    return {
      id: chance.id(first),
      resource,
      user,
      wish: chance.pick(said.wishes),
      samples,
      state: last.state,
      endedAt: last.state === 'done' ? last.at : null,
      cost: last.state === 'done' ? samples * price : null,
      steps,
    }
  }
  const past = Array.from({ length: PAST }, () => {
    const resource = chance.pick(takers)
    const days = calendar.days.filter((day) => day > resource.offeredOn)
    const day = chance.pick(days.length > 0 ? days : [resource.offeredOn])
    return sampleOf(resource, momentOn(calendar, day, chance), COURSE.length)
  })
  const open = kept.flatMap((resource) =>
    OPEN.map((length, i) => sampleOf(resource, now - (length + i / OPEN.length) * DAY_MS, length)),
  )
  return [...past, ...open]
    .filter((sample) => sample !== undefined)
    .toSorted((a, b) => (a.steps[0]?.at ?? 0) - (b.steps[0]?.at ?? 0))
}

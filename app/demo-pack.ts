// What a city pack says about its demo: how much there is of everything, how invented things are called, who may sign in.
import * as z from 'zod'
import { outsideShape } from '#app/demo/statements.ts'
import type { Cluster, Committee, Position, UnitKind } from '#modules/network/pack.ts'
import type { FigureDefinition } from '#modules/figures/pack.ts'
import type { Role } from '#modules/people/pack.ts'
import type { Fault, FieldPath, PackFile, PackPart } from '#platform/pack.ts'
import { day, key, name, text } from '#platform/pack-fields.ts'
import { accountFaults } from './demo/account-faults.ts'
import { bulletinFaults, bulletinShape } from './demo/bulletin-texts.ts'
import type { DemoSpace } from './demo-spaces-pack.ts'
import { demoMattersShape } from './demo-matters-pack.ts'

const count = z.int().min(0).max(2_000_000)
const industry = z.string().regex(/^[A-T]\d{4}$/, 'must be a code of GB/T 4754 like M7320')
const syllables = z.array(text(12)).min(60)

const countsAs = z.enum(['institute', 'enterprise'])
const postShape = z.strictObject({
  role: key,
  committee: key.optional(),
  unit: z.strictObject({ committee: key, countsAs }).optional(),
  space: key.optional(),
})
/** A post in a committee, in the first unit of that sort that a committee brought in, in a space, or, with none of them, in the city. */
export type DemoPost = z.infer<typeof postShape>

const applicationShape = z.strictObject({
  committee: key,
  countsAs,
  status: z.enum(['submitted', 'in_review', 'admitted', 'declined']),
  reasons: z.string().min(10).max(2000).optional(),
})

const demoShape = z.strictObject({
  seed: z.int().min(1),
  history: z.strictObject({ from: day, until: day }),
  figures: z.record(key, count),
  targets: z.record(key, count.min(1)).default({}),
  committees: z
    .array(
      z.strictObject({
        committee: key,
        institutes: count,
        enterprises: count,
        shared: z.strictObject({ institutes: count, enterprises: count }),
        trades: z.array(name).min(1),
        industry,
      }),
    )
    .min(1),
  positions: z
    .array(z.strictObject({ position: key, institutes: count, enterprises: count }))
    .min(1)
    .refine((all) => all.some((one) => one.institutes > 0) && all.some((one) => one.enterprises > 0), {
      error: 'must give institutes and enterprises a position to stand in',
    }),
  names: z.strictObject({
    mark: text(12),
    organisation: z.string().max(60).includes('{unit}'),
    brandFirst: syllables,
    brandSecond: syllables,
    units: z
      .array(
        z.strictObject({
          kind: key,
          weight: z.int().min(1),
          pattern: name,
          industry: industry.optional(),
        }),
      )
      .min(1),
    surnames: syllables,
    givenNames: syllables,
  }),
  accounts: z.array(z.strictObject({ username: key, name, posts: z.array(postShape).min(1) })).min(1),
  applications: z.strictObject({
    answer: z.string().max(400),
    comment: z.string().max(400),
    list: z.array(applicationShape),
  }),
  outside: outsideShape.optional(),
  bulletins: z.array(bulletinShape).default([]),
  matters: demoMattersShape,
})
/**
 * `targets` are those of the year in which the history ends: of a flow what the year adds, of a stock what stands then.
 * `committees[].shared`: of its members, those that an earlier committee of the list brought in, each of which sits in
 * two committees and no more; so the distinct units of the city are the members less the shared ones.
 * An enterprise has the `industry` of the committee that brought it in, any other unit that of its pattern.
 * `names.units[].pattern` has `{brand}` (first and second syllable joined) and `{trade}`; `mark` ends every invented name, in English
 * after a space.
 */
export type Demo = z.infer<typeof demoShape>
export const demoPart: PackPart<Demo> = { file: 'demo.yaml', shape: demoShape }

interface Known {
  readonly clusters: readonly Cluster[]
  readonly committees: readonly Committee[]
  readonly unitKinds: readonly UnitKind[]
  readonly positions: readonly Position[]
  readonly roles: readonly Role[]
  readonly figures: readonly FigureDefinition[]
  readonly spaces: readonly DemoSpace[]
}

/** The demo names only what the pack has, and its committees add up to the figures it promises. */
export function demoFaults(demo: PackFile<Demo>, known: Known): Fault[] {
  return [
    ...committeeFaults(demo, known),
    ...figureFaults(demo, known),
    ...accountFaults(demo, known),
    ...applicationFaults(demo),
    ...bulletinFaults(demo, known.figures),
    ...demo.content.names.units.flatMap(({ kind }, i) =>
      known.unitKinds.some((own) => own.key === kind)
        ? []
        : [demo.fault(['names', 'units', i, 'kind'], `no kind of unit has the key "${kind}"`)],
    ),
    ...demo.content.positions.flatMap(({ position }, i) =>
      known.positions.some((own) => own.key === position)
        ? []
        : [demo.fault(['positions', i, 'position'], `no position has the key "${position}"`)],
    ),
  ]
}

function committeeFaults(demo: PackFile<Demo>, { committees }: Known): Fault[] {
  const { committees: counts, history } = demo.content
  const unknown = counts.flatMap(({ committee }, i) => {
    const path: FieldPath = ['committees', i, 'committee']
    const own = committees.find((one) => one.key === committee)
    if (own === undefined) return [demo.fault(path, `no committee has the key "${committee}"`)]
    if (counts.findIndex((one) => one.committee === committee) < i)
      return [demo.fault(path, `"${committee}" stands here twice`)]
    if (own.since >= history.from && own.since <= history.until) return []
    return [demo.fault(path, `is a committee since ${own.since}, outside the demo's history`)]
  })
  const left = committees.filter((own) => !counts.some(({ committee }) => committee === own.key))
  return [
    ...unknown,
    ...left.map((own) => demo.fault(['committees'], `says nothing of the committee "${own.key}"`)),
    ...sharedFaults(demo),
  ]
}

/** A unit can be shared only when an earlier committee brought it in and nobody has shared it yet. */
function sharedFaults(demo: PackFile<Demo>): Fault[] {
  return (['institutes', 'enterprises'] as const).flatMap((sort) => {
    let single = 0
    return demo.content.committees.flatMap((own, i) => {
      const most = Math.min(single, own[sort])
      single += own[sort] - 2 * own.shared[sort]
      if (own.shared[sort] <= most) return []
      return [
        demo.fault(['committees', i, 'shared', sort], `must be at most ${most}, not ${own.shared[sort]}`),
      ]
    })
  })
}

function figureFaults(demo: PackFile<Demo>, known: Known): Fault[] {
  const { figures: targets, committees } = demo.content
  const counted = known.figures.filter((figure) => figure.kind !== 'constant')
  const left = counted.filter((figure) => targets[figure.key] === undefined)
  const wrong = Object.entries(targets).flatMap(([own, target]) => {
    const path = ['figures', own]
    const figure = counted.find((one) => one.key === own)
    if (figure === undefined) return [demo.fault(path, 'is not a counted figure of this city')]
    const sum = sumOf(figure, committees, known)
    return sum === undefined || sum === target
      ? []
      : [demo.fault(path, `is ${target}, but clusters and committees of the pack make ${sum}`)]
  })
  const aimless = Object.keys(demo.content.targets).filter(
    (own) => !counted.some(({ key: one }) => one === own),
  )
  return [
    ...left.map((own) => demo.fault(['figures'], `says nothing of the figure "${own.key}"`)),
    ...wrong,
    ...aimless.map((own) => demo.fault(['targets', own], 'is not a counted figure of this city')),
  ]
}

/** What the committees of demo.yaml make of a figure; undefined where the figure does not count the network. */
function sumOf(
  { measure, committee }: FigureDefinition,
  counts: Demo['committees'],
  { clusters, committees }: Known,
): number | undefined {
  const sum = (of: (one: Demo['committees'][number]) => number) => counts.reduce((n, one) => n + of(one), 0)
  switch (measure) {
    case 'network.clusters':
      return clusters.length
    case 'network.chain-committees':
      return committees.filter(({ kind }) => kind === 'chain').length
    case 'network.institutes-linked':
      return sum((one) => one.institutes - one.shared.institutes)
    case 'network.organisations-linked':
      return sum((one) => one.enterprises - one.shared.enterprises)
    case 'network.memberships':
      return sum((one) =>
        committee === undefined || committee === one.committee ? one.institutes + one.enterprises : 0,
      )
    default:
      return undefined
  }
}

/** Two must have reviewed and one decided: people of the demo, since an application says who. */
function applicationFaults(demo: PackFile<Demo>): Fault[] {
  const { accounts, applications } = demo.content
  const holders = (role: string, committee: string) =>
    accounts.filter(({ posts }) => posts.some((post) => post.role === role && post.committee === committee))
  return applications.list.flatMap(({ committee, status, reasons }, i) => {
    const fault = (problem: string) => [demo.fault(['applications', 'list', i], problem)]
    if (countsOf(demo, committee) === undefined) return fault(`no committee has the key "${committee}"`)
    if (holders('secretary', committee).length === 0) return fault(`"${committee}" has no secretary`)
    if (status !== 'submitted' && holders('reviewer', committee).length < 2)
      return fault(`"${committee}" has fewer than two reviewers`)
    const isDecided = status === 'admitted' || status === 'declined'
    return isDecided && reasons === undefined ? fault('is decided and needs reasons') : []
  })
}

const countsOf = (demo: PackFile<Demo>, named: string) =>
  demo.content.committees.find(({ committee }) => committee === named)

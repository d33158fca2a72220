// What a city pack says about the resources that the units and spaces of its demo share.
import * as z from 'zod'
import type { Committee } from '#modules/network/pack.ts'
import { BookingRules } from '#modules/sharing/contract.ts'
import type { Sharing } from '#modules/sharing/pack.ts'
import type { Fault, PackFile, PackPart } from '#platform/pack.ts'
import { key, keyedList, name } from '#platform/pack-fields.ts'
import type { DemoSpace } from './demo-spaces-pack.ts'

const line = z.string().min(1).max(200)
const yuan = z.number().min(0).max(1_000_000)
const resourceShape = z.strictObject({
  name,
  kind: key,
  technique: key.optional(),
  manufacturer: line.optional(),
  model: line.optional(),
  value: z.int().min(1).optional(),
  measures: z.array(line).default([]),
  summary: z.string().min(4).max(400),
  prices: z.strictObject({ hour: yuan.optional(), sample: yuan.optional() }).default({}),
  terms: key.optional(),
  chains: z.array(key).default([]),
  countsAs: z.enum(['institute', 'enterprise']).default('institute'),
  space: key.optional(),
  seats: z.int().min(1).max(10_000).optional(),
  count: z.int().min(1).max(50),
  busy: z.int().min(1).max(20).optional(),
  keeper: key.optional(),
})
const resourcesShape = z.strictObject({
  terms: keyedList(z.strictObject({ key, kind: key, rules: z.record(z.string(), z.unknown()) })),
  purposes: z.array(z.strictObject({ kind: key, words: z.array(line).min(1) })),
  titles: z.array(line).min(1),
  wishes: z.array(line).min(1),
  repairs: z.array(line).min(1),
  forMembers: z.array(line).min(1),
  resources: z.array(resourceShape).min(1),
})
/**
 * `terms` change the rules of a kind in sharing.yaml. `prices` are what another unit of the network pays in yuan, `value`
 * what it cost. Owners are drawn among members that the `chains` brought in, or near the `space`; with `keeper` the first
 * of `count` is owned by the unit of that account. `busy` says how often it is booked, beside the others.
 */
export type DemoResources = z.infer<typeof resourcesShape>
export type DemoResource = DemoResources['resources'][number]
export const demoResourcesPart: PackPart<DemoResources> = {
  file: 'demo-resources.yaml',
  shape: resourcesShape,
}

interface Known {
  readonly sharing: Sharing
  readonly committees: readonly Committee[]
  readonly spaces: readonly DemoSpace[]
  readonly demo:
    | { readonly accounts: readonly { username: string; posts: readonly { role: string }[] }[] }
    | undefined
}

/** Any id: which committees lend is known only once the units are. */
const SOME_CHAIN = ['00000000-0000-7000-8000-000000000000']

/** The rules of the kind as the terms change them; throws where they are none. */
export function rulesUnder(
  { terms }: DemoResources,
  { kinds }: Sharing,
  named: string,
  committeeIds: readonly string[],
): BookingRules {
  const found = terms.find((one) => one.key === named)
  const usual = kinds.find((one) => one.key === found?.kind)?.rules
  const rules = { ...usual, ...found?.rules }
  return BookingRules.parse(rules.who === 'chains' ? { ...rules, committeeIds } : rules)
}

/** Resources are of kinds, techniques and terms that there are, and of committees, spaces and keepers that there are. */
export function demoResourceFaults(file: PackFile<DemoResources>, known: Known): Fault[] {
  const { terms, resources } = file.content
  const wrongTerms = terms.flatMap(({ key: own }, i) => {
    try {
      rulesUnder(file.content, known.sharing, own, SOME_CHAIN)
      return []
    } catch {
      return [file.fault(['terms', i, 'rules'], 'do not make rules of the kind')]
    }
  })
  const wrong = resources.flatMap((resource, i) =>
    faultsOf(resource, file.content, known).map(([field, problem]) =>
      file.fault(['resources', i, field], problem),
    ),
  )
  return [...wrongTerms, ...wrong]
}

function faultsOf(own: DemoResource, { terms }: DemoResources, known: Known): [string, string][] {
  const { sharing, committees, spaces, demo } = known
  const kind = sharing.kinds.find((one) => one.key === own.kind)
  const checks: [string, boolean, string][] = [
    ['kind', kind !== undefined, 'is no kind of resource'],
    [
      'technique',
      own.technique === undefined || (kind?.techniques.some((one) => one.key === own.technique) ?? false),
      'is no technique of the kind',
    ],
    [
      'terms',
      own.terms === undefined || terms.some((one) => one.key === own.terms && one.kind === own.kind),
      'are no terms of the kind',
    ],
    [
      'chains',
      own.chains.every((one) => committees.some(({ key: known }) => known === one)),
      'are no committees',
    ],
    ['space', own.space === undefined || spaces.some((one) => one.key === own.space), 'is no space'],
    ['chains', (own.space === undefined) === own.chains.length > 0, 'or a space is needed, and not both'],
    ['busy', own.busy === undefined || own.terms !== undefined, 'needs terms'],
    [
      'keeper',
      own.keeper === undefined ||
        (demo?.accounts.some(
          ({ username, posts }) => username === own.keeper && posts.some(({ role }) => role === 'keeper'),
        ) ??
          false),
      'is no keeper among the accounts',
    ],
  ]
  return checks.flatMap(([field, isRight, problem]) =>
    isRight ? [] : [[field, problem] as [string, string]],
  )
}

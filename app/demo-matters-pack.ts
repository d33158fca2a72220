// What a city pack says about the matters of its demo.
import * as z from 'zod'
import type { FigureDefinition } from '#modules/figures/pack.ts'
import type { MatterKind } from '#modules/matters/pack.ts'
import type { Fault, PackFile } from '#platform/pack.ts'
import { key } from '#platform/pack-fields.ts'

const count = z.int().min(0).max(1000)
const text = (longest: number) => z.string().min(2).max(longest)
/** `{place}` in it is a community of the city. */
const words = text(400)
/** `answers` are those that its title already gives; the others are invented. */
const itemShape = z.strictObject({
  kind: key,
  title: text(70),
  description: words,
  answers: z.record(key, z.string().max(100)).default({}),
  outcome: key,
  words,
})

/** `late`: nobody has sent it in time; `waiting`: a pause is proposed and nobody has decided; the rest as states are called. */
export const OPEN_STATES = [
  'received',
  'late',
  'sent',
  'taken',
  'overdue',
  'paused',
  'waiting',
  'answered',
] as const
const openShape = z.strictObject({
  state: z.enum(OPEN_STATES),
  kinds: z.array(key).min(1),
  askers: z.array(key),
  handler: key,
  count,
})

/** `askers` and `handler` are usernames of the demo; a matter without such an asker is that of somebody without an account. */
export const demoMattersShape = z.strictObject({
  others: z.strictObject({ solved: count, notSolved: count, unconfirmed: count }),
  question: words,
  reply: words,
  pause: words,
  unsolved: words,
  answers: z.record(key, z.array(text(100)).min(1)),
  items: z.array(itemShape).min(1),
  open: z.array(openShape),
})
export type DemoMatters = z.infer<typeof demoMattersShape>

interface Known {
  readonly figures: readonly FigureDefinition[]
  readonly matterKinds: readonly MatterKind[]
}
interface WithMatters {
  readonly figures: Readonly<Record<string, number>>
  readonly accounts: readonly { username: string }[]
  readonly matters: DemoMatters
}

/** Matters are of kinds that the city has, end as these do, and every figure that counts them finds some to count. */
export function demoMatterFaults(demo: PackFile<WithMatters>, { figures, matterKinds }: Known): Fault[] {
  const { matters, accounts, figures: targets } = demo.content
  const usernames = new Set(accounts.map(({ username }) => username))
  const items = matters.items.flatMap((item, i) => {
    const kind = matterKinds.find((own) => own.key === item.kind)
    if (!kind)
      return [demo.fault(['matters', 'items', i, 'kind'], `no kind of matter has the key "${item.kind}"`)]
    return kind.outcomes.some((own) => own.key === item.outcome && own.solved)
      ? []
      : [demo.fault(['matters', 'items', i, 'outcome'], `no outcome "${item.outcome}" solves a ${item.kind}`)]
  })
  const open = matters.open.flatMap(({ kinds, askers, handler }, i) => [
    ...kinds
      .filter((own) => !matters.items.some(({ kind }) => kind === own))
      .map((own) => demo.fault(['matters', 'open', i, 'kinds'], `no item is of the kind "${own}"`)),
    ...[...askers, handler]
      .filter((own) => !usernames.has(own))
      .map((own) => demo.fault(['matters', 'open', i], `the demo has no account "${own}"`)),
  ])
  const counted = figures.filter(({ key: own, measure }) => measure.startsWith('matters.') && targets[own])
  return [
    ...items,
    ...open,
    ...counted
      .filter(({ measure }) => !matterKinds.some((kind) => kind.measure === measure && isTold(kind.key)))
      .map(({ key: own }) => demo.fault(['matters', 'items'], `tells nothing that counts for "${own}"`)),
  ]
  function isTold(kind: string): boolean {
    return matters.items.some((item) => item.kind === kind)
  }
}

// What the reader can do with a matter at the desk, in the order in which it presses.
import { useQueryClient } from '@tanstack/react-query'
import type { Handling, Matter } from '../contract.ts'
import { matters } from './client.ts'

type Pause = Handling['pauses'][number]
type OfMatter = 'send' | 'message' | 'note' | 'kind' | 'callBack'
type OfPart = 'take' | 'outcome' | 'answer' | 'callIn' | 'handOn' | 'pause'

/** `key` tells apart the same act on several parts. */
export type Act = { key: string } & (
  | { kind: OfMatter }
  | { kind: OfPart; part: Handling }
  | { kind: 'decide'; part: Handling; pause: Pause }
)
export type ActKind = Act['kind']

const onParts = ({ handlings }: Matter, kind: OfPart, allows: (can: Handling['can']) => boolean): Act[] =>
  handlings.filter(({ can }) => allows(can)).map((part) => ({ key: `${kind}.${part.id}`, kind, part }))

const onMatter = (kind: OfMatter, isAllowed: boolean): Act[] => (isAllowed ? [{ key: kind, kind }] : [])

export function actsOf(matter: Matter): Act[] {
  const { can, handlings } = matter
  const decisions = handlings.flatMap((part) =>
    part.pauses
      .filter((pause) => pause.can.decide)
      .map((pause): Act => ({ key: `decide.${pause.id}`, kind: 'decide', part, pause })),
  )
  return [
    ...decisions,
    ...onParts(matter, 'take', ({ take }) => take),
    ...onParts(matter, 'outcome', ({ proposeOutcome }) => proposeOutcome),
    ...onParts(matter, 'answer', ({ answer }) => answer),
    ...onMatter('send', can.send),
    ...onMatter('message', can.write && can.note),
    ...onMatter('note', can.note),
    ...onParts(matter, 'callIn', ({ callIn }) => callIn),
    ...onParts(matter, 'handOn', ({ handOn }) => handOn),
    ...onParts(matter, 'pause', ({ proposePause }) => proposePause),
    ...onMatter('callBack', can.callBack),
    ...onMatter('kind', can.changeKind),
  ]
}

const PRESSING: ReadonlySet<ActKind> = new Set(['decide', 'take', 'outcome', 'answer'])

/** What stands open when the page opens; none where the matter waits for others. */
export const pressingAct = (acts: readonly Act[], { status }: Matter): Act | undefined =>
  acts.find(({ kind }) => PRESSING.has(kind) || (kind === 'send' && status === 'received'))

/** Parts that somebody must still take or answer. */
export const openParts = ({ handlings }: Pick<Matter, 'handlings'>): Handling[] =>
  handlings.filter(({ state }) => state === 'sent' || state === 'taken')

/** The matter, the boxes and the counts are read anew. */
export function useReadAnew(): () => Promise<unknown> {
  const queries = useQueryClient()
  const changed = [
    matters.getMatter,
    matters.listMatters,
    matters.countDesk,
    matters.listMatterRates,
    matters.listPartsHeld,
  ]
  return () => Promise.all(changed.map(({ queryKey }) => queries.invalidateQueries({ queryKey })))
}

// Pure, so that screens explain with the same rules by which the server decides.
import type { Closing, HandlingState, MatterStatus } from '../contract.ts'

/** Everything that can be done with a matter as a whole. */
export type MatterStep =
  | 'withdraw'
  | 'send'
  | 'change_kind'
  | 'write'
  | 'propose_outcome'
  | 'answer_outcome'
  | 'reopen'
  | 'say_lasted'

const OPEN: readonly MatterStep[] = ['withdraw', 'send', 'change_kind', 'write']
const STEPS: Readonly<Record<MatterStatus, readonly MatterStep[]>> = {
  received: OPEN,
  in_hand: [...OPEN, 'propose_outcome'],
  answered: ['withdraw', 'write', 'answer_outcome'],
  closed: [],
}

export interface MatterState {
  status: MatterStatus
  closing: Closing | null
  wasReopened: boolean
  isWithinReopening: boolean
  hasSaidWhetherItLasted: boolean
}

/** What may happen next to a matter, whoever does it. */
export function availableSteps(matter: MatterState): readonly MatterStep[] {
  if (matter.status !== 'closed') return STEPS[matter.status]
  const canReopen = matter.closing !== 'withdrawn' && !matter.wasReopened && matter.isWithinReopening
  const canSayLasted = matter.closing === 'confirmed' && !matter.hasSaidWhetherItLasted
  return [...(canReopen ? (['reopen'] as const) : []), ...(canSayLasted ? (['say_lasted'] as const) : [])]
}

export type HandlingStep = 'take' | 'answer' | 'hand_on' | 'call_in' | 'propose_pause' | 'propose_outcome'

const HANDLING_STEPS: Readonly<Record<HandlingState, readonly HandlingStep[]>> = {
  sent: ['take', 'answer', 'hand_on', 'call_in'],
  taken: ['answer', 'hand_on', 'call_in', 'propose_pause'],
  answered: [],
  handed_on: [],
  released: [],
}

/** What may happen next to a part, as long as its matter is in hand. The lead proposes the outcome, also after its own answer. */
export function availableHandlingSteps(
  part: { state: HandlingState; isLead: boolean },
  status: MatterStatus,
): readonly HandlingStep[] {
  if (status !== 'in_hand') return []
  const isLeading = part.isLead && (part.state === 'taken' || part.state === 'answered')
  return [...HANDLING_STEPS[part.state], ...(isLeading ? (['propose_outcome'] as const) : [])]
}

export const isOpenPart = (state: HandlingState): boolean => state === 'sent' || state === 'taken'

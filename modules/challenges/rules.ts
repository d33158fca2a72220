// Pure, so that screens explain with the same rules by which the server decides.
import type { ChallengeStake, ChallengeStatus, ExpertCandidate, NewBidReview } from './contract.ts'

export type ChallengeStep =
  | 'consent'
  | 'choose_units'
  | 'bid'
  | 'withdraw_bid'
  | 'open_bids'
  | 'assign_expert'
  | 'review'
  | 'propose_award'
  | 'object'
  | 'confirm_award'
  | 'work'
  | 'confirm_solved'
  | 'end'

/** Units are chosen, and accept secrecy, as long as there is work to do: whoever has the award may need the detail last. */
const STEPS: Readonly<Record<ChallengeStatus, readonly ChallengeStep[]>> = {
  proposed: ['consent'],
  declined: [],
  open: ['choose_units', 'bid', 'withdraw_bid', 'open_bids', 'end'],
  in_review: ['choose_units', 'withdraw_bid', 'assign_expert', 'review', 'propose_award', 'end'],
  noticed: ['choose_units', 'object', 'confirm_award', 'end'],
  under_way: ['choose_units', 'work', 'confirm_solved', 'end'],
  solved: [],
  ended: [],
}

/** Whether the state allows this step, whoever takes it. */
export const allowsStep = (status: ChallengeStatus, step: ChallengeStep): boolean =>
  STEPS[status].includes(step)

/** What the public sees: a need is its asker's own until they agreed. */
export const isPublic = (status: ChallengeStatus): boolean => status !== 'proposed' && status !== 'declined'

/** The deadline is the first moment that is too late. */
export const takesBids = (status: ChallengeStatus, bidsUntil: Date, now: Date): boolean =>
  status === 'open' && now < bidsUntil

export interface Ties {
  hasAsked: boolean
  isOfAskingUnit: boolean
  isOfBiddingUnit: boolean
  hasPrepared: boolean
}

/** What ties a person to a challenge, so that they do not judge its bids. */
export function stakeOf({
  hasAsked,
  isOfAskingUnit,
  isOfBiddingUnit,
  hasPrepared,
}: Ties): ChallengeStake | null {
  if (hasAsked) return 'asked_it'
  if (isOfAskingUnit) return 'post_in_asking_unit'
  if (isOfBiddingUnit) return 'post_in_bidding_unit'
  return hasPrepared ? 'prepared_it' : null
}

/** Preparing a challenge is the office's work and does not stand against deciding; having a side in it does. */
export const decidingStake = (ties: Ties): ChallengeStake | null => stakeOf({ ...ties, hasPrepared: false })

export const candidateObstacle = (person: Ties & { isExpert: boolean }): ExpertCandidate['obstacle'] =>
  person.isExpert ? 'already_expert' : stakeOf(person)

export interface FieldFault {
  field: string
  code: string
}

/** Everything wrong with a review at once: every standing bid is judged, or a conflict is declared and nothing else. */
export function bidReviewProblems(bidIds: readonly string[], review: NewBidReview): FieldFault[] {
  const { judgements, recommends, conflict } = review
  if (conflict !== undefined)
    return Object.entries({ judgements, recommends }).flatMap(([field, value]) =>
      value === undefined ? [] : [{ field, code: 'not_allowed' }],
    )
  const judged = Object.keys(judgements ?? {})
  const missing = bidIds.filter((id) => !judged.includes(id))
  const unknown = judged.filter((id) => !bidIds.includes(id))
  return [
    ...missing.map((id) => ({ field: `judgements.${id}`, code: 'required' })),
    ...unknown.map((id) => ({ field: `judgements.${id}`, code: 'unknown_field' })),
    ...recommendationFaults(bidIds, recommends),
  ]
}

function recommendationFaults(
  bidIds: readonly string[],
  recommends: string | null | undefined,
): FieldFault[] {
  if (recommends === undefined) return [{ field: 'recommends', code: 'required' }]
  const isKnown = recommends === null || bidIds.includes(recommends)
  return isKnown ? [] : [{ field: 'recommends', code: 'not_allowed' }]
}

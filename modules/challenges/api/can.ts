import type { Actor } from '#platform/access.ts'
import { challengesAccess } from '../access.ts'
import { type Bid, type Challenge, EXPERTS_NEEDED } from '../contract.ts'
import type { AwardRow } from '../queries/awards.ts'
import { type ChallengeRow, liaisonUnits } from '../queries/challenges.ts'
import type { MilestoneRow } from '../queries/milestones.ts'
import { allowsStep, type ChallengeStep, decidingStake, stakeOf, takesBids, type Ties } from '../rules.ts'

interface Asking {
  actor: Actor
  row: ChallengeRow
  now: Date
  award: AwardRow | undefined
  ties: Ties
  ownUnits: Challenge['ownUnits']
  bids: readonly Bid[]
}

type Ability = Parameters<typeof challengesAccess.can>[0]

const allowed =
  ({ actor, row }: Pick<Asking, 'actor' | 'row'>) =>
  (step: ChallengeStep, ability: Exclude<Ability, 'challenges.speak_for_unit'>): boolean =>
    allowsStep(row.status, step) && challengesAccess.can(ability, actor, row)

/** Which buttons this reader is shown. What only the act itself can judge, it still refuses. */
export function canDo(asking: Asking): Challenge['can'] {
  const { actor, row, now, award, ties, ownUnits, bids } = asking
  const may = allowed(asking)
  const bidders = liaisonUnits(actor).filter((unitId) => unitId !== row.unitId)
  const isImpartial = decidingStake(ties) === null && row.ownReview === null
  return {
    consent: may('consent', 'challenges.answer_proposal'),
    changeSecrecy: may('choose_units', 'challenges.prepare'),
    invite: may('choose_units', 'challenges.prepare'),
    readDetail:
      challengesAccess.can('challenges.read_detail', actor, row) ||
      ownUnits.some(({ acceptedVersion }) => acceptedVersion === row.secrecy),
    bid: takesBids(row.status, row.bidsUntil, now) && bidders.length > 0,
    withdrawBid:
      allowsStep(row.status, 'withdraw_bid') && bids.some((bid) => bid.isOwn && bid.withdrawnAt === null),
    openBids: may('open_bids', 'challenges.prepare') && now >= row.bidsUntil && row.biddingUnits.length > 0,
    assignExpert: may('assign_expert', 'challenges.prepare'),
    review: may('review', 'challenges.review') && row.ownReview === 'pending' && stakeOf(ties) === null,
    proposeAward:
      may('propose_award', 'challenges.decide_award') && isImpartial && row.reviewsGiven >= EXPERTS_NEEDED,
    object: may('object', 'challenges.object') && award?.state === 'noticed' && now < award.noticeUntil,
    confirmAward:
      may('confirm_award', 'challenges.decide_award') &&
      isImpartial &&
      award?.state === 'noticed' &&
      award.proposedBy !== actor.personId &&
      now >= award.noticeUntil,
    planMilestone: may('work', 'challenges.do_the_work'),
    confirmSolved: may('confirm_solved', 'challenges.confirm_solved'),
    end: may('end', 'challenges.end'),
  }
}

export const mayReport = (actor: Actor, row: ChallengeRow, { state }: MilestoneRow): boolean =>
  state === 'planned' && allowed({ actor, row })('work', 'challenges.do_the_work')

export const mayAnswer = (actor: Actor, row: ChallengeRow, { state, reportedBy }: MilestoneRow): boolean =>
  state === 'reported' &&
  reportedBy !== actor.personId &&
  allowed({ actor, row })('work', 'challenges.accept_work')

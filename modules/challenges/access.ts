import {
  type Actor,
  defineAccess,
  either,
  holds,
  oneself,
  postIn,
  type Rule,
  when,
} from '#platform/access.ts'
import type { ExpertState } from './contract.ts'
import { type Ties } from './rules.ts'

export interface ChallengeInQuestion {
  askedBy: string | null
  unitId: string | null
  proposedBy: string
  /** Of the unit whose award is confirmed. */
  awardedUnitId: string | null
  /** Units whose bids stand. */
  biddingUnits: readonly string[]
  /** Of the very person who asks. */
  ownReview: ExpertState | null
}

const office = holds('operator')
const asker: Rule<ChallengeInQuestion> = either<ChallengeInQuestion>(
  when<ChallengeInQuestion>(({ askedBy }, { personId }) => askedBy !== null && askedBy === personId, oneself),
  (actor, { unitId }) => postIn(actor, unitId, 'liaison'),
)
const expert: Rule<ChallengeInQuestion> = when<ChallengeInQuestion>(
  ({ ownReview }) => ownReview !== null,
  holds('reviewer', 'secretary'),
)
const isNoExpert = ({ ownReview }: ChallengeInQuestion) => ownReview === null || ownReview === 'conflict'

/** What ties the actor to a challenge by the posts they hold now. */
export const tiesOf = ({ personId, posts }: Actor, challenge: ChallengeInQuestion): Ties => ({
  hasAsked: personId !== null && personId === challenge.askedBy,
  isOfAskingUnit: posts.some(({ bodyId }) => bodyId === challenge.unitId),
  isOfBiddingUnit: posts.some(({ bodyId }) => challenge.biddingUnits.includes(bodyId)),
  hasPrepared: personId !== null && personId === challenge.proposedBy,
})

/** Who may do what with challenges. The whole answer is this table; who sees what is `visibleTo` in queries. */
export const challengesAccess = defineAccess({
  'challenges.propose': office,
  'challenges.answer_proposal': asker,
  /** Choosing units, writing the secrecy text, opening bids, asking experts. */
  'challenges.prepare': office,
  'challenges.speak_for_unit': (actor: Actor, { forUnit }: { forUnit: string }) =>
    postIn(actor, forUnit, 'liaison'),
  'challenges.read_detail': either<ChallengeInQuestion>(asker, office),
  'challenges.read_opened_bids': either<ChallengeInQuestion>(
    asker,
    office,
    when<ChallengeInQuestion>(({ ownReview }) => ownReview !== 'conflict', expert),
  ),
  'challenges.review': expert,
  // Who judges reads no other's judgement.
  'challenges.read_reviews': when(isNoExpert, office),
  // Whoever has a conflict is told which, so that is no matter of this table.
  'challenges.decide_award': office,
  // The audit administrator reads and writes nothing.
  'challenges.object': when<unknown>(
    (_, { posts }) => posts.every(({ role }) => role !== 'audit-administrator'),
    oneself,
  ),
  'challenges.answer_objection': office,
  'challenges.do_the_work': (actor: Actor, { awardedUnitId }: ChallengeInQuestion) =>
    postIn(actor, awardedUnitId, 'liaison'),
  'challenges.accept_work': either<ChallengeInQuestion>(asker, office),
  'challenges.confirm_solved': asker,
  'challenges.end': either<ChallengeInQuestion>(asker, office),
})

import { tellBody } from '#modules/people/public.ts'
import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { InvalidInput, invalidField, refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import {
  AlreadyExpert,
  AlreadyJudged,
  type ChallengeStake,
  HasConflict,
  type NewBidReview,
} from '../contract.ts'
import { listBids } from '../queries/bids.ts'
import { type ChallengeRow, updateChallenge } from '../queries/challenges.ts'
import { insertReview, listCandidates, markReview } from '../queries/reviews.ts'
import { bidReviewProblems, candidateObstacle } from '../rules.ts'
import { inStep, type Moment } from './publish.ts'

/** Once the bids are open: only then is it known who has a side in them. */
export async function assignExpert(
  db: Db,
  permit: Permit<'challenges.prepare', ChallengeRow>,
  expertId: string,
  { now, today }: Moment,
): Promise<void> {
  const { subject: challenge, post } = permit
  inStep(challenge, 'assign_expert')
  const asked = { today, personId: expertId, assignedBy: post.personId }
  const [candidate] = await listCandidates(db, challenge, asked)
  if (!candidate) throw invalidField('personId', 'not_a_reviewer')
  const obstacle = candidateObstacle(candidate)
  if (obstacle === 'already_expert') throw refused(AlreadyExpert)
  if (obstacle) throw refused(HasConflict, { stake: obstacle })
  await insertReview(db, { challengeId: challenge.id, expertId, assignedBy: post.personId, at: now })
  await updateChallenge(db, challenge.id)
  await record(db, permit, 'challenges.expert_assigned', { challengeId: challenge.id, expertId }, [])
  const details = { challengeId: challenge.id, title: challenge.title }
  await tellBody(db, { bodyKind: 'person', bodyId: expertId, code: 'challenges.expert_assigned', details })
}

/** Keeps the judgement, once and for good. A stake that came after the assignment can still be declared, but not judged over. */
export async function reviewBids(
  db: Db,
  permit: Permit<'challenges.review', ChallengeRow & { stake: ChallengeStake | null }>,
  review: NewBidReview,
  { now }: Moment,
): Promise<void> {
  const { id: challengeId, ownReview, stake } = permit.subject
  inStep(permit.subject, 'review')
  if (ownReview !== 'pending') throw refused(AlreadyJudged)
  const { judgements = {}, recommends = null, conflict } = review
  if (stake && conflict === undefined) throw refused(HasConflict, { stake })
  const standing = (await listBids(db, challengeId)).filter(({ withdrawnAt }) => withdrawnAt === null)
  const faults = bidReviewProblems(
    standing.map(({ id }) => id),
    review,
  )
  if (faults.length > 0)
    throw refused(InvalidInput, { problems: faults.map((fault) => ({ ...fault, in: 'body' as const })) })

  const own = { challengeId, expertId: permit.post.personId }
  await markReview(db, own, conflict === undefined ? { judgements, recommends, at: now } : { conflict })
  await updateChallenge(db, challengeId)
  const type = conflict === undefined ? 'challenges.bids_judged' : 'challenges.conflict_declared'
  await record(db, permit, type, { challengeId }, [])
}

import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { InvalidInput, invalidField, refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import {
  AlreadyAssigned,
  AlreadyReviewed,
  ApplicationClosed,
  type NewReview,
  ReviewerHasConflict,
  type Stake,
} from '../contract.ts'
import { type ApplicationRow, markStatus } from '../queries/applications.ts'
import { listCandidates } from '../queries/candidates.ts'
import { findCommittee } from '../queries/committees.ts'
import { insertReview, markConflict, markGiven } from '../queries/reviews.ts'
import { candidateObstacle, isOpen, reviewProblems } from '../rules.ts'

/** Asks a person of the committee to review; with the first, the review begins. */
export async function assignReviewer(
  db: Db,
  permit: Permit<'admission.assign_reviewer', ApplicationRow>,
  reviewerId: string,
  today: string,
): Promise<void> {
  const { subject: application, post } = permit
  if (!isOpen(application.status)) throw refused(ApplicationClosed, { state: application.status })
  const [candidate] = await listCandidates(db, application, today, reviewerId)
  if (!candidate) throw invalidField('personId', 'not_a_reviewer')
  const obstacle = candidateObstacle(candidate)
  if (obstacle === 'already_assigned') throw refused(AlreadyAssigned)
  if (obstacle) throw refused(ReviewerHasConflict, { stake: obstacle })
  const applicationId = application.id
  await insertReview(db, { applicationId, reviewerId, assignedBy: post.personId })
  await markStatus(db, applicationId, 'in_review')
  await record(db, permit, 'admission.reviewer_assigned', { applicationId, reviewerId }, [])
}

/** Keeps the review, once and for good. A stake that came after the assignment can still be declared, but not judged over. */
export async function reviewApplication(
  db: Db,
  permit: Permit<'admission.review', ApplicationRow & { stake: Stake | null }>,
  review: NewReview,
): Promise<void> {
  const { id: applicationId, committeeId, status, ownReview, stake } = permit.subject
  if (status !== 'in_review') throw refused(ApplicationClosed, { state: status })
  if (ownReview !== 'pending') throw refused(AlreadyReviewed)
  const { judgements = {}, recommends = false, conflict } = review
  if (stake && conflict === undefined) throw refused(ReviewerHasConflict, { stake })
  const committee = await findCommittee(db, committeeId)
  const faults = reviewProblems(committee?.criteria ?? [], review)
  if (faults.length > 0)
    throw refused(InvalidInput, { problems: faults.map((fault) => ({ ...fault, in: 'body' as const })) })

  const own = { applicationId, reviewerId: permit.post.personId }
  if (conflict === undefined) await markGiven(db, { ...own, judgements, recommends })
  else await markConflict(db, { ...own, conflict })
  await markStatus(db, applicationId, status)
  const type = conflict === undefined ? 'admission.reviewed' : 'admission.conflict_declared'
  await record(db, permit, type, { applicationId }, [])
}

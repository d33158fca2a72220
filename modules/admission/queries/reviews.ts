import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { explainConstraint, refused } from '#platform/problem.ts'
import { AlreadyAssigned, type Judgements, type ReviewState } from '../contract.ts'

explainConstraint('review_is_given_once', () => refused(AlreadyAssigned))

export const reviewState = sql<ReviewState>`case when review.conflict is not null then 'conflict'
  when review.submitted_at is not null then 'given' else 'pending' end`

export type ReviewRow = Awaited<ReturnType<typeof listReviews>>[number]

/** In the order in which they were asked for. */
export function listReviews(db: Db, applicationId: string) {
  return db
    .selectFrom('review')
    .innerJoin('person', 'person.id', 'review.reviewer_id')
    .select(['review.id', 'review.reviewer_id as reviewerId', 'person.name as reviewerName'])
    .select(['review.assigned_at as assignedAt', 'review.submitted_at as submittedAt', 'review.conflict'])
    .select([
      'review.recommends',
      sql<Judgements | null>`review.judgements`.as('judgements'),
      reviewState.as('state'),
    ])
    .where('review.application_id', '=', applicationId)
    .orderBy('review.id')
    .execute()
}

interface ReviewToInsert {
  applicationId: string
  reviewerId: string
  assignedBy: string | null
}

export async function insertReview(db: Db, review: ReviewToInsert): Promise<void> {
  await db
    .insertInto('review')
    .values({
      id: newId(),
      application_id: review.applicationId,
      reviewer_id: review.reviewerId,
      assigned_by: sql<string>`${review.assignedBy}`,
    })
    .execute()
}

interface Reviewed {
  applicationId: string
  reviewerId: string | null
}

const ownReview = (db: Db, { applicationId, reviewerId }: Reviewed) =>
  db
    .updateTable('review')
    .where('application_id', '=', applicationId)
    .where('reviewer_id', '=', reviewerId)
    .set({ version: sql<number>`version + 1` })

export async function markGiven(
  db: Db,
  review: Reviewed & { judgements: Judgements; recommends: boolean },
): Promise<void> {
  const { judgements, recommends } = review
  await ownReview(db, review)
    .set({ judgements: JSON.stringify(judgements), recommends, submitted_at: sql<Date>`now()` })
    .execute()
}

export async function markConflict(db: Db, review: Reviewed & { conflict: string }): Promise<void> {
  await ownReview(db, review).set({ conflict: review.conflict }).execute()
}

import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { explainConstraint, refused } from '#platform/problem.ts'
import { AlreadyExpert, type BidJudgements } from '../contract.ts'
import { type ChallengeRow, expertState } from './challenges.ts'

explainConstraint('challenge_review_is_given_once', () => refused(AlreadyExpert))

export type ReviewRow = Awaited<ReturnType<typeof listReviews>>[number]

/** In the order in which they were asked for. */
export const listReviews = (db: Db, challengeId: string) =>
  db
    .selectFrom('challenge_review')
    .innerJoin('person', 'person.id', 'challenge_review.expert_id')
    .select(['challenge_review.id', 'challenge_review.expert_id as expertId', 'person.name as expertName'])
    .select([expertState.as('state'), 'challenge_review.conflict', 'challenge_review.recommends'])
    .select(sql<BidJudgements | null>`challenge_review.judgements`.as('judgements'))
    .select('challenge_review.given_at as givenAt')
    .where('challenge_review.challenge_id', '=', challengeId)
    .orderBy('challenge_review.id')
    .execute()

/** Experts are those who judge for committees; with what stands against each. One person where named. */
export function listCandidates(
  db: Db,
  { id, askedBy, unitId, proposedBy }: ChallengeRow,
  { today, personId, assignedBy }: { today: string; personId?: string; assignedBy: string | null },
) {
  const holds = (condition: ReturnType<typeof sql>) =>
    sql<boolean>`exists (select from post where post.person_id = person.id and post_counts_on(post, ${today}) and ${condition})`
  return db
    .selectFrom('person')
    .select(['person.id', 'person.name'])
    .select([
      sql<boolean>`coalesce(person.id = ${askedBy}, false)`.as('hasAsked'),
      sql<boolean>`person.id in (${proposedBy}, ${assignedBy})`.as('hasPrepared'),
      holds(sql`post.body_id = ${unitId}`).as('isOfAskingUnit'),
      holds(sql`post.body_id in (select unit_id from challenge_bid
        where challenge_id = ${id} and withdrawn_at is null)`).as('isOfBiddingUnit'),
      sql<boolean>`exists (select from challenge_review
        where challenge_id = ${id} and expert_id = person.id)`.as('isExpert'),
    ])
    .where(holds(sql`post.role in ('reviewer', 'secretary')`))
    .$if(personId !== undefined, (people) => people.where('person.id', '=', personId!))
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(200)
    .execute()
}

interface ReviewToInsert {
  challengeId: string
  expertId: string
  assignedBy: string | null
  at: Date
}

export async function insertReview(db: Db, { challengeId, expertId, assignedBy, at }: ReviewToInsert) {
  const assigned = { assigned_by: sql<string>`${assignedBy}`, assigned_at: at }
  await db
    .insertInto('challenge_review')
    .values({ id: newId(), challenge_id: challengeId, expert_id: expertId, ...assigned })
    .execute()
}

interface ReviewGiven {
  judgements: BidJudgements
  recommends: string | null
  at: Date
}

export async function markReview(
  db: Db,
  { challengeId, expertId }: { challengeId: string; expertId: string | null },
  said: ReviewGiven | { conflict: string },
): Promise<void> {
  const change =
    'conflict' in said
      ? { conflict: said.conflict }
      : { judgements: JSON.stringify(said.judgements), recommends: said.recommends, given_at: said.at }
  await db
    .updateTable('challenge_review')
    .set(change)
    .where('challenge_id', '=', challengeId)
    .where('expert_id', '=', expertId)
    .execute()
}

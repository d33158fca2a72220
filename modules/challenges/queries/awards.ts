import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { explainConstraint, notFound, refused } from '#platform/problem.ts'
import {
  type Award,
  ChallengeMovedOn,
  NeedsAnother,
  NeedsTwoExperts,
  NoBid,
  ObjectedBefore,
  ObjectionOpen,
} from '../contract.ts'

explainConstraint('challenge_has_one_award', () => refused(ChallengeMovedOn, { state: 'noticed' }))
explainConstraint('award_has_two_reviews', () => refused(NeedsTwoExperts))
explainConstraint('award_is_of_a_standing_bid', () => refused(NoBid))
explainConstraint('award_has_no_open_objection', () => refused(ObjectionOpen))
explainConstraint('award_is_confirmed_by_another', () => refused(NeedsAnother))
explainConstraint('objection_is_raised_once', () => refused(ObjectedBefore))
explainConstraint('objection_is_answered_by_another', () => refused(NeedsAnother))

export type AwardRow = Awaited<ReturnType<typeof listAwards>>[number]

/** The present one last; those before it were revoked. */
const listAwards = (db: Db, challengeId: string) =>
  db
    .selectFrom('challenge_award')
    .innerJoin('challenge_bid', 'challenge_bid.id', 'challenge_award.bid_id')
    .innerJoin('unit', 'unit.id', 'challenge_bid.unit_id')
    .select(['challenge_award.id', 'challenge_award.reasons', 'challenge_award.proposed_by as proposedBy'])
    .select(sql<Award['state']>`challenge_award.state`.as('state'))
    .select(['challenge_award.proposed_at as proposedAt', 'challenge_award.notice_until as noticeUntil'])
    .select(['challenge_award.confirmed_at as confirmedAt', sql<number>`challenge_bid.price`.as('price')])
    .select(['unit.id as unitId', 'unit.name as unitName', 'unit.name_en as unitNameEn'])
    .where('challenge_award.challenge_id', '=', challengeId)
    .orderBy('challenge_award.id')
    .execute()

export const findAward = async (db: Db, challengeId: string): Promise<AwardRow | undefined> =>
  (await listAwards(db, challengeId)).at(-1)

interface AwardToInsert {
  challengeId: string
  bidId: string
  reasons: string
  proposedBy: string | null
  at: Date
  noticeUntil: Date
}

export async function insertAward(db: Db, award: AwardToInsert): Promise<void> {
  const { challengeId, bidId, reasons, proposedBy, at, noticeUntil } = award
  await db
    .insertInto('challenge_award')
    .values({
      id: newId(),
      challenge_id: challengeId,
      bid_id: bidId,
      reasons,
      proposed_by: sql<string>`${proposedBy}`,
      proposed_at: at,
      notice_until: noticeUntil,
    })
    .execute()
}

export async function markAwardConfirmed(db: Db, id: string, confirmedBy: string | null, at: Date) {
  await db
    .updateTable('challenge_award')
    .set({ state: 'confirmed', confirmed_by: confirmedBy, confirmed_at: at })
    .where('id', '=', id)
    .execute()
}

/** Of a challenge: an award that stands in public does so no longer. */
export async function revokeNoticed(db: Db, challengeId: string): Promise<void> {
  await db
    .updateTable('challenge_award')
    .set({ state: 'revoked' })
    .where('challenge_id', '=', challengeId)
    .where('state', '=', 'noticed')
    .execute()
}

export type ObjectionRow = Awaited<ReturnType<typeof listObjections>>[number]

const objections = (db: Db, challengeId: string) =>
  db
    .selectFrom('challenge_objection')
    .innerJoin('challenge_award', 'challenge_award.id', 'challenge_objection.award_id')
    .select(['challenge_objection.id', 'challenge_objection.words', 'challenge_objection.answer'])
    .select(['challenge_objection.raised_by as raisedBy', 'challenge_objection.raised_at as raisedAt'])
    .select(['challenge_objection.is_upheld as isUpheld', 'challenge_award.state as awardState'])
    .where('challenge_award.challenge_id', '=', challengeId)

export const listObjections = (db: Db, challengeId: string) =>
  objections(db, challengeId).orderBy('challenge_objection.id').execute()

export const getObjection = (db: Db, challengeId: string, id: string) =>
  objections(db, challengeId)
    .where('challenge_objection.id', '=', id)
    .executeTakeFirstOrThrow(() => notFound('objection'))

export async function insertObjection(
  db: Db,
  { awardId, words, raisedBy, at }: { awardId: string; words: string; raisedBy: string | null; at: Date },
): Promise<void> {
  const raised = { raised_by: sql<string>`${raisedBy}`, raised_at: at }
  await db
    .insertInto('challenge_objection')
    .values({ id: newId(), award_id: awardId, words, ...raised })
    .execute()
}

interface ObjectionAnswer {
  isUpheld: boolean
  answer: string
  answeredBy: string | null
  at: Date
}

export async function markObjectionAnswered(db: Db, id: string, said: ObjectionAnswer): Promise<void> {
  const { isUpheld, answer, answeredBy, at } = said
  await db
    .updateTable('challenge_objection')
    .set({ is_upheld: isUpheld, answer, answered_by: answeredBy, answered_at: at })
    .where('id', '=', id)
    .execute()
}

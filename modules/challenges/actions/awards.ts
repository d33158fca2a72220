import { tellBody } from '#modules/people/public.ts'
import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { dueAfter } from '#platform/due-time.ts'
import { refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import {
  ChallengeMovedOn,
  type ChallengeStake,
  EXPERTS_NEEDED,
  ExpertDecides,
  HasConflict,
  NeedsAnother,
  NeedsTwoExperts,
  NoBid,
  NOTICE_DAYS,
  NoticeOver,
  NoticeRuns,
  ObjectionAnswered,
  ObjectionOpen,
} from '../contract.ts'
import {
  type AwardRow,
  findAward,
  insertAward,
  insertObjection,
  listObjections,
  markAwardConfirmed,
  markObjectionAnswered,
  type ObjectionRow,
  revokeNoticed,
} from '../queries/awards.ts'
import { listBids } from '../queries/bids.ts'
import { type ChallengeRow, updateChallenge } from '../queries/challenges.ts'
import { factOf, inStep, type Moment, tellAsker } from './publish.ts'

type Decidable = ChallengeRow & { stake: ChallengeStake | null }
type Decides = Permit<'challenges.decide_award', Decidable>

function refuseConflict({ stake, ownReview }: Decidable): void {
  if (stake) throw refused(HasConflict, { stake })
  // Who judged, or was asked to, does not decide.
  if (ownReview !== null) throw refused(ExpertDecides)
}

/** Only a bid that stands, only after two judgements; then the public has five working days to object. */
export async function proposeAward(
  db: Db,
  permit: Decides,
  { bidId, reasons }: { bidId: string; reasons: string },
  { now, zone }: Moment,
): Promise<void> {
  const { id: challengeId, title, reviewsGiven } = permit.subject
  inStep(permit.subject, 'propose_award')
  refuseConflict(permit.subject)
  if (reviewsGiven < EXPERTS_NEEDED) throw refused(NeedsTwoExperts)
  const bid = (await listBids(db, challengeId)).find(({ id }) => id === bidId)
  if (!bid || bid.withdrawnAt) throw refused(NoBid)
  const noticeUntil = dueAfter(zone, now, NOTICE_DAYS).at
  const { personId } = permit.post
  await insertAward(db, { challengeId, bidId, reasons, proposedBy: personId, at: now, noticeUntil })
  await updateChallenge(db, challengeId, { status: 'noticed' })
  const { unitId } = bid
  await record(db, permit, 'challenges.award_proposed', { challengeId, unitId }, [])
  const details = { challengeId, title }
  await tellBody(db, { bodyKind: 'unit', bodyId: unitId, code: 'challenges.award_proposed', details })
}

async function standingAward(db: Db, challenge: ChallengeRow): Promise<AwardRow> {
  const award = await findAward(db, challenge.id)
  if (award?.state !== 'noticed') throw refused(ChallengeMovedOn, { state: challenge.status })
  return award
}

export async function raiseObjection(
  db: Db,
  permit: Permit<'challenges.object', ChallengeRow>,
  words: string,
  { now }: Moment,
): Promise<void> {
  const { id: challengeId } = permit.subject
  inStep(permit.subject, 'object')
  const award = await standingAward(db, permit.subject)
  if (now >= award.noticeUntil) throw refused(NoticeOver)
  await insertObjection(db, { awardId: award.id, words, raisedBy: permit.post.personId, at: now })
  await updateChallenge(db, challengeId)
  await record(db, permit, 'challenges.objected', { challengeId }, [])
}

/** One that is upheld takes the award back: the bids lie open again, and another award may be proposed. */
export async function answerObjection(
  db: Db,
  permit: Permit<'challenges.answer_objection', { challenge: ChallengeRow; objection: ObjectionRow }>,
  { isUpheld, answer }: { isUpheld: boolean; answer: string },
  { now }: Moment,
): Promise<void> {
  const { challenge, objection } = permit.subject
  const { personId } = permit.post
  inStep(challenge, 'confirm_award')
  if (objection.isUpheld !== null || objection.awardState !== 'noticed') throw refused(ObjectionAnswered)
  if (objection.raisedBy === personId) throw refused(NeedsAnother)
  await markObjectionAnswered(db, objection.id, { isUpheld, answer, answeredBy: personId, at: now })
  if (isUpheld) await revokeNoticed(db, challenge.id)
  await updateChallenge(db, challenge.id, isUpheld ? { status: 'in_review' } : {})
  const type = isUpheld ? 'challenges.award_revoked' : 'challenges.objection_dismissed'
  await record(db, permit, type, { challengeId: challenge.id }, [])
}

/** By a second person, after the notice, with every objection answered; only now does it count. */
export async function confirmAward(db: Db, permit: Decides, { now, today }: Moment): Promise<void> {
  const { id: challengeId, title } = permit.subject
  inStep(permit.subject, 'confirm_award')
  const award = await standingAward(db, permit.subject)
  const { personId } = permit.post
  refuseConflict(permit.subject)
  if (award.proposedBy === personId) throw refused(NeedsAnother)
  if (now < award.noticeUntil) throw refused(NoticeRuns, { until: award.noticeUntil.toISOString() })
  const objections = await listObjections(db, challengeId)
  if (objections.some(({ awardState, isUpheld }) => awardState === 'noticed' && isUpheld === null))
    throw refused(ObjectionOpen)
  await markAwardConfirmed(db, award.id, personId, now)
  await updateChallenge(db, challengeId, { status: 'under_way' })
  const { unitId } = award
  const facts = [factOf('challenges.awarded', challengeId, unitId, today)]
  await record(db, permit, 'challenges.awarded', { challengeId, unitId }, facts)
  const details = { challengeId, title }
  await tellBody(db, { bodyKind: 'unit', bodyId: unitId, code: 'challenges.awarded', details })
  await tellAsker(db, permit.subject, 'challenges.need_awarded')
}

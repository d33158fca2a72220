import type { Actor } from '#platform/access.ts'
import { API_ROOT } from '#platform/contract.ts'
import type { Context } from '#platform/http.ts'
import { challengesAccess, tiesOf } from '../access.ts'
import type { Award, Bid, BidReview, Challenge, ChallengeSummary, Milestone, Objection } from '../contract.ts'
import { type AwardRow, findAward, listObjections, type ObjectionRow } from '../queries/awards.ts'
import { type BidFileRow, type BidRow, listBidFiles, listBids } from '../queries/bids.ts'
import { type ChallengeRow, getChallenge, liaisonUnits } from '../queries/challenges.ts'
import { listMilestones, type MilestoneRow } from '../queries/milestones.ts'
import { listReviews, type ReviewRow } from '../queries/reviews.ts'
import { allowsStep, takesBids } from '../rules.ts'
import { canDo, mayAnswer, mayReport } from './can.ts'
import { secrecyParts, unitName } from './present-secrecy.ts'

const instantOf = (moment: Date | null): string | null => moment?.toISOString() ?? null

export const presentSummary =
  (now: Date) =>
  (row: ChallengeRow): ChallengeSummary => ({
    id: row.id,
    status: row.status,
    title: row.title,
    field: row.field,
    goal: row.goal,
    reward: row.reward,
    bidsUntil: row.bidsUntil.toISOString(),
    takesBids: takesBids(row.status, row.bidsUntil, now),
    publishedAt: instantOf(row.publishedAt),
    closedAt: instantOf(row.closedAt),
    url: `/challenges/${row.id}`,
    workUrl: `/work/challenges/${row.id}`,
  })

function presentAward(award: AwardRow | undefined): Award | null {
  if (!award || award.state === 'revoked') return null
  return {
    unit: unitName(award.unitId, award.unitName, award.unitNameEn),
    price: award.price,
    reasons: award.reasons,
    state: award.state,
    proposedAt: award.proposedAt.toISOString(),
    noticeUntil: award.noticeUntil.toISOString(),
    confirmedAt: instantOf(award.confirmedAt),
  }
}

/** One's own always; the others once they are open, for who may read them. */
export function readsBid(actor: Actor, row: ChallengeRow, unitId: string): boolean {
  if (liaisonUnits(actor).includes(unitId)) return true
  return row.openedAt !== null && challengesAccess.can('challenges.read_opened_bids', actor, row)
}

const presentBid =
  (actor: Actor, challengeId: string, files: readonly BidFileRow[]) =>
  (row: BidRow): Bid => ({
    id: row.id,
    unit: unitName(row.unitId, row.unitName, row.unitNameEn),
    isOwn: liaisonUnits(actor).includes(row.unitId),
    plan: row.plan,
    team: row.team,
    price: row.price,
    files: files
      .filter(({ bidId }) => bidId === row.id)
      .map(({ id, name, contentType, bytes }) => ({
        id,
        name,
        contentType,
        bytes,
        contentUrl: `${API_ROOT}/challenges/${challengeId}/files/${id}`,
      })),
    givenAt: row.givenAt.toISOString(),
    withdrawnAt: instantOf(row.withdrawnAt),
  })

const presentReview =
  ({ personId }: Actor) =>
  (row: ReviewRow): BidReview => ({
    id: row.id,
    expert: { id: row.expertId, name: row.expertName },
    isOwn: row.expertId === personId,
    state: row.state,
    judgements: row.judgements,
    recommends: row.recommends,
    conflict: row.conflict,
    givenAt: instantOf(row.givenAt),
  })

const presentObjection =
  (actor: Actor, row: ChallengeRow) =>
  (objection: ObjectionRow): Objection => ({
    id: objection.id,
    words: objection.words,
    isOwn: objection.raisedBy === actor.personId,
    raisedAt: objection.raisedAt.toISOString(),
    isUpheld: objection.isUpheld,
    answer: objection.answer,
    can: {
      answer:
        allowsStep(row.status, 'confirm_award') &&
        objection.isUpheld === null &&
        objection.awardState === 'noticed' &&
        objection.raisedBy !== actor.personId &&
        challengesAccess.can('challenges.answer_objection', actor, { challenge: row, objection }),
    },
  })

const presentMilestone =
  (actor: Actor, row: ChallengeRow, seesReports: boolean) =>
  (milestone: MilestoneRow): Milestone => ({
    id: milestone.id,
    title: milestone.title,
    dueOn: milestone.dueOn,
    state: milestone.state,
    report: seesReports ? milestone.report : null,
    answer: seesReports ? milestone.answer : null,
    reportedAt: instantOf(milestone.reportedAt),
    acceptedAt: instantOf(milestone.acceptedAt),
    can: { report: mayReport(actor, row, milestone), accept: mayAnswer(actor, row, milestone) },
  })

const hasSideIn = (actor: Actor, row: ChallengeRow) =>
  challengesAccess.can('challenges.read_detail', actor, row)

async function judgingParts({ db, actor }: Context, row: ChallengeRow) {
  const seesAll = challengesAccess.can('challenges.read_reviews', actor, row)
  const bids = (await listBids(db, row.id)).filter(({ unitId }) => readsBid(actor, row, unitId))
  const files = bids.length === 0 ? [] : await listBidFiles(db, row.id)
  const reviews = (await listReviews(db, row.id)).filter(
    ({ expertId }) => seesAll || expertId === actor.personId,
  )
  const isOffice = challengesAccess.can('challenges.answer_objection', actor, row)
  const objections = (await listObjections(db, row.id)).filter(
    ({ raisedBy }) => isOffice || (actor.personId !== null && raisedBy === actor.personId),
  )
  return {
    bidCount: hasSideIn(actor, row) ? row.biddingUnits.length : null,
    bids: bids.map(presentBid(actor, row.id, files)),
    reviews: reviews.map(presentReview(actor)),
    objections: objections.map(presentObjection(actor, row)),
  }
}

/** A challenge as this reader may see it: the public summary for everybody, each other part by its own right. */
export async function challengePage(context: Context, id: string): Promise<Challenge> {
  const { db, actor, now } = context
  const row = await getChallenge(db, actor, id)
  const award = await findAward(db, id)
  const insider = hasSideIn(actor, row)
  const seesReports = insider || challengesAccess.can('challenges.do_the_work', actor, row)
  const secrecy = await secrecyParts(db, actor, row, insider)
  const judging = await judgingParts(context, row)
  const ties = tiesOf(actor, row)
  return {
    ...presentSummary(now)(row),
    award: presentAward(award),
    milestones: (await listMilestones(db, id)).map(presentMilestone(actor, row, seesReports)),
    closing: row.closing,
    asker: insider
      ? {
          name: row.unitName ?? row.askerName ?? '',
          matterUrl: row.matterId === null ? null : `/work/matters/${row.matterId}`,
        }
      : null,
    ...secrecy,
    ...judging,
    can: canDo({ actor, row, now, award, ties, ownUnits: secrecy.ownUnits, bids: judging.bids }),
    version: row.version,
  }
}

import { attachFiles } from '#modules/files/public.ts'
import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { InvalidInput, refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import { BidsClosed, BidsStillOpen, type NewBid, NoBid, OwnChallenge } from '../contract.ts'
import { listBidFiles, markBidWithdrawn, replaceBidFiles, upsertBid } from '../queries/bids.ts'
import { type ChallengeRow, updateChallenge } from '../queries/challenges.ts'
import { takesBids } from '../rules.ts'
import { inStep, type Moment } from './publish.ts'
import type { ForUnit } from './secrecy.ts'

type Bidder = Permit<'challenges.speak_for_unit', ForUnit>

/** The unit's one bid, given or changed until the deadline; what it said before is gone. */
export async function giveBid(db: Db, permit: Bidder, bid: NewBid, { now }: Moment): Promise<void> {
  const { id: challengeId, status, bidsUntil, unitId: askingUnit } = permit.subject
  if (!takesBids(status, bidsUntil, now)) throw refused(BidsClosed)
  if (bid.unitId === askingUnit) throw refused(OwnChallenge)
  const { personId } = permit.post
  await attachNewFiles(db, challengeId, personId, bid)
  const bidId = await upsertBid(db, { ...bid, challengeId, givenBy: personId, at: now })
  await replaceBidFiles(db, bidId, bid.files)
  await updateChallenge(db, challengeId)
  await record(db, permit, 'challenges.bid_given', { challengeId, unitId: bid.unitId }, [])
}

async function attachNewFiles(
  db: Db,
  challengeId: string,
  personId: string | null,
  { unitId, files }: NewBid,
) {
  const own = (await listBidFiles(db, challengeId)).filter((file) => file.unitId === unitId)
  const kept = new Set(own.map(({ id }) => id))
  const attached = await attachFiles(
    db,
    personId,
    files.filter((id) => !kept.has(id)),
  )
  const faults = files.flatMap((id, index) => {
    const isUsable = (attached.has(id) || kept.has(id)) && files.indexOf(id) === index
    return isUsable ? [] : [{ field: `files.${index}`, code: 'file_unknown', in: 'body' as const }]
  })
  if (faults.length > 0) throw refused(InvalidInput, { problems: faults })
}

/** Until an award is proposed; before the deadline the unit may bid again. */
export async function withdrawBid(db: Db, permit: Bidder, { now }: Moment): Promise<void> {
  const { id: challengeId, forUnit: unitId } = permit.subject
  inStep(permit.subject, 'withdraw_bid')
  if (!(await markBidWithdrawn(db, challengeId, unitId, now))) throw refused(NoBid)
  await updateChallenge(db, challengeId)
  await record(db, permit, 'challenges.bid_withdrawn', { challengeId, unitId }, [])
}

/** An act of its own, so that no bid comes after somebody has read another. */
export async function openBids(
  db: Db,
  permit: Permit<'challenges.prepare', ChallengeRow>,
  { now }: Moment,
): Promise<void> {
  const { id: challengeId, bidsUntil, biddingUnits } = permit.subject
  inStep(permit.subject, 'open_bids')
  if (now < bidsUntil) throw refused(BidsStillOpen)
  if (biddingUnits.length === 0) throw refused(NoBid)
  await updateChallenge(db, challengeId, { status: 'in_review', opened_at: now })
  await record(db, permit, 'challenges.bids_opened', { challengeId, bids: biddingUnits.length }, [])
}

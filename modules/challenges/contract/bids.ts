import * as z from 'zod'
import { byId, FileAnswer, pageOf, route, text } from '#platform/contract.ts'
import { Forbidden, NotFound } from '#platform/problem.ts'
import {
  AlreadyExpert,
  AlreadyJudged,
  BidsClosed,
  BidsStillOpen,
  ChallengeMovedOn,
  ChallengeStake,
  HasConflict,
  NoBid,
  OwnChallenge,
} from './refusals.ts'
import { BidJudgements, Challenge, MOST_YUAN } from './shapes.ts'

export const NewBid = z
  .strictObject({
    unitId: z.uuid(),
    plan: text(20_000),
    team: text(4000),
    price: z.int().min(0).max(MOST_YUAN),
    /** Ids of one's own uploads, and of files that the bid has already. */
    files: z.array(z.uuid()).max(10).default([]),
  })
  .meta({ id: 'NewBid' })
export type NewBid = z.infer<typeof NewBid>

/** Either a judgement of every bid, with the one to be awarded or null, or a conflict of interest and nothing else. */
export const NewBidReview = z
  .strictObject({
    judgements: BidJudgements.optional(),
    recommends: z.uuid().nullable().optional(),
    conflict: text(1000).optional(),
  })
  .meta({ id: 'NewBidReview' })
export type NewBidReview = z.infer<typeof NewBidReview>

export const ExpertCandidate = z
  .object({
    id: z.uuid(),
    name: z.string(),
    /** Why this person cannot be asked; null where they can. */
    obstacle: z.enum([...ChallengeStake.options, 'already_expert']).nullable(),
  })
  .meta({ id: 'ExpertCandidate' })
export type ExpertCandidate = z.infer<typeof ExpertCandidate>

export const bidContract = {
  giveBid: route({
    method: 'PUT',
    path: '/challenges/{id}/bid',
    summary: 'Bid for one’s unit before the deadline, or change its bid; sealed until the bids are opened',
    params: byId,
    body: NewBid,
    ok: Challenge,
    problems: [Forbidden, NotFound, BidsClosed, OwnChallenge],
  }),

  withdrawBid: route({
    method: 'POST',
    path: '/challenges/{id}/bid/withdraw',
    summary: 'Withdraw the bid of one’s unit before an award is proposed',
    params: byId,
    body: z.strictObject({ unitId: z.uuid() }),
    ok: Challenge,
    problems: [Forbidden, NotFound, ChallengeMovedOn, NoBid],
  }),

  openBids: route({
    method: 'POST',
    path: '/challenges/{id}/open-bids',
    summary: 'Open the bids after the deadline, so that experts can judge them',
    params: byId,
    ok: Challenge,
    problems: [Forbidden, NotFound, ChallengeMovedOn, BidsStillOpen, NoBid],
  }),

  downloadBidFile: route({
    method: 'GET',
    path: '/challenges/{id}/files/{fileId}',
    summary: 'Download a file of a bid that the reader may read',
    params: byId.extend({ fileId: z.uuid() }),
    ok: FileAnswer,
    problems: [NotFound],
  }),

  listExpertCandidates: route({
    method: 'GET',
    path: '/challenges/{id}/expert-candidates',
    summary: 'Who may be asked to judge the bids, and why others may not',
    params: byId,
    ok: pageOf(ExpertCandidate),
    problems: [Forbidden, NotFound],
  }),

  assignExpert: route({
    method: 'POST',
    path: '/challenges/{id}/experts',
    summary: 'Ask an expert without a conflict of interest to judge the bids',
    params: byId,
    body: z.strictObject({ personId: z.uuid() }),
    ok: Challenge,
    problems: [Forbidden, NotFound, ChallengeMovedOn, AlreadyExpert, HasConflict],
  }),

  reviewBids: route({
    method: 'POST',
    path: '/challenges/{id}/review',
    summary: 'Judge every bid, once, or declare a conflict of interest',
    params: byId,
    body: NewBidReview,
    ok: Challenge,
    problems: [Forbidden, NotFound, ChallengeMovedOn, AlreadyJudged, HasConflict],
  }),
}

import * as z from 'zod'
import { byId, Day, pageOf, pageQuery, route, text } from '#platform/contract.ts'
import { Forbidden, NotFound, PreconditionFailed, PreconditionRequired } from '#platform/problem.ts'
import { AlreadyAChallenge, ChallengeMovedOn, MilestonesOpen, NotATechnologyNeed } from './refusals.ts'
import { Challenge, ChallengeStatus, ChallengeSummary, MOST_YUAN } from './shapes.ts'

export const ifMatchProblems = [PreconditionFailed, PreconditionRequired]
/** Whoever is told of a choice or a refusal reads them; shorter ones say nothing. */
export const Reasons = z.string().trim().min(10).max(2000)

/** Of a technology need that somebody asked, or for a unit. */
export const NewChallenge = z
  .strictObject({
    matterId: z.uuid().optional(),
    unitId: z.uuid().optional(),
    title: text(120),
    field: text(60),
    goal: text(4000),
    reward: z.int().min(0).max(MOST_YUAN),
    /** The last day for bids. */
    bidsUntil: Day,
    detail: text(20_000),
    secrecy: text(20_000),
  })
  .meta({ id: 'NewChallenge' })
export type NewChallenge = z.infer<typeof NewChallenge>

export const ChallengeQuery = z.strictObject({
  ...pageQuery,
  status: ChallengeStatus.optional(),
  /** `mine`: those in which the reader has a part; without it those that the public sees. */
  box: z.enum(['public', 'mine']).default('public'),
})
export type ChallengeQuery = z.infer<typeof ChallengeQuery>

export const challengeContract = {
  listChallenges: route({
    method: 'GET',
    path: '/challenges',
    summary: 'Challenges that are public, or in which the reader has a part, latest first',
    query: ChallengeQuery,
    ok: pageOf(ChallengeSummary),
    public: true,
  }),

  getChallenge: route({
    method: 'GET',
    path: '/challenges/{id}',
    summary: 'One challenge: its public summary, and what else the reader may see of it',
    params: byId,
    ok: Challenge,
    problems: [NotFound],
    public: true,
  }),

  proposeChallenge: route({
    method: 'POST',
    path: '/challenges',
    summary: 'Make a technology need an open challenge; one that somebody asked waits for their consent',
    body: NewChallenge,
    ok: Challenge,
    status: 201,
    problems: [Forbidden, NotFound, NotATechnologyNeed, AlreadyAChallenge],
  }),

  answerProposal: route({
    method: 'POST',
    path: '/challenges/{id}/consent',
    summary: 'Agree that one’s need is opened to bids with this summary, or decline',
    params: byId,
    body: z.strictObject({ agrees: z.boolean(), words: text(1000).optional() }),
    ok: Challenge,
    problems: [Forbidden, NotFound, ChallengeMovedOn, NotATechnologyNeed],
  }),

  confirmSolved: route({
    method: 'POST',
    path: '/challenges/{id}/solved',
    summary: 'Confirm, as who asked, that the challenge is solved; all milestones are accepted before',
    params: byId,
    body: z.strictObject({ words: text(2000) }),
    ok: Challenge,
    problems: [Forbidden, NotFound, ChallengeMovedOn, MilestonesOpen],
  }),

  endChallenge: route({
    method: 'POST',
    path: '/challenges/{id}/end',
    summary: 'End a challenge that is not solved, with reasons that everybody reads',
    params: byId,
    body: z.strictObject({ reasons: Reasons }),
    ok: Challenge,
    problems: [Forbidden, NotFound, ChallengeMovedOn, ...ifMatchProblems],
    ifMatch: 'required',
  }),
}

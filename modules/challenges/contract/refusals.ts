import * as z from 'zod'
import { problem } from '#platform/problem.ts'
import { ChallengeStatus } from './shapes.ts'

/** Somebody was quicker, or the state does not allow it. */
export const ChallengeMovedOn = problem(409, 'challenges.moved_on', z.object({ state: ChallengeStatus }))
export const NotATechnologyNeed = problem(409, 'challenges.not_a_technology_need')
export const AlreadyAChallenge = problem(409, 'challenges.already_a_challenge')
export const BidsClosed = problem(409, 'challenges.bids_closed')
export const BidsStillOpen = problem(409, 'challenges.bids_still_open')
export const OwnChallenge = problem(409, 'challenges.own_challenge')
export const NoBid = problem(409, 'challenges.no_bid')
/** Chosen no longer, or the text that was accepted is not the present one. */
export const SecrecyNotAccepted = problem(409, 'challenges.secrecy_not_accepted')
export const SecrecyChanged = problem(409, 'challenges.secrecy_changed', z.object({ version: z.int() }))
export const AlreadyExpert = problem(409, 'challenges.already_expert')
export const AlreadyJudged = problem(409, 'challenges.already_judged')

export const ChallengeStake = z
  .enum(['asked_it', 'post_in_asking_unit', 'post_in_bidding_unit', 'prepared_it'])
  .meta({ id: 'ChallengeStake' })
export type ChallengeStake = z.infer<typeof ChallengeStake>
/** Why somebody must neither judge nor decide. */
export const HasConflict = problem(409, 'challenges.has_conflict', z.object({ stake: ChallengeStake }))
export const ExpertDecides = problem(409, 'challenges.expert_decides')
export const NeedsTwoExperts = problem(409, 'challenges.needs_two_experts')
export const NoticeRuns = problem(409, 'challenges.notice_runs', z.object({ until: z.iso.datetime() }))
export const NoticeOver = problem(409, 'challenges.notice_over')
export const ObjectionOpen = problem(409, 'challenges.objection_open')
export const ObjectedBefore = problem(409, 'challenges.objected_before')
export const ObjectionAnswered = problem(409, 'challenges.objection_answered')
export const NeedsAnother = problem(409, 'challenges.needs_another')
export const MilestoneMovedOn = problem(409, 'challenges.milestone_moved_on')
export const MilestonesOpen = problem(409, 'challenges.milestones_open')

import * as z from 'zod'
import { problem } from '#platform/problem.ts'
import { HandlingState, MatterStatus } from './shapes.ts'

/** The matter has gone on since: what was asked does not fit the state it is in. */
export const MatterMovedOn = problem(409, 'matters.moved_on', z.object({ state: MatterStatus }))
export const HandlingMovedOn = problem(409, 'matters.part_moved_on', z.object({ state: HandlingState }))
export const AlreadyHasPart = problem(409, 'matters.body_has_part')
export const HasLead = problem(409, 'matters.has_lead')
export const NeedsLead = problem(409, 'matters.needs_lead')
export const PauseDecided = problem(409, 'matters.pause_decided')
export const PauseProposed = problem(409, 'matters.pause_proposed')
export const DeciderProposed = problem(409, 'matters.decider_proposed')
export const OutcomeAnswered = problem(409, 'matters.outcome_answered')
export const ReopenedBefore = problem(409, 'matters.reopened_before')
export const TooLateToReopen = problem(409, 'matters.too_late_to_reopen')
export const PersonalPartWiped = problem(410, 'matters.personal_part_wiped')

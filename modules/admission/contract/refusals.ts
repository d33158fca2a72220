import * as z from 'zod'
import { problem } from '#platform/problem.ts'
import { ApplicationStatus } from './shapes.ts'

export const AlreadyMember = problem(409, 'admission.already_member')
export const AlreadyApplied = problem(409, 'admission.already_applied')
export const ApplicationClosed = problem(
  409,
  'admission.already_closed',
  z.object({ state: ApplicationStatus }),
)
export const NeedsTwoReviews = problem(409, 'admission.needs_two_reviews')
export const AlreadyAssigned = problem(409, 'admission.reviewer_already_assigned')
export const AlreadyReviewed = problem(409, 'admission.already_reviewed')

export const Stake = z.enum(['post_in_unit', 'submitted_it']).meta({ id: 'Stake' })
export type Stake = z.infer<typeof Stake>
/** Why somebody must not judge: what ties them to the unit. */
export const ReviewerHasConflict = problem(409, 'admission.reviewer_has_conflict', z.object({ stake: Stake }))
export const DeciderConflict = z
  .enum([...Stake.options, 'reviewed_it', 'declared_conflict'])
  .meta({ id: 'DeciderConflict' })
export type DeciderConflict = z.infer<typeof DeciderConflict>
export const DeciderHasConflict = problem(
  409,
  'admission.decider_has_conflict',
  z.object({ conflict: DeciderConflict }),
)

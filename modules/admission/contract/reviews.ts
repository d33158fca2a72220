import * as z from 'zod'
import { byId, languageQuery, pageOf, route, text } from '#platform/contract.ts'
import { Forbidden, NotFound } from '#platform/problem.ts'
import {
  AlreadyAssigned,
  AlreadyReviewed,
  ApplicationClosed,
  ReviewerHasConflict,
  Stake,
} from './refusals.ts'
import { Application, Judgements } from './shapes.ts'

const inLanguage = z.strictObject(languageQuery)

export const Candidate = z
  .object({
    id: z.uuid(),
    name: z.string(),
    /** Why this person cannot be asked; null where they can. */
    obstacle: z.enum([...Stake.options, 'already_assigned']).nullable(),
  })
  .meta({ id: 'ReviewerCandidate' })
export type Candidate = z.infer<typeof Candidate>

/** Either judgements of all criteria and a recommendation, or a conflict of interest and nothing else. */
export const NewReview = z
  .strictObject({
    judgements: Judgements.optional(),
    recommends: z.boolean().optional(),
    conflict: text(1000).optional(),
  })
  .meta({ id: 'NewReview' })
export type NewReview = z.infer<typeof NewReview>

export const reviewContract = {
  listReviewerCandidates: route({
    method: 'GET',
    path: '/applications/{id}/reviewer-candidates',
    summary: 'Who may be asked to review, and why others may not',
    params: byId,
    ok: pageOf(Candidate),
    problems: [Forbidden, NotFound],
  }),

  assignReviewer: route({
    method: 'POST',
    path: '/applications/{id}/reviewers',
    summary: 'Ask a person of the committee to review an application',
    params: byId,
    query: inLanguage,
    body: z.strictObject({ personId: z.uuid() }),
    ok: Application,
    problems: [Forbidden, NotFound, ApplicationClosed, AlreadyAssigned, ReviewerHasConflict],
  }),

  reviewApplication: route({
    method: 'POST',
    path: '/applications/{id}/review',
    summary: 'Judge an application by the criteria of the committee, once, or declare a conflict of interest',
    params: byId,
    query: inLanguage,
    body: NewReview,
    ok: Application,
    problems: [Forbidden, NotFound, ApplicationClosed, AlreadyReviewed, ReviewerHasConflict],
  }),
}

import * as z from 'zod'
import { byId, FileAnswer, languageQuery, pageOf, pageQuery, route, text } from '#platform/contract.ts'
import { Forbidden, NotFound, PreconditionFailed, PreconditionRequired } from '#platform/problem.ts'
import { AlreadyMember as BecameMember } from '#modules/network/contract.ts'
import {
  AlreadyApplied,
  AlreadyMember,
  ApplicationClosed,
  DeciderHasConflict,
  NeedsTwoReviews,
} from './refusals.ts'
import { Answers, Application, ApplicationStatus, ApplicationSummary } from './shapes.ts'

const inLanguage = z.strictObject(languageQuery)

export const NewApplication = z
  .strictObject({
    unitId: z.uuid(),
    committeeId: z.uuid(),
    position: text(60),
    /** By the key of the committee's question. */
    answers: Answers,
    /** Ids of one's own uploads; each belongs to one application. */
    documents: z.array(z.uuid()).max(10).default([]),
  })
  .meta({ id: 'NewApplication' })
export type NewApplication = z.infer<typeof NewApplication>

export const ApplicationQuery = z.strictObject({
  ...pageQuery,
  ...languageQuery,
  /** `open` is every status in which something is still to be done. */
  status: z.enum([...ApplicationStatus.options, 'open']).optional(),
  committee: z.uuid().optional(),
  unit: z.uuid().optional(),
})
export type ApplicationQuery = z.infer<typeof ApplicationQuery>

export const Decision = z
  .strictObject({
    decision: z.enum(['admit', 'decline']),
    /** The unit reads them; shorter ones say nothing. */
    reasons: z.string().trim().min(10).max(2000),
  })
  .meta({ id: 'Decision' })
export type Decision = z.infer<typeof Decision>

const ifMatchProblems = [PreconditionFailed, PreconditionRequired]

export const applicationContract = {
  submitApplication: route({
    method: 'POST',
    path: '/applications',
    summary: 'Apply to a committee for a unit',
    query: inLanguage,
    body: NewApplication,
    ok: Application,
    status: 201,
    problems: [Forbidden, NotFound, AlreadyMember, AlreadyApplied],
  }),

  listApplications: route({
    method: 'GET',
    path: '/applications',
    summary: 'Applications of one’s units and committees, latest first',
    query: ApplicationQuery,
    ok: pageOf(ApplicationSummary),
  }),

  getApplication: route({
    method: 'GET',
    path: '/applications/{id}',
    summary: 'One application with answers, documents, history, and the reviews that the reader may read',
    params: byId,
    query: inLanguage,
    ok: Application,
    problems: [NotFound],
  }),

  downloadApplicationDocument: route({
    method: 'GET',
    path: '/applications/{id}/documents/{fileId}',
    summary: 'Download a document of an application',
    params: byId.extend({ fileId: z.uuid() }),
    ok: FileAnswer,
    problems: [NotFound],
  }),

  withdrawApplication: route({
    method: 'POST',
    path: '/applications/{id}/withdraw',
    summary: 'Withdraw an open application; the unit may apply again',
    params: byId,
    query: inLanguage,
    ok: Application,
    problems: [Forbidden, NotFound, ApplicationClosed, ...ifMatchProblems],
    ifMatch: 'required',
  }),

  decideApplication: route({
    method: 'POST',
    path: '/applications/{id}/decide',
    summary: 'Admit the unit as a member, or decline, with reasons that it reads',
    params: byId,
    query: inLanguage,
    body: Decision,
    ok: Application,
    problems: [
      Forbidden,
      NotFound,
      ApplicationClosed,
      NeedsTwoReviews,
      DeciderHasConflict,
      BecameMember,
      ...ifMatchProblems,
    ],
    ifMatch: 'required',
  }),
}

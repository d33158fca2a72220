import * as z from 'zod'
import { byId, Day, languageQuery, pageOf, pageQuery, route, text } from '#platform/contract.ts'
import { Forbidden, NotFound } from '#platform/problem.ts'
import {
  AlreadyAsked,
  AlreadyQualified,
  OwnQualification,
  QualificationEnded,
  RequestDecided,
  ResourceMovedOn,
} from './refusals.ts'
import { instant, PlainRef } from './resources.ts'

const ResourceRef = PlainRef.extend({ number: z.int(), unit: PlainRef, url: z.string() })
const state = z.enum(['valid', 'lapsed', 'ended'])

export const Qualification = z
  .object({
    id: z.uuid(),
    resource: ResourceRef,
    person: PlainRef,
    /** lapsed: its day is past, or it was unused for longer than the rules allow. */
    state,
    grantedAt: instant,
    usedAt: instant.nullable(),
    expiresOn: Day.nullable(),
    /** The resource whose training the keeper took as good enough. */
    recognises: ResourceRef.nullable(),
    endReason: z.string().nullable(),
    can: z.object({ end: z.boolean() }),
  })
  .meta({ id: 'Qualification' })
export type Qualification = z.infer<typeof Qualification>

export const QualificationRequest = z
  .object({
    id: z.uuid(),
    resource: ResourceRef,
    person: PlainRef,
    words: z.string(),
    askedAt: instant,
    /** The training elsewhere that is shown. */
    evidence: z.object({ id: z.uuid(), resource: ResourceRef, state, grantedAt: instant }).nullable(),
    isGranted: z.boolean().nullable(),
    reason: z.string().nullable(),
    can: z.object({ decide: z.boolean() }),
  })
  .meta({ id: 'QualificationRequest' })
export type QualificationRequest = z.infer<typeof QualificationRequest>

const pages = z.strictObject({ ...pageQuery, ...languageQuery })

export const qualificationContract = {
  listMyQualifications: route({
    method: 'GET',
    path: '/qualifications',
    summary: 'What the reader is trained for, newest first',
    query: pages,
    ok: pageOf(Qualification),
  }),

  listMyQualificationRequests: route({
    method: 'GET',
    path: '/qualification-requests',
    summary: 'Where the reader asked for a qualification, and what was answered, newest first',
    query: pages,
    ok: pageOf(QualificationRequest),
  }),

  listQualifications: route({
    method: 'GET',
    path: '/resources/{id}/qualifications',
    summary: 'Who may use a resource by training, newest first',
    params: byId,
    query: pages.extend({ state: z.enum(['held', 'ended']).default('held') }),
    ok: pageOf(Qualification),
    problems: [Forbidden, NotFound],
  }),

  listQualificationRequests: route({
    method: 'GET',
    path: '/resources/{id}/qualification-requests',
    summary: 'Who waits for an answer, oldest first',
    params: byId,
    query: pages,
    ok: pageOf(QualificationRequest),
    problems: [Forbidden, NotFound],
  }),

  askForQualification: route({
    method: 'POST',
    path: '/resources/{id}/qualification-requests',
    summary: 'Ask for training, or show the training elsewhere that may be recognised',
    params: byId,
    body: z.strictObject({ words: text(2000), evidence: z.uuid().optional() }),
    ok: QualificationRequest,
    status: 201,
    problems: [Forbidden, NotFound, ResourceMovedOn, AlreadyQualified, AlreadyAsked],
  }),

  decideQualification: route({
    method: 'POST',
    path: '/qualification-requests/{id}/decide',
    summary: 'Grant a qualification (its evidence is recognised), or refuse with a reason',
    params: byId,
    body: z.discriminatedUnion('isGranted', [
      z.strictObject({ isGranted: z.literal(true), expiresOn: Day.nullable().default(null) }),
      z.strictObject({ isGranted: z.literal(false), reason: text(1000) }),
    ]),
    ok: QualificationRequest,
    problems: [Forbidden, NotFound, OwnQualification, RequestDecided, AlreadyQualified],
  }),

  grantQualification: route({
    method: 'POST',
    path: '/resources/{id}/qualifications',
    summary: 'Say that a person was trained, or recognise their training elsewhere',
    params: byId,
    body: z.strictObject({
      personId: z.uuid(),
      expiresOn: Day.nullable().default(null),
      /** A valid qualification of that person for another resource. */
      recognises: z.uuid().optional(),
    }),
    ok: Qualification,
    status: 201,
    problems: [Forbidden, NotFound, OwnQualification, AlreadyQualified],
  }),

  endQualification: route({
    method: 'POST',
    path: '/qualifications/{id}/end',
    summary: 'Take a qualification back, with the reason',
    params: byId,
    body: z.strictObject({ reason: text(1000) }),
    ok: Qualification,
    problems: [Forbidden, NotFound, QualificationEnded],
  }),
}

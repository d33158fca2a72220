import * as z from 'zod'
import { byId, FileAnswer, languageQuery, pageOf, pageQuery, route, text } from '#platform/contract.ts'
import { Forbidden, NotFound, PreconditionFailed, PreconditionRequired } from '#platform/problem.ts'
import { Content } from './content.ts'
import { PublishedBulletin } from './published.ts'
import { DraftStatus, NotReady, PictureRefused, WrongState } from './refusals.ts'

const instant = z.iso.datetime()
const committee = z.object({ id: z.uuid(), key: z.string(), name: z.string() })

export const DraftSummary = z
  .object({
    id: z.uuid(),
    status: DraftStatus,
    /** The Chinese title; empty while none is written. */
    title: z.string(),
    /** Whose bulletin it is; null for the city's own. */
    committee: committee.nullable(),
    /** Names of everybody who wrote in it. */
    authors: z.array(z.string()),
    changedAt: instant,
    /** Whether it waits for this reader as the second reader. */
    waitsForMe: z.boolean(),
    url: z.string(),
    version: z.int(),
  })
  .meta({ id: 'BulletinDraftSummary' })
export type DraftSummary = z.infer<typeof DraftSummary>

export const Draft = DraftSummary.extend({
  content: Content,
  /** The published bulletin that it follows. */
  follows: z.object({ slug: z.string(), title: z.string(), url: z.string() }).nullable(),
  handedInAt: instant.nullable(),
  /** What the second reader asked to change. */
  note: z.string().nullable(),
  /** Where it stands, once it is published. */
  published: z.object({ slug: z.string(), url: z.string() }).nullable(),
  can: z.object({
    write: z.boolean(),
    handIn: z.boolean(),
    withdraw: z.boolean(),
    return: z.boolean(),
    publish: z.boolean(),
  }),
}).meta({ id: 'BulletinDraft' })
export type Draft = z.infer<typeof Draft>

/** A draft as it would stand on its page today. It has no issue yet. */
export const BulletinPreview = PublishedBulletin.pick({
  lang: true,
  title: true,
  summary: true,
  publisher: true,
  publishedOn: true,
  blocks: true,
  numbers: true,
  seal: true,
}).meta({ id: 'BulletinPreview' })
export type BulletinPreview = z.infer<typeof BulletinPreview>

const follows = z.string().max(60).nullable()
const query = z.strictObject(languageQuery)
const step = {
  method: 'POST',
  params: byId,
  query,
  ok: Draft,
  ifMatch: 'required',
} as const
const stepProblems = [Forbidden, NotFound, PreconditionFailed, PreconditionRequired, WrongState] as const

export const draftsContract = {
  listBulletinDrafts: route({
    method: 'GET',
    path: '/bulletin-drafts',
    summary: 'List the drafts that one may read, changed last first',
    query: z.strictObject({ status: DraftStatus.optional(), ...pageQuery, ...languageQuery }),
    ok: pageOf(DraftSummary),
  }),

  startBulletinDraft: route({
    method: 'POST',
    path: '/bulletin-drafts',
    summary: 'Start a bulletin of the city or of a committee',
    query,
    body: z.strictObject({ committeeId: z.uuid().nullable(), follows }),
    ok: Draft,
    status: 201,
    problems: [Forbidden],
  }),

  getBulletinDraft: route({
    method: 'GET',
    path: '/bulletin-drafts/{id}',
    summary: 'Read a draft',
    params: byId,
    query,
    ok: Draft,
    problems: [NotFound],
  }),

  previewBulletinDraft: route({
    method: 'GET',
    path: '/bulletin-drafts/{id}/preview',
    summary: 'Read a draft as it would be published today',
    params: byId,
    query,
    ok: BulletinPreview,
    problems: [NotFound],
  }),

  changeBulletinDraft: route({
    method: 'PUT',
    path: '/bulletin-drafts/{id}',
    summary: 'Keep the whole text of a draft as it is now',
    params: byId,
    query,
    body: z.strictObject({ content: Content, follows }),
    ok: Draft,
    ifMatch: 'required',
    problems: stepProblems,
  }),

  handInBulletinDraft: route({
    ...step,
    path: '/bulletin-drafts/{id}/hand-in',
    summary: 'Hand a draft to a second reader',
    problems: [...stepProblems, NotReady],
  }),

  returnBulletinDraft: route({
    ...step,
    path: '/bulletin-drafts/{id}/return',
    summary: 'As the second reader, give a draft back with a note',
    body: z.strictObject({ note: text(1000) }),
    problems: stepProblems,
  }),

  publishBulletinDraft: route({
    ...step,
    path: '/bulletin-drafts/{id}/publish',
    summary: 'As the second reader, publish a draft: its text and numbers stay as they are now',
    problems: [...stepProblems, NotReady],
    ownTransactions: true,
  }),

  withdrawBulletinDraft: route({
    ...step,
    path: '/bulletin-drafts/{id}/withdraw',
    summary: 'Give a draft up',
    problems: stepProblems,
  }),

  addBulletinPicture: route({
    method: 'POST',
    path: '/bulletin-drafts/{id}/pictures',
    summary: 'Make a picture of this draft from a file that one uploaded oneself',
    params: byId,
    body: z.strictObject({ fileId: z.uuid() }),
    ok: z.object({ fileId: z.uuid(), url: z.string() }),
    status: 201,
    problems: [Forbidden, NotFound, WrongState, PictureRefused],
    ownTransactions: true,
  }),

  downloadDraftPicture: route({
    method: 'GET',
    path: '/bulletin-drafts/{id}/files/{fileId}',
    summary: 'Read a picture of a draft',
    params: z.strictObject({ id: z.uuid(), fileId: z.uuid() }),
    ok: FileAnswer,
    problems: [NotFound],
  }),
}

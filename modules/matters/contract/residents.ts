import * as z from 'zod'
import { FileAnswer, languageQuery, pageOf, pageQuery, route, text } from '#platform/contract.ts'
import { NotFound } from '#platform/problem.ts'
import { inLanguage, Matter, NewMatter } from './matters.ts'
import { MatterMovedOn, OutcomeAnswered, ReopenedBefore, TooLateToReopen } from './refusals.ts'
import { MatterStatus } from './shapes.ts'

/** The secret travels in bodies alone: an address would stand in logs. What only reads opens no transaction and keeps no copy for repeats. */
const withSecret = { secret: z.string().min(20).max(100) }

export const PublicMatter = z
  .object({
    id: z.uuid(),
    number: z.string(),
    kind: z.object({ key: z.string(), name: z.string() }),
    title: z.string(),
    description: z.string(),
    place: z.object({ code: z.string(), name: z.string() }).nullable(),
    status: MatterStatus,
    askedAt: z.iso.datetime(),
  })
  .meta({ id: 'PublicMatter' })
export type PublicMatter = z.infer<typeof PublicMatter>

const act = { query: inLanguage, ok: Matter, public: true, method: 'POST' } as const

export const residentContract = {
  askAsResident: route({
    method: 'POST',
    path: '/resident-matters',
    summary: 'Ask without an account; the answer holds the secret of the link to follow it, told once',
    body: NewMatter,
    ok: z.object({ number: z.string(), secret: z.string() }),
    status: 201,
    public: true,
  }),

  followMatter: route({
    ...act,
    path: '/followed-matters',
    summary: 'Read the matter of a secret link',
    body: z.strictObject(withSecret),
    problems: [NotFound],
    ownTransactions: true,
  }),

  downloadFileBySecret: route({
    method: 'POST',
    path: '/followed-matters/file',
    summary: 'Download a file of the matter of a secret link',
    body: z.strictObject({ ...withSecret, fileId: z.uuid() }),
    ok: FileAnswer,
    public: true,
    problems: [NotFound],
    ownTransactions: true,
  }),

  answerOutcomeBySecret: route({
    ...act,
    path: '/followed-matters/outcome-answer',
    summary: 'Confirm or reject the proposed outcome by the secret link',
    body: z.strictObject({ ...withSecret, isConfirmed: z.boolean(), words: text(1000).optional() }),
    problems: [NotFound, MatterMovedOn, OutcomeAnswered],
  }),

  writeBySecret: route({
    ...act,
    path: '/followed-matters/messages',
    summary: 'Write to those who handle the matter of a secret link',
    body: z.strictObject({ ...withSecret, words: text(2000) }),
    problems: [NotFound, MatterMovedOn],
  }),

  reopenBySecret: route({
    ...act,
    path: '/followed-matters/reopen',
    summary: 'Take up the matter of a secret link once more',
    body: z.strictObject({ ...withSecret, reason: z.string().trim().min(5).max(1000) }),
    problems: [NotFound, MatterMovedOn, ReopenedBefore, TooLateToReopen],
  }),

  withdrawBySecret: route({
    ...act,
    path: '/followed-matters/withdraw',
    summary: 'Withdraw the matter of a secret link',
    body: z.strictObject(withSecret),
    problems: [NotFound, MatterMovedOn],
  }),

  sayWhetherItLastedBySecret: route({
    ...act,
    path: '/followed-matters/lasted',
    summary: 'Say by the secret link two months later whether the outcome lasted',
    body: z.strictObject({ ...withSecret, lasted: z.boolean() }),
    problems: [NotFound, MatterMovedOn],
  }),

  listPublicMatters: route({
    method: 'GET',
    path: '/public-matters',
    summary: 'Requests of public kinds whose askers agreed, newest first',
    query: z.strictObject({ ...pageQuery, ...languageQuery, kind: z.string().max(60).optional() }),
    ok: pageOf(PublicMatter),
    public: true,
  }),
}

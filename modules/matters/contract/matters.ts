import * as z from 'zod'
import { byId, FileAnswer, languageQuery, pageOf, pageQuery, route, text } from '#platform/contract.ts'
import { Forbidden, NotFound, PreconditionFailed, PreconditionRequired } from '#platform/problem.ts'
import {
  MatterMovedOn,
  OutcomeAnswered,
  PersonalPartWiped,
  ReopenedBefore,
  TooLateToReopen,
} from './refusals.ts'
import {
  Answers,
  AskedQuestion,
  Channel,
  Closing,
  Contact,
  Handling,
  MatterKind,
  MatterStatus,
  NamedBody,
  Outcome,
  Step,
} from './shapes.ts'

export const inLanguage = z.strictObject(languageQuery)
export const ifMatchProblems = [PreconditionFailed, PreconditionRequired]

export const NewMatter = z
  .strictObject({
    kind: z.string().max(60),
    title: z.string().trim().min(2).max(80),
    description: z.string().trim().min(2).max(4000),
    answers: Answers.default({}),
    placeCode: z.string().max(12).optional(),
    /** The unit that one asks for, as its liaison. */
    unitId: z.uuid().optional(),
    /** Whom one asks for at the counter; how to reach a resident. */
    contact: Contact.optional(),
    /** Whether it may be shown in public without its personal part, where its kind allows it. */
    isPublic: z.boolean().default(false),
    files: z.array(z.uuid()).max(10).default([]),
  })
  .meta({ id: 'NewMatter' })
export type NewMatter = z.infer<typeof NewMatter>

export const MatterSummary = z
  .object({
    id: z.uuid(),
    /** What people say on the telephone. */
    number: z.string(),
    kind: z.object({ key: z.string(), name: z.string() }),
    title: z.string(),
    channel: Channel,
    status: MatterStatus,
    closing: Closing.nullable(),
    unit: NamedBody.nullable(),
    askedAt: z.iso.datetime(),
    /** The nearest due time that somebody must keep; null where nobody must. */
    dueAt: z.iso.datetime().nullable(),
    url: z.string(),
  })
  .meta({ id: 'MatterSummary' })
export type MatterSummary = z.infer<typeof MatterSummary>

export const Matter = MatterSummary.extend({
  description: z.string(),
  /** What was asked and answered, without the personal part. */
  answers: z.array(z.object({ question: AskedQuestion, answer: z.string() })),
  place: z.object({ code: z.string(), name: z.string() }).nullable(),
  isPublic: z.boolean(),
  handlings: z.array(Handling),
  outcomes: z.array(Outcome),
  steps: z.array(Step),
  /** Who has read the personal part, and when; for the asker. */
  personalPart: z.object({ exists: z.boolean(), wipedAt: z.iso.datetime().nullable() }),
  lasted: z.boolean().nullable(),
  calendar: z.string(),
  version: z.int(),
  can: z.object({
    withdraw: z.boolean(),
    confirm: z.boolean(),
    reopen: z.boolean(),
    write: z.boolean(),
    note: z.boolean(),
    send: z.boolean(),
    changeKind: z.boolean(),
    readPersonalPart: z.boolean(),
    callBack: z.boolean(),
    sayWhetherItLasted: z.boolean(),
  }),
}).meta({ id: 'Matter' })
export type Matter = z.infer<typeof Matter>

const Confirmation = z
  .strictObject({ isConfirmed: z.boolean(), words: text(1000).optional() })
  .meta({ id: 'MatterConfirmation' })
const reason = z.strictObject({ reason: z.string().trim().min(5).max(1000) })

export const MatterQuery = z.strictObject({
  ...pageQuery,
  ...languageQuery,
  /** `asked`: those one asked for. The others are the desk of the bodies in which one holds a post. */
  box: z.enum(['asked', 'triage', 'new', 'mine', 'waiting', 'due_this_week', 'overdue', 'closed', 'all']),
  kind: z.string().max(60).optional(),
  body: z.uuid().optional(),
  /** Words in title or description, two characters at least. */
  q: z.string().trim().min(1).max(100).optional(),
})
export type MatterQuery = z.infer<typeof MatterQuery>

export const matterContract = {
  listMatterKinds: route({
    method: 'GET',
    path: '/matter-kinds',
    summary: 'What may be asked, and what is asked then',
    query: inLanguage,
    ok: pageOf(MatterKind),
    public: true,
  }),

  askMatter: route({
    method: 'POST',
    path: '/matters',
    summary: 'Ask for oneself, for one’s unit, or at a station’s counter for somebody',
    body: NewMatter,
    /** `id` for who asked themselves; for somebody at the counter the secret of the link to follow it, told once. */
    ok: z.object({ number: z.string(), id: z.uuid().nullable(), secret: z.string().nullable() }),
    status: 201,
    problems: [Forbidden, NotFound],
  }),

  listMatters: route({
    method: 'GET',
    path: '/matters',
    summary: 'Matters that one asked, or that the bodies of one’s posts handle',
    query: MatterQuery,
    ok: pageOf(MatterSummary),
  }),

  getMatter: route({
    method: 'GET',
    path: '/matters/{id}',
    summary: 'One matter with its parts, steps and outcomes, as far as the reader may see them',
    params: byId,
    query: inLanguage,
    ok: Matter,
    problems: [NotFound],
  }),

  readPersonalPart: route({
    method: 'POST',
    path: '/matters/{id}/personal-part',
    summary: 'Read the personal part; the reading is recorded first, and the asker sees it',
    params: byId,
    query: inLanguage,
    body: reason,
    ok: z.object({
      answers: z.array(z.object({ question: AskedQuestion, answer: z.string() })),
      contact: Contact.nullable(),
    }),
    problems: [Forbidden, NotFound, PersonalPartWiped],
    // An answer that is kept for repeats would be a copy of what is personal: each asking is a reading of its own.
    ownTransactions: true,
  }),

  downloadMatterFile: route({
    method: 'GET',
    path: '/matters/{id}/files/{fileId}',
    summary: 'Download a file of a matter',
    params: byId.extend({ fileId: z.uuid() }),
    ok: FileAnswer,
    problems: [NotFound],
  }),

  answerOutcome: route({
    method: 'POST',
    path: '/matters/{id}/outcome-answer',
    summary: 'Say as its asker whether the proposed outcome is what came of it',
    params: byId,
    query: inLanguage,
    body: Confirmation,
    ok: Matter,
    problems: [Forbidden, NotFound, MatterMovedOn, OutcomeAnswered],
  }),

  enterCallBack: route({
    method: 'POST',
    path: '/matters/{id}/call-back',
    summary: 'Enter what the asker said on the telephone, as somebody who had no part in it',
    params: byId,
    query: inLanguage,
    body: Confirmation,
    ok: Matter,
    problems: [Forbidden, NotFound, MatterMovedOn, OutcomeAnswered],
  }),

  reopenMatter: route({
    method: 'POST',
    path: '/matters/{id}/reopen',
    summary: 'Take up a closed matter once more, with a reason',
    params: byId,
    query: inLanguage,
    body: reason,
    ok: Matter,
    problems: [Forbidden, NotFound, MatterMovedOn, ReopenedBefore, TooLateToReopen],
  }),

  withdrawMatter: route({
    method: 'POST',
    path: '/matters/{id}/withdraw',
    summary: 'Withdraw what one asked',
    params: byId,
    query: inLanguage,
    ok: Matter,
    problems: [Forbidden, NotFound, MatterMovedOn],
  }),

  sayWhetherItLasted: route({
    method: 'POST',
    path: '/matters/{id}/lasted',
    summary: 'Say two months later whether the outcome lasted',
    params: byId,
    query: inLanguage,
    body: z.strictObject({ lasted: z.boolean() }),
    ok: Matter,
    problems: [Forbidden, NotFound, MatterMovedOn],
  }),
}

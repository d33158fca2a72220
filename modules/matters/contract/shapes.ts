import * as z from 'zod'
import { Day, text } from '#platform/contract.ts'

export const Channel = z.enum(['person', 'unit', 'counter', 'resident', 'open311'])
export type Channel = z.infer<typeof Channel>

/** `received` waits for triage, `in_hand` has parts, `answered` has an outcome that waits for its asker. */
export const MatterStatus = z.enum(['received', 'in_hand', 'answered', 'closed']).meta({ id: 'MatterStatus' })
export type MatterStatus = z.infer<typeof MatterStatus>

/** How it was closed; only `confirmed` counts. `unconfirmed`: its asker said nothing for 15 working days. */
export const Closing = z
  .enum(['confirmed', 'not_solved', 'unconfirmed', 'withdrawn'])
  .meta({ id: 'MatterClosing' })
export type Closing = z.infer<typeof Closing>

export const HandlingState = z
  .enum(['sent', 'taken', 'answered', 'handed_on', 'released'])
  .meta({ id: 'HandlingState' })
export type HandlingState = z.infer<typeof HandlingState>

export const HandlingAnswer = z
  .enum(['helped', 'not_helped', 'not_ours', 'unreachable'])
  .meta({ id: 'HandlingAnswer' })
export type HandlingAnswer = z.infer<typeof HandlingAnswer>

/** The lawful reasons for which a clock may rest. */
export const PauseReason = z
  .enum(['waiting_for_requester', 'legal_procedure', 'expert_opinion', 'force_majeure'])
  .meta({ id: 'PauseReason' })
export type PauseReason = z.infer<typeof PauseReason>

/** A body that can have a part: the city's own office, a committee, or a unit. */
export const Body = z.strictObject({ kind: z.enum(['city', 'committee', 'unit']), id: z.uuid() })
export type Body = z.infer<typeof Body>
export const NamedBody = z
  .object({ ...Body.shape, name: z.string(), url: z.string().nullable() })
  .meta({ id: 'NamedBody' })
export type NamedBody = z.infer<typeof NamedBody>

/** By the key of the kind's question. */
export const Answers = z.record(z.string().max(60), z.union([z.string().max(4000), z.number()]))
export type Answers = z.infer<typeof Answers>

/** How to reach somebody who has no account. */
export const Contact = z.strictObject({ name: text(60), phone: text(40) })
export type Contact = z.infer<typeof Contact>

const asked = { key: z.string(), text: z.string(), required: z.boolean(), private: z.boolean() }
export const AskedQuestion = z
  .union([
    z.object({ ...asked, kind: z.literal('text'), maxLength: z.int() }),
    z.object({ ...asked, kind: z.literal('number'), maximum: z.int() }),
    z.object({ ...asked, kind: z.literal('day') }),
    z.object({
      ...asked,
      kind: z.literal('choice'),
      options: z.array(z.object({ key: z.string(), name: z.string() })),
    }),
  ])
  .meta({ id: 'MatterQuestion' })
export type AskedQuestion = z.infer<typeof AskedQuestion>

export const MatterKind = z
  .object({
    key: z.string(),
    name: z.string(),
    summary: z.string(),
    askers: z.array(z.enum(['person', 'unit', 'counter', 'resident'])),
    questions: z.array(AskedQuestion),
    /** The same questions for other programs: JSON Schema 2020-12 of `answers`. */
    schema: z.record(z.string(), z.unknown()),
    usually: z.enum(['city', 'committee', 'unit']),
    /** In working days. */
    deadlines: z.object({ triage: z.int(), take: z.int(), answer: z.int() }),
    outcomes: z.array(z.object({ key: z.string(), name: z.string(), solved: z.boolean() })),
    /** Roles that read the private answers, in a body that has a part. */
    readers: z.array(z.object({ key: z.string(), name: z.string() })),
    retentionMonths: z.int(),
    public: z.boolean(),
  })
  .meta({ id: 'MatterKind' })
export type MatterKind = z.infer<typeof MatterKind>

/** A due time: the first moment that is too late. */
export const Due = z.object({
  at: z.iso.datetime(),
  /** The last day on which it is in time. */
  day: Day,
  isOver: z.boolean(),
  /** False while the holidays of its year are not published, so that it may still move. */
  published: z.boolean(),
})
export type Due = z.infer<typeof Due>

export const Pause = z
  .object({
    id: z.uuid(),
    reason: PauseReason,
    words: z.string(),
    days: z.int(),
    proposedAt: z.iso.datetime(),
    /** Null while nobody has decided. */
    isApproved: z.boolean().nullable(),
    can: z.object({ decide: z.boolean() }),
  })
  .meta({ id: 'MatterPause' })

export const Handling = z
  .object({
    id: z.uuid(),
    body: NamedBody,
    isLead: z.boolean(),
    state: HandlingState,
    answer: HandlingAnswer.nullable(),
    words: z.string().nullable(),
    /** The shared resource that the answer names; its page tells when it is free. */
    resource: z
      .object({ id: z.uuid(), name: z.string(), url: z.string(), isOffered: z.boolean() })
      .nullable(),
    sentAt: z.iso.datetime(),
    takeDue: Due,
    answerDue: Due,
    endedAt: z.iso.datetime().nullable(),
    pauses: z.array(Pause),
    can: z.object({
      take: z.boolean(),
      answer: z.boolean(),
      handOn: z.boolean(),
      callIn: z.boolean(),
      proposePause: z.boolean(),
      proposeOutcome: z.boolean(),
    }),
  })
  .meta({ id: 'Handling' })
export type Handling = z.infer<typeof Handling>

export const Step = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    at: z.iso.datetime(),
    /** Not shown to the asker. */
    isInside: z.boolean(),
    body: NamedBody.nullable(),
    /** The person, shown to those who handle the matter. */
    person: z.string().nullable(),
    words: z.string().nullable(),
    details: z.record(z.string(), z.unknown()),
    files: z.array(z.object({ id: z.uuid(), name: z.string(), bytes: z.int(), url: z.string() })),
  })
  .meta({ id: 'MatterStep' })
export type Step = z.infer<typeof Step>

export const Outcome = z
  .object({
    id: z.uuid(),
    type: z.string(),
    typeName: z.string(),
    isSolved: z.boolean(),
    words: z.string(),
    proposedAt: z.iso.datetime(),
    /** From when silence counts as unconfirmed. */
    due: Due,
    answer: z.enum(['confirmed', 'rejected', 'silent']).nullable(),
    answeredAt: z.iso.datetime().nullable(),
    /** Entered by a third person who called the asker. */
    byCall: z.boolean(),
  })
  .meta({ id: 'MatterOutcome' })
export type Outcome = z.infer<typeof Outcome>

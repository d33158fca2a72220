import * as z from 'zod'
import { byId, Day, languageQuery, pageOf, pageQuery, route, text } from '#platform/contract.ts'
import { Forbidden, NotFound, PreconditionFailed, PreconditionRequired } from '#platform/problem.ts'
import {
  AlreadyProposed,
  CorrectionClosed,
  Keeper,
  KeptByModule,
  NotCorrectable,
  Obstacle,
} from './refusals.ts'
import {
  FigureRef,
  PlaceRef,
  ProposalState,
  Quantity,
  Reason,
  Refusal,
  UnitRef,
  WhoActed,
  WhoDecided,
} from './shapes.ts'

/** A fact as somebody who doubts it sees it. */
export const FactInQuestion = z
  .object({
    id: z.uuid(),
    measure: z.string(),
    /** The figures that count it. */
    figures: z.array(FigureRef),
    quantity: z.int(),
    day: Day,
    /** Unit and place are null to whoever may not open the figure’s records. */
    unit: UnitRef.nullable(),
    committee: z.object({ key: z.string(), name: z.string(), url: z.string() }).nullable(),
    place: PlaceRef.nullable(),
    /** Who says so, where no module recorded it. */
    source: z.string().nullable(),
  })
  .meta({ id: 'FactInQuestion' })
export type FactInQuestion = z.infer<typeof FactInQuestion>

/** The right fact, as far as it differs. `day` is when it truly was; it counts from the day of the decision. */
export const Replacement = z
  .strictObject({
    quantity: Quantity.optional(),
    day: Day.optional(),
    unitId: z.uuid().optional(),
    placeCode: text(12).optional(),
  })
  .meta({ id: 'Replacement' })
export type Replacement = z.infer<typeof Replacement>

export const NewCorrection = z
  .strictObject({ factId: z.uuid(), reason: Reason, replacement: Replacement.optional() })
  .meta({ id: 'NewCorrection' })
export type NewCorrection = z.infer<typeof NewCorrection>

export const Correction = z
  .object({
    id: z.uuid(),
    state: ProposalState,
    fact: FactInQuestion,
    reason: z.string(),
    /** What takes the fact's place, in full. */
    replacement: z
      .object({ quantity: z.int(), day: Day, unit: UnitRef.nullable(), place: PlaceRef.nullable() })
      .nullable(),
    /** From which day it counts; null before it is confirmed. Figures of earlier days stay as they were. */
    day: Day.nullable(),
    proposed: WhoActed,
    decided: WhoDecided.nullable(),
    version: z.int(),
    url: z.string(),
    can: z.object({ confirm: z.boolean(), refuse: z.boolean(), withdraw: z.boolean() }),
  })
  .meta({ id: 'Correction' })
export type Correction = z.infer<typeof Correction>

export const ProposalQuery = z.strictObject({
  ...pageQuery,
  ...languageQuery,
  /** `closed` is every state in which nothing is to be done any more. */
  state: z.enum([...ProposalState.options, 'closed']).optional(),
  /** The key of a figure. */
  figure: z.string().max(60).optional(),
})
export type ProposalQuery = z.infer<typeof ProposalQuery>

const inLanguage = z.strictObject(languageQuery)
const decision = {
  method: 'POST',
  params: byId,
  query: inLanguage,
  ok: Correction,
  ifMatch: 'required',
} as const
const decisionProblems = [
  Forbidden,
  NotFound,
  CorrectionClosed,
  PreconditionFailed,
  PreconditionRequired,
] as const

export const correctionContract = {
  getFactInQuestion: route({
    method: 'GET',
    path: '/corrections/facts/{id}',
    summary: 'Read a fact before proposing its correction, and what stands in the way',
    params: byId,
    query: inLanguage,
    ok: FactInQuestion.extend({
      obstacle: z.union([Obstacle, z.enum(['already_proposed', 'kept_by_module'])]).nullable(),
      /** The module whose records are put right instead, where `obstacle` is `kept_by_module`. */
      keeper: Keeper.nullable(),
      can: z.object({
        /** False for what is counted once, and for what takes back. */
        changeQuantity: z.boolean(),
      }),
    }),
    problems: [Forbidden, NotFound],
  }),

  proposeCorrection: route({
    method: 'POST',
    path: '/corrections',
    summary: 'Propose to take back a fact, with the reason and, where there is one, the right fact',
    query: inLanguage,
    body: NewCorrection,
    ok: Correction,
    status: 201,
    problems: [Forbidden, NotFound, KeptByModule, NotCorrectable, AlreadyProposed],
  }),

  listCorrections: route({
    method: 'GET',
    path: '/corrections',
    summary: 'List corrections, newest first: confirmed ones to everybody, the others to who works on them',
    public: true,
    query: ProposalQuery,
    ok: pageOf(Correction),
  }),

  getCorrection: route({
    method: 'GET',
    path: '/corrections/{id}',
    summary: 'Read one correction',
    public: true,
    params: byId,
    query: inLanguage,
    ok: Correction,
    problems: [NotFound],
  }),

  confirmCorrection: route({
    ...decision,
    path: '/corrections/{id}/confirm',
    summary:
      'Confirm a correction that another person proposed: the fact is taken back, and replaced where so proposed',
    problems: [...decisionProblems, NotCorrectable],
  }),

  refuseCorrection: route({
    ...decision,
    path: '/corrections/{id}/refuse',
    summary: 'Refuse a correction that another person proposed, and say why',
    body: Refusal,
    problems: decisionProblems,
  }),

  withdrawCorrection: route({
    ...decision,
    path: '/corrections/{id}/withdraw',
    summary: 'Withdraw a correction that one proposed oneself',
    problems: decisionProblems,
  }),
}

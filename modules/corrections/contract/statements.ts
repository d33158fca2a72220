import * as z from 'zod'
import { StoredFile } from '#modules/files/contract.ts'
import { byId, Day, FileAnswer, languageQuery, pageOf, route, text } from '#platform/contract.ts'
import { Forbidden, NotFound, PreconditionFailed, PreconditionRequired } from '#platform/problem.ts'
import { ProposalQuery } from './corrections.ts'
import { AlreadyFollowed, EarlierNotInForce, NotCorrectable, StatementClosed } from './refusals.ts'
import {
  FigureRef,
  PlaceRef,
  ProposalState,
  Quantity,
  Refusal,
  UnitRef,
  WhoActed,
  WhoDecided,
} from './shapes.ts'

/** No figure can be asked for a day before, so none is stated for one. */
const EARLIEST_DAY = '1900-01-01'

export const NewStatement = z
  .strictObject({
    figureKey: text(60),
    quantity: Quantity,
    /** The day the number is of. */
    day: Day.refine((day) => day >= EARLIEST_DAY, { params: { code: 'too_small' } }),
    unitId: z.uuid().optional(),
    placeCode: text(12).optional(),
    /** The body whose number it is. */
    saidBy: text(120),
    signatory: text(60),
    /** What the signatory is in that body. */
    signatoryFunction: text(120),
    note: text(1000).optional(),
    /** The id of one's own upload: the signed document. */
    documentId: z.uuid(),
    /** The earlier statement on the same figure whose place this one takes. */
    supersedes: z.uuid().optional(),
  })
  .meta({ id: 'NewStatement' })
export type NewStatement = z.infer<typeof NewStatement>

const StatementRef = z.object({ id: z.uuid(), quantity: z.int(), day: Day, url: z.string() })

export const Statement = z
  .object({
    id: z.uuid(),
    state: ProposalState,
    figure: FigureRef,
    quantity: z.int(),
    day: Day,
    unit: UnitRef.nullable(),
    place: PlaceRef.nullable(),
    saidBy: z.string(),
    signatory: z.object({ name: z.string(), function: z.string() }),
    note: z.string().nullable(),
    document: StoredFile.extend({ contentUrl: z.string() }),
    supersedes: StatementRef.nullable(),
    /** The confirmed statement that took its place. */
    supersededBy: StatementRef.nullable(),
    /** Confirmed corrections of what it counts. */
    corrections: z.array(z.object({ id: z.uuid(), day: Day, url: z.string() })),
    /** The fact that counts for it now; null where none does. */
    factId: z.uuid().nullable(),
    proposed: WhoActed,
    decided: WhoDecided.nullable(),
    version: z.int(),
    url: z.string(),
    can: z.object({
      confirm: z.boolean(),
      refuse: z.boolean(),
      withdraw: z.boolean(),
      /** Enter a later statement in its place, or propose a correction of its fact. */
      supersede: z.boolean(),
      correct: z.boolean(),
    }),
  })
  .meta({ id: 'Statement' })
export type Statement = z.infer<typeof Statement>

const inLanguage = z.strictObject(languageQuery)
const decision = {
  method: 'POST',
  params: byId,
  query: inLanguage,
  ok: Statement,
  ifMatch: 'required',
} as const
const decisionProblems = [
  Forbidden,
  NotFound,
  StatementClosed,
  PreconditionFailed,
  PreconditionRequired,
] as const

export const statementContract = {
  listStatementFigures: route({
    method: 'GET',
    path: '/statement-figures',
    summary: 'List the figures that take statements from outside',
    query: inLanguage,
    ok: pageOf(FigureRef.extend({ kind: z.enum(['stock', 'flow']) })),
    problems: [Forbidden],
  }),

  submitStatement: route({
    method: 'POST',
    path: '/statements',
    summary: 'Enter a signed statement from outside; it counts once another person confirms it',
    query: inLanguage,
    body: NewStatement,
    ok: Statement,
    status: 201,
    problems: [Forbidden, AlreadyFollowed],
  }),

  listStatements: route({
    method: 'GET',
    path: '/statements',
    summary: 'List statements, newest first: confirmed ones to everybody, the others to operators',
    public: true,
    query: ProposalQuery,
    ok: pageOf(Statement),
  }),

  getStatement: route({
    method: 'GET',
    path: '/statements/{id}',
    summary: 'Read one statement: who says what for which day, and its document',
    public: true,
    params: byId,
    query: inLanguage,
    ok: Statement,
    problems: [NotFound],
  }),

  downloadStatementDocument: route({
    method: 'GET',
    path: '/statements/{id}/document',
    summary: 'Download the signed document of a statement',
    public: true,
    params: byId,
    ok: FileAnswer,
    problems: [NotFound],
  }),

  confirmStatement: route({
    ...decision,
    path: '/statements/{id}/confirm',
    summary: 'Confirm a statement that another person entered: from now on it counts',
    problems: [...decisionProblems, EarlierNotInForce, NotCorrectable],
  }),

  refuseStatement: route({
    ...decision,
    path: '/statements/{id}/refuse',
    summary: 'Refuse a statement that another person entered, and say why',
    body: Refusal,
    problems: decisionProblems,
  }),

  withdrawStatement: route({
    ...decision,
    path: '/statements/{id}/withdraw',
    summary: 'Withdraw a statement that one entered oneself',
    problems: decisionProblems,
  }),
}

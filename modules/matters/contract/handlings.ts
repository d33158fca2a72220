import * as z from 'zod'
import { byId, languageQuery, pageOf, route, text } from '#platform/contract.ts'
import { Forbidden, NotFound } from '#platform/problem.ts'
import { ifMatchProblems, inLanguage, Matter } from './matters.ts'
import {
  AlreadyHasPart,
  DeciderProposed,
  HandlingMovedOn,
  HasLead,
  MatterMovedOn,
  NeedsLead,
  PauseDecided,
  PauseProposed,
} from './refusals.ts'
import { Body, HandlingAnswer, NamedBody, PauseReason } from './shapes.ts'

const words = text(2000)

const common = { params: byId, query: inLanguage, ok: Matter } as const

export const handlingContract = {
  findBodies: route({
    method: 'GET',
    path: '/matter-bodies',
    summary: 'Bodies that can be given a part, by name',
    query: z.strictObject({ ...languageQuery, q: z.string().trim().max(100) }),
    ok: pageOf(NamedBody),
    problems: [Forbidden],
  }),

  changeKind: route({
    ...common,
    method: 'POST',
    path: '/matters/{id}/kind',
    summary: 'Put a matter under another kind; due times stay as they were told to the asker',
    body: z.strictObject({ kind: z.string().max(60) }),
    problems: [Forbidden, NotFound, MatterMovedOn, ...ifMatchProblems],
    ifMatch: 'required',
  }),

  sendParts: route({
    ...common,
    method: 'POST',
    path: '/matters/{id}/parts',
    summary: 'Send a matter to one or several bodies at once, one of which leads',
    body: z.strictObject({
      parts: z
        .array(z.strictObject({ body: Body, isLead: z.boolean() }))
        .min(1)
        .max(20),
      words: words.optional(),
    }),
    problems: [Forbidden, NotFound, MatterMovedOn, AlreadyHasPart, HasLead, NeedsLead, ...ifMatchProblems],
    ifMatch: 'required',
  }),

  takePart: route({
    ...common,
    method: 'POST',
    path: '/handlings/{id}/take',
    summary: 'Take one’s body’s part upon oneself',
    problems: [Forbidden, NotFound, HandlingMovedOn],
  }),

  answerPart: route({
    ...common,
    method: 'POST',
    path: '/handlings/{id}/answer',
    summary:
      'Answer for one’s body’s part; `not_ours` names whose it may be, `helped` perhaps a shared resource to book',
    body: z
      .strictObject({
        answer: HandlingAnswer,
        words,
        whose: Body.optional(),
        resourceId: z.uuid().optional(),
      })
      .refine(({ answer, resourceId }) => resourceId === undefined || answer === 'helped', {
        path: ['resourceId'],
        params: { code: 'not_allowed' },
      }),
    problems: [Forbidden, NotFound, HandlingMovedOn],
  }),

  proposeOutcome: route({
    ...common,
    method: 'POST',
    path: '/handlings/{id}/outcome',
    summary: 'Propose as the lead what came of the matter; its asker is asked to confirm',
    body: z.strictObject({ type: z.string().max(60), words }),
    problems: [Forbidden, NotFound, HandlingMovedOn, MatterMovedOn],
  }),

  handOnPart: route({
    ...common,
    method: 'POST',
    path: '/handlings/{id}/hand-on',
    summary: 'Hand a part on to another body, whose clock begins anew',
    body: z.strictObject({ body: Body, words }),
    problems: [Forbidden, NotFound, HandlingMovedOn, AlreadyHasPart],
  }),

  callIn: route({
    ...common,
    method: 'POST',
    path: '/handlings/{id}/call-in',
    summary: 'Call several bodies together as a body that needs them (吹哨)',
    body: z.strictObject({ bodies: z.array(Body).min(1).max(20), words }),
    problems: [Forbidden, NotFound, HandlingMovedOn, AlreadyHasPart],
  }),

  proposePause: route({
    ...common,
    method: 'POST',
    path: '/handlings/{id}/pauses',
    summary: 'Propose that the clock of a part rests for some working days, with a lawful reason',
    body: z.strictObject({ reason: PauseReason, words: text(500), days: z.int().min(1).max(60) }),
    problems: [Forbidden, NotFound, HandlingMovedOn, PauseProposed],
  }),

  decidePause: route({
    ...common,
    method: 'POST',
    path: '/pauses/{id}/decision',
    summary: 'Approve or refuse a pause as another person than who proposed it',
    body: z.strictObject({ isApproved: z.boolean() }),
    problems: [Forbidden, NotFound, HandlingMovedOn, PauseDecided, DeciderProposed],
  }),

  writeMessage: route({
    ...common,
    method: 'POST',
    path: '/matters/{id}/messages',
    summary: 'Write to the asker, or as the asker to those who handle it, or a note inside',
    body: z.strictObject({
      to: z.enum(['asker', 'handlers', 'inside']),
      words,
      files: z.array(z.uuid()).max(10).default([]),
    }),
    problems: [Forbidden, NotFound, MatterMovedOn],
  }),

  handOver: route({
    method: 'POST',
    path: '/handling-hand-overs',
    summary: 'Give all open parts that one person has taken back to their bodies, for others to take',
    query: inLanguage,
    body: z.strictObject({ personId: z.uuid(), bodyId: z.uuid() }),
    ok: z.object({ handedOver: z.int() }),
    problems: [Forbidden],
  }),
}

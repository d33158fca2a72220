import * as z from 'zod'
import { byId, route, text } from '#platform/contract.ts'
import { Forbidden, NotFound } from '#platform/problem.ts'
import { ifMatchProblems, Reasons } from './challenges.ts'
import {
  ChallengeMovedOn,
  ExpertDecides,
  HasConflict,
  NeedsAnother,
  NeedsTwoExperts,
  NoBid,
  NoticeOver,
  NoticeRuns,
  ObjectedBefore,
  ObjectionAnswered,
  ObjectionOpen,
} from './refusals.ts'
import { Challenge } from './shapes.ts'

export const NewAward = z.strictObject({ bidId: z.uuid(), reasons: Reasons }).meta({ id: 'NewAward' })

export const awardContract = {
  proposeAward: route({
    method: 'POST',
    path: '/challenges/{id}/award',
    summary: 'Choose a bid with reasons; the choice then stands in public for five working days',
    params: byId,
    body: NewAward,
    ok: Challenge,
    problems: [
      Forbidden,
      NotFound,
      ChallengeMovedOn,
      NeedsTwoExperts,
      NoBid,
      HasConflict,
      ExpertDecides,
      ...ifMatchProblems,
    ],
    ifMatch: 'required',
  }),

  raiseObjection: route({
    method: 'POST',
    path: '/challenges/{id}/objections',
    summary: 'Object to an award while it stands in public',
    params: byId,
    body: z.strictObject({ words: text(2000) }),
    ok: Challenge,
    problems: [Forbidden, NotFound, ChallengeMovedOn, NoticeOver, ObjectedBefore],
  }),

  answerObjection: route({
    method: 'POST',
    path: '/challenges/{id}/objections/{objectionId}/answer',
    summary: 'Answer an objection; one that is upheld revokes the award and the bids are judged again',
    params: byId.extend({ objectionId: z.uuid() }),
    body: z.strictObject({ isUpheld: z.boolean(), answer: Reasons }),
    ok: Challenge,
    problems: [Forbidden, NotFound, ChallengeMovedOn, ObjectionAnswered, NeedsAnother],
  }),

  confirmAward: route({
    method: 'POST',
    path: '/challenges/{id}/award/confirm',
    summary: 'Confirm an award after its public notice, by another person than who proposed it',
    params: byId,
    ok: Challenge,
    problems: [
      Forbidden,
      NotFound,
      ChallengeMovedOn,
      NoticeRuns,
      ObjectionOpen,
      NeedsAnother,
      HasConflict,
      ExpertDecides,
      ...ifMatchProblems,
    ],
    ifMatch: 'required',
  }),
}

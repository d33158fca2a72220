import * as z from 'zod'
import { byId, Day, route, text } from '#platform/contract.ts'
import { Forbidden, NotFound } from '#platform/problem.ts'
import { ChallengeMovedOn, MilestoneMovedOn, NeedsAnother } from './refusals.ts'
import { Challenge } from './shapes.ts'

const byMilestone = byId.extend({ milestoneId: z.uuid() })

export const NewMilestone = z.strictObject({ title: text(200), dueOn: Day }).meta({ id: 'NewMilestone' })
export const MilestoneAnswer = z
  .strictObject({ isAccepted: z.boolean(), words: text(2000) })
  .meta({ id: 'MilestoneAnswer' })

export const milestoneContract = {
  planMilestone: route({
    method: 'POST',
    path: '/challenges/{id}/milestones',
    summary: 'Plan a step of the work, for the unit that has the award',
    params: byId,
    body: NewMilestone,
    ok: Challenge,
    problems: [Forbidden, NotFound, ChallengeMovedOn],
  }),

  reportMilestone: route({
    method: 'POST',
    path: '/challenges/{id}/milestones/{milestoneId}/report',
    summary: 'Report that a milestone is reached',
    params: byMilestone,
    body: z.strictObject({ report: text(4000) }),
    ok: Challenge,
    problems: [Forbidden, NotFound, ChallengeMovedOn, MilestoneMovedOn],
  }),

  answerMilestone: route({
    method: 'POST',
    path: '/challenges/{id}/milestones/{milestoneId}/answer',
    summary: 'Accept a reported milestone, or send it back with words',
    params: byMilestone,
    body: MilestoneAnswer,
    ok: Challenge,
    problems: [Forbidden, NotFound, ChallengeMovedOn, MilestoneMovedOn, NeedsAnother],
  }),
}

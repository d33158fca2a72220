import { pageOfRows } from '#platform/cursor.ts'
import { implement } from '#platform/http.ts'
import { unchanged } from '#platform/versions.ts'
import { challengesAccess } from '../access.ts'
import { answerProposal, proposeChallenge } from '../actions/publish.ts'
import {
  acceptSecrecy,
  changeSecrecy,
  inviteUnit,
  readDetail,
  readDetailForUnit,
  withdrawInvitation,
} from '../actions/secrecy.ts'
import {
  answerMilestone,
  confirmSolved,
  endChallenge,
  planMilestone,
  reportMilestone,
} from '../actions/work.ts'
import { challengeContract, milestoneContract, secrecyContract } from '../contract.ts'
import { listChallenges } from '../queries/challenges.ts'
import { getMilestone } from '../queries/milestones.ts'
import { asOffice, forUnit, locked, momentOf } from './loading.ts'
import { challengePage, presentSummary } from './present.ts'

export const challengeApi = implement(challengeContract, {
  listChallenges: async ({ query }, { db, actor, now }) =>
    pageOfRows(await listChallenges(db, actor, query), query.limit, presentSummary(now), ({ id }) => id),

  getChallenge: ({ params }, context) => challengePage(context, params.id),

  proposeChallenge: async ({ body }, context) => {
    const permit = challengesAccess.require('challenges.propose', context.actor, undefined)
    return challengePage(context, await proposeChallenge(context.db, permit, body, await momentOf(context)))
  },

  answerProposal: async ({ params, body }, context) => {
    const challenge = await locked(context, params.id)
    const permit = challengesAccess.require('challenges.answer_proposal', context.actor, challenge)
    await answerProposal(context.db, permit, body, await momentOf(context))
    return challengePage(context, params.id)
  },

  confirmSolved: async ({ params, body }, context) => {
    const challenge = await locked(context, params.id)
    const permit = challengesAccess.require('challenges.confirm_solved', context.actor, challenge)
    await confirmSolved(context.db, permit, body.words, await momentOf(context))
    return challengePage(context, params.id)
  },

  endChallenge: async ({ params, body }, context) => {
    const challenge = await locked(context, params.id)
    const permit = challengesAccess.require('challenges.end', context.actor, challenge)
    unchanged(context, challenge)
    await endChallenge(context.db, permit, body.reasons, await momentOf(context))
    return challengePage(context, params.id)
  },
})

export const secrecyApi = implement(secrecyContract, {
  changeSecrecy: async ({ params, body }, context) => {
    const permit = await asOffice(context, params.id)
    await changeSecrecy(context.db, permit, body.words, await momentOf(context))
    return challengePage(context, params.id)
  },

  inviteUnit: async ({ params, body }, context) => {
    const permit = await asOffice(context, params.id)
    await inviteUnit(context.db, permit, body.unitId, await momentOf(context))
    return challengePage(context, params.id)
  },

  withdrawInvitation: async ({ params, body }, context) => {
    const permit = await asOffice(context, params.id)
    await withdrawInvitation(context.db, permit, body.unitId, await momentOf(context))
    return challengePage(context, params.id)
  },

  acceptSecrecy: async ({ params, body }, context) => {
    const permit = await forUnit(context, params.id, body.unitId)
    await acceptSecrecy(context.db, permit, body.version, await momentOf(context))
    return challengePage(context, params.id)
  },

  readDetail: async ({ params, body }, context) => {
    const moment = await momentOf(context)
    if (body.unitId !== undefined) {
      const permit = await forUnit(context, params.id, body.unitId)
      await readDetailForUnit(context.db, permit, moment)
      return { detail: permit.subject.detail, version: permit.subject.secrecy }
    }
    const challenge = await locked(context, params.id)
    const permit = challengesAccess.require('challenges.read_detail', context.actor, challenge)
    await readDetail(context.db, permit, moment)
    return { detail: challenge.detail, version: null }
  },
})

export const milestoneApi = implement(milestoneContract, {
  planMilestone: async ({ params, body }, context) => {
    const challenge = await locked(context, params.id)
    const permit = challengesAccess.require('challenges.do_the_work', context.actor, challenge)
    await planMilestone(context.db, permit, body)
    return challengePage(context, params.id)
  },

  reportMilestone: async ({ params, body }, context) => {
    const challenge = await locked(context, params.id)
    const milestone = await getMilestone(context.db, params.id, params.milestoneId)
    const permit = challengesAccess.require('challenges.do_the_work', context.actor, {
      ...challenge,
      milestone,
    })
    await reportMilestone(context.db, permit, body.report, await momentOf(context))
    return challengePage(context, params.id)
  },

  answerMilestone: async ({ params, body }, context) => {
    const challenge = await locked(context, params.id)
    const milestone = await getMilestone(context.db, params.id, params.milestoneId)
    const permit = challengesAccess.require('challenges.accept_work', context.actor, {
      ...challenge,
      milestone,
    })
    await answerMilestone(context.db, permit, body, await momentOf(context))
    return challengePage(context, params.id)
  },
})

import { fileToSend } from '#modules/files/public.ts'
import { type Context, implement } from '#platform/http.ts'
import { notFound } from '#platform/problem.ts'
import { unchanged } from '#platform/versions.ts'
import { challengesAccess, tiesOf } from '../access.ts'
import { answerObjection, confirmAward, proposeAward, raiseObjection } from '../actions/awards.ts'
import { giveBid, openBids, withdrawBid } from '../actions/bids.ts'
import { assignExpert, reviewBids } from '../actions/reviews.ts'
import { awardContract, bidContract } from '../contract.ts'
import { getObjection } from '../queries/awards.ts'
import { getBidFile } from '../queries/bids.ts'
import { getChallenge } from '../queries/challenges.ts'
import { listCandidates } from '../queries/reviews.ts'
import { candidateObstacle, decidingStake, stakeOf } from '../rules.ts'
import { asOffice, forUnit, locked, momentOf } from './loading.ts'
import { challengePage, readsBid } from './present.ts'

export const bidApi = implement(bidContract, {
  giveBid: async ({ params, body }, context) => {
    const permit = await forUnit(context, params.id, body.unitId)
    await giveBid(context.db, permit, body, await momentOf(context))
    return challengePage(context, params.id)
  },

  withdrawBid: async ({ params, body }, context) => {
    const permit = await forUnit(context, params.id, body.unitId)
    await withdrawBid(context.db, permit, await momentOf(context))
    return challengePage(context, params.id)
  },

  openBids: async ({ params }, context) => {
    await openBids(context.db, await asOffice(context, params.id), await momentOf(context))
    return challengePage(context, params.id)
  },

  downloadBidFile: async ({ params }, { db, actor, files }) => {
    const challenge = await getChallenge(db, actor, params.id)
    const { bidId: _, unitId, ...file } = await getBidFile(db, params.id, params.fileId)
    if (!readsBid(actor, challenge, unitId)) throw notFound('file')
    return fileToSend(files, file)
  },

  listExpertCandidates: async ({ params }, { db, actor, today }) => {
    const challenge = await getChallenge(db, actor, params.id)
    const { post } = challengesAccess.require('challenges.prepare', actor, challenge)
    const rows = await listCandidates(db, challenge, { today, assignedBy: post.personId })
    const items = rows.map((row) => ({ id: row.id, name: row.name, obstacle: candidateObstacle(row) }))
    return { items, next: null }
  },

  assignExpert: async ({ params, body }, context) => {
    const permit = await asOffice(context, params.id)
    await assignExpert(context.db, permit, body.personId, await momentOf(context))
    return challengePage(context, params.id)
  },

  reviewBids: async ({ params, body }, context) => {
    const challenge = await locked(context, params.id)
    const stake = stakeOf(tiesOf(context.actor, challenge))
    const permit = challengesAccess.require('challenges.review', context.actor, { ...challenge, stake })
    await reviewBids(context.db, permit, body, await momentOf(context))
    return challengePage(context, params.id)
  },
})

async function asDecider(context: Context, id: string) {
  const challenge = await locked(context, id)
  const stake = decidingStake(tiesOf(context.actor, challenge))
  return challengesAccess.require('challenges.decide_award', context.actor, { ...challenge, stake })
}

export const awardApi = implement(awardContract, {
  proposeAward: async ({ params, body }, context) => {
    const permit = await asDecider(context, params.id)
    unchanged(context, permit.subject)
    await proposeAward(context.db, permit, body, await momentOf(context))
    return challengePage(context, params.id)
  },

  raiseObjection: async ({ params, body }, context) => {
    const challenge = await locked(context, params.id)
    const permit = challengesAccess.require('challenges.object', context.actor, challenge)
    await raiseObjection(context.db, permit, body.words, await momentOf(context))
    return challengePage(context, params.id)
  },

  answerObjection: async ({ params, body }, context) => {
    const challenge = await locked(context, params.id)
    const objection = await getObjection(context.db, params.id, params.objectionId)
    const subject = { challenge, objection }
    const permit = challengesAccess.require('challenges.answer_objection', context.actor, subject)
    await answerObjection(context.db, permit, body, await momentOf(context))
    return challengePage(context, params.id)
  },

  confirmAward: async ({ params }, context) => {
    const permit = await asDecider(context, params.id)
    unchanged(context, permit.subject)
    await confirmAward(context.db, permit, await momentOf(context))
    return challengePage(context, params.id)
  },
})

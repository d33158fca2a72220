import type { Actor } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { type Context, implement } from '#platform/http.ts'
import { unchanged } from '#platform/versions.ts'
import { mattersAccess } from '../access.ts'
import {
  answerPart,
  callIn,
  decidePause,
  handOnPart,
  handOver,
  type PartInHand,
  proposePause,
  takePart,
} from '../actions/handle-part.ts'
import { writeMessage } from '../actions/messages.ts'
import { proposeOutcome } from '../actions/outcomes.ts'
import { changeKind, sendParts } from '../actions/send-parts.ts'
import { handlingContract } from '../contract.ts'
import { findBodies } from '../queries/bodies.ts'
import { getHandling, getPause, matterOfHandling } from '../queries/handlings.ts'
import { getMatterForUpdate } from '../queries/matters.ts'
import { momentOf, pageOfMatter } from './matters.ts'
import { bodyOf } from './named-body.ts'
import { subjectOf } from './present.ts'

/** A part and its matter, the matter locked first: acts on its parts come one after the other. */
async function partInHand(db: Db, actor: Actor, id: string): Promise<PartInHand> {
  const matter = await getMatterForUpdate(db, actor, await matterOfHandling(db, actor, id))
  return { ...(await getHandling(db, id)), matter }
}

async function handling({ db, actor }: Context, id: string) {
  return mattersAccess.require('matters.handle', actor, await partInHand(db, actor, id))
}

async function triaging(context: Context, id: string) {
  const matter = await getMatterForUpdate(context.db, context.actor, id)
  const permit = mattersAccess.require('matters.triage', context.actor, matter)
  unchanged(context, matter)
  return permit
}

export const handlingApi = implement(handlingContract, {
  findBodies: async ({ query }, { db, actor }) => {
    mattersAccess.require('matters.find_bodies', actor, undefined)
    const rows = await findBodies(db, query.q)
    return { items: rows.map(({ kind, id, name }) => bodyOf(kind, id, name, query.lang)), next: null }
  },

  changeKind: async ({ params, query, body }, context) => {
    await changeKind(context.db, await triaging(context, params.id), body.kind, await momentOf(context))
    return pageOfMatter(context, params.id, query.lang)
  },

  sendParts: async ({ params, query, body }, context) => {
    await sendParts(context.db, await triaging(context, params.id), body, await momentOf(context))
    return pageOfMatter(context, params.id, query.lang)
  },

  takePart: async ({ params, query }, context) => {
    const permit = await handling(context, params.id)
    await takePart(context.db, permit, await momentOf(context))
    return pageOfMatter(context, permit.subject.matterId, query.lang)
  },

  answerPart: async ({ params, query, body }, context) => {
    const permit = await handling(context, params.id)
    await answerPart(context.db, permit, body, await momentOf(context))
    return pageOfMatter(context, permit.subject.matterId, query.lang)
  },

  proposeOutcome: async ({ params, query, body }, context) => {
    const permit = await handling(context, params.id)
    await proposeOutcome(context.db, permit, body, await momentOf(context))
    return pageOfMatter(context, permit.subject.matterId, query.lang)
  },

  handOnPart: async ({ params, query, body }, context) => {
    const permit = await handling(context, params.id)
    await handOnPart(context.db, permit, body, await momentOf(context))
    return pageOfMatter(context, permit.subject.matterId, query.lang)
  },

  callIn: async ({ params, query, body }, context) => {
    const permit = await handling(context, params.id)
    await callIn(context.db, permit, body, await momentOf(context))
    return pageOfMatter(context, permit.subject.matterId, query.lang)
  },

  proposePause: async ({ params, query, body }, context) => {
    const permit = await handling(context, params.id)
    await proposePause(context.db, permit, body, await momentOf(context))
    return pageOfMatter(context, permit.subject.matterId, query.lang)
  },

  decidePause: async ({ params, query, body }, context) => {
    const { db, actor } = context
    const { handlingId } = await getPause(db, actor, params.id)
    const part = await partInHand(db, actor, handlingId)
    // Read again: only now that its matter is locked does it stay as it is.
    const pause = { ...(await getPause(db, actor, params.id)), part }
    const permit = mattersAccess.require('matters.decide_pause', actor, pause)
    await decidePause(db, permit, body.isApproved, await momentOf(context))
    return pageOfMatter(context, part.matterId, query.lang)
  },

  writeMessage: async ({ params, query, body }, context) => {
    const { db, actor } = context
    const matter = subjectOf(await getMatterForUpdate(db, actor, params.id))
    const permit =
      body.to === 'handlers'
        ? mattersAccess.require('matters.speak_as_asker', actor, matter)
        : mattersAccess.require('matters.write_to_asker', actor, matter)
    await writeMessage(db, permit, body, await momentOf(context))
    return pageOfMatter(context, params.id, query.lang)
  },

  handOver: async ({ body }, { db, actor }) => {
    const bodyKind = actor.posts.find(({ bodyId }) => bodyId === body.bodyId)?.bodyKind ?? 'unit'
    const permit = mattersAccess.require('matters.hand_over', actor, { ...body, bodyKind })
    return { handedOver: await handOver(db, permit) }
  },
})

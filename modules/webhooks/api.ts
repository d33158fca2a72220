import type { Actor } from '#platform/access.ts'
import { pageOfRows } from '#platform/cursor.ts'
import { implement } from '#platform/http.ts'
import { webhooksAccess } from './access.ts'
import { createWebhook, pauseWebhook, resumeWebhook, sendAgain, stopWebhook } from './actions.ts'
import { type Webhook, type WebhookDelivery, webhooksContract } from './contract.ts'
import { type DeliveryRow, getDelivery, listDeliveries } from './queries/messages.ts'
import { getWebhook, listWebhooks, type WebhookRow } from './queries/webhooks.ts'

const present =
  (actor: Actor) =>
  (row: WebhookRow): Webhook => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    pausedAt: row.pausedAt?.toISOString() ?? null,
    stoppedAt: row.stoppedAt?.toISOString() ?? null,
    failingSince: row.failingSince?.toISOString() ?? null,
    can: abilities(actor, row),
  })

function abilities(actor: Actor, row: WebhookRow): Webhook['can'] {
  const isOn = row.stoppedAt === null
  const mayPause = isOn && webhooksAccess.can('webhooks.pause', actor, row)
  return {
    pause: mayPause && row.pausedAt === null,
    resume: mayPause && row.pausedAt !== null,
    stop: isOn && webhooksAccess.can('webhooks.stop', actor, row),
  }
}

const presentDelivery =
  (actor: Actor) =>
  (row: DeliveryRow): WebhookDelivery => {
    const { deliveredAt, givenUpAt, createdAt, nextAt, stoppedAt, pausedAt, isResting, ...rest } = row
    const state = deliveredAt ? 'delivered' : givenUpAt ? 'given_up' : 'waiting'
    const isSent = stoppedAt === null && pausedAt === null
    return {
      ...rest,
      state,
      createdAt: createdAt.toISOString(),
      nextAt: state === 'waiting' && isSent ? nextAt.toISOString() : null,
      can: { sendAgain: isSent && isResting && webhooksAccess.can('webhooks.send_again', actor, row) },
    }
  }

export const webhooksApi = implement(webhooksContract, {
  listWebhooks: async ({ query }, { db, actor }) => {
    webhooksAccess.require('webhooks.read', actor, undefined)
    return pageOfRows(await listWebhooks(db, query), query.limit, present(actor), ({ id }) => id)
  },

  createWebhook: async ({ body }, { db, actor }) => {
    const subject = { personId: actor.personId ?? '' }
    const permit = webhooksAccess.require('webhooks.create', actor, subject)
    const { id, secret } = await createWebhook(db, permit, body)
    return { webhook: present(actor)(await getWebhook(db, id)), secret }
  },

  getWebhook: async ({ params }, { db, actor }) => {
    webhooksAccess.require('webhooks.read', actor, undefined)
    return present(actor)(await getWebhook(db, params.id))
  },

  pauseWebhook: async ({ params }, { db, actor }) => {
    webhooksAccess.require('webhooks.read', actor, undefined)
    await pauseWebhook(db, webhooksAccess.require('webhooks.pause', actor, await getWebhook(db, params.id)))
    return present(actor)(await getWebhook(db, params.id))
  },

  resumeWebhook: async ({ params }, { db, actor }) => {
    webhooksAccess.require('webhooks.read', actor, undefined)
    await resumeWebhook(db, webhooksAccess.require('webhooks.pause', actor, await getWebhook(db, params.id)))
    return present(actor)(await getWebhook(db, params.id))
  },

  stopWebhook: async ({ params }, { db, actor }) => {
    webhooksAccess.require('webhooks.read', actor, undefined)
    await stopWebhook(db, webhooksAccess.require('webhooks.stop', actor, await getWebhook(db, params.id)))
    return present(actor)(await getWebhook(db, params.id))
  },

  listWebhookDeliveries: async ({ params, query }, { db, actor }) => {
    webhooksAccess.require('webhooks.read', actor, undefined)
    const { id } = await getWebhook(db, params.id)
    return pageOfRows(
      await listDeliveries(db, id, query),
      query.limit,
      presentDelivery(actor),
      (delivery) => delivery.id,
    )
  },

  sendWebhookDeliveryAgain: async ({ params }, { db, actor }) => {
    webhooksAccess.require('webhooks.read', actor, undefined)
    const row = await getDelivery(db, params.id)
    await sendAgain(db, webhooksAccess.require('webhooks.send_again', actor, row))
    return presentDelivery(actor)(await getDelivery(db, params.id))
  },
})

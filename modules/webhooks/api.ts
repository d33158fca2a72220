import type { Actor } from '#platform/access.ts'
import { pageOfRows } from '#platform/cursor.ts'
import { implement } from '#platform/http.ts'
import { webhooksAccess } from './access.ts'
import { createWebhook, stopWebhook } from './actions.ts'
import { type Webhook, type WebhookDelivery, webhooksContract } from './contract.ts'
import { type DeliveryRow, getWebhook, listDeliveries, listWebhooks, type WebhookRow } from './queries.ts'

const present =
  (actor: Actor) =>
  (row: WebhookRow): Webhook => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    stoppedAt: row.stoppedAt?.toISOString() ?? null,
    can: { stop: row.stoppedAt === null && webhooksAccess.can('webhooks.stop', actor, row) },
  })

function presentDelivery(row: DeliveryRow): WebhookDelivery {
  const { deliveredAt, givenUpAt, createdAt, nextAt, ...rest } = row
  const state = deliveredAt ? 'delivered' : givenUpAt ? 'given_up' : 'waiting'
  return {
    ...rest,
    state,
    createdAt: createdAt.toISOString(),
    nextAt: state === 'waiting' ? nextAt.toISOString() : null,
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
      presentDelivery,
      (delivery) => delivery.id,
    )
  },
})

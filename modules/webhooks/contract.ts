import * as z from 'zod'
import { byId, pageOf, pageQuery, route } from '#platform/contract.ts'
import { Forbidden, NotFound, problem } from '#platform/problem.ts'

export const WebhookStopped = problem(409, 'webhooks.stopped')

/** Told as `matter.asked` and so on. Messages and notes are nobody else's, so they are not among them. */
export const WebhookEvent = z
  .enum([
    'asked',
    'kind_changed',
    'sent',
    'taken',
    'answered',
    'handed_on',
    'called_in',
    'outcome_proposed',
    'outcome_rejected',
    'confirmed',
    'not_solved',
    'unconfirmed',
    'withdrawn',
    'reopened',
    'overdue',
  ])
  .meta({ id: 'WebhookEvent' })
export type WebhookEvent = z.infer<typeof WebhookEvent>

export const Webhook = z
  .object({
    id: z.uuid(),
    url: z.string(),
    events: z.array(WebhookEvent),
    createdAt: z.iso.datetime(),
    /** Since when nothing is sent; what happens meanwhile waits. */
    pausedAt: z.iso.datetime().nullable(),
    stoppedAt: z.iso.datetime().nullable(),
    /** The first failed attempt since a message was last taken; null where all is well. */
    failingSince: z.iso.datetime().nullable(),
    can: z.object({ pause: z.boolean(), resume: z.boolean(), stop: z.boolean() }),
  })
  .meta({ id: 'Webhook' })
export type Webhook = z.infer<typeof Webhook>

export const NewWebhook = z.strictObject({
  url: z.url({ protocol: /^https$/ }).max(500),
  events: z.array(WebhookEvent).min(1).max(WebhookEvent.options.length),
})
export type NewWebhook = z.infer<typeof NewWebhook>

export const WebhookFault = z
  .enum(['address_not_allowed', 'unreachable', 'too_slow', 'refused'])
  .meta({ id: 'WebhookFault' })
export type WebhookFault = z.infer<typeof WebhookFault>

export const WebhookDelivery = z
  .object({
    id: z.uuid(),
    type: z.string(),
    createdAt: z.iso.datetime(),
    state: z.enum(['waiting', 'delivered', 'given_up']),
    attempts: z.int(),
    /** When it is tried next; null where it is not. */
    nextAt: z.iso.datetime().nullable(),
    /** What the last attempt met: the HTTP status, if there was an answer. */
    lastStatus: z.int().nullable(),
    lastFault: WebhookFault.nullable(),
    can: z.object({ sendAgain: z.boolean() }),
  })
  .meta({ id: 'WebhookDelivery' })
export type WebhookDelivery = z.infer<typeof WebhookDelivery>

export const webhooksContract = {
  listWebhooks: route({
    method: 'GET',
    path: '/webhooks',
    summary: 'Systems that are told what happens to matters',
    query: z.strictObject(pageQuery),
    ok: pageOf(Webhook),
    problems: [Forbidden],
  }),

  createWebhook: route({
    method: 'POST',
    path: '/webhooks',
    summary: 'Name a system to tell; the answer holds the secret of its signatures, told once',
    body: NewWebhook,
    ok: z.object({ webhook: Webhook, secret: z.string() }),
    status: 201,
    problems: [Forbidden],
  }),

  getWebhook: route({
    method: 'GET',
    path: '/webhooks/{id}',
    summary: 'One system that is told what happens to matters',
    params: byId,
    ok: Webhook,
    problems: [Forbidden, NotFound],
  }),

  pauseWebhook: route({
    method: 'POST',
    path: '/webhooks/{id}/pause',
    summary: 'Send a system nothing for now; what happens meanwhile waits',
    params: byId,
    ok: Webhook,
    problems: [Forbidden, NotFound, WebhookStopped],
  }),

  resumeWebhook: route({
    method: 'POST',
    path: '/webhooks/{id}/resume',
    summary: 'Send a system again, beginning with what waited',
    params: byId,
    ok: Webhook,
    problems: [Forbidden, NotFound, WebhookStopped],
  }),

  stopWebhook: route({
    method: 'POST',
    path: '/webhooks/{id}/stop',
    summary: 'Tell a system nothing more, not even what still waits',
    params: byId,
    ok: Webhook,
    problems: [Forbidden, NotFound],
  }),

  listWebhookDeliveries: route({
    method: 'GET',
    path: '/webhooks/{id}/deliveries',
    summary: 'What a system was told, newest first, with what came of it',
    params: byId,
    query: z.strictObject(pageQuery),
    ok: pageOf(WebhookDelivery),
    problems: [Forbidden, NotFound],
  }),

  sendWebhookDeliveryAgain: route({
    method: 'POST',
    path: '/webhook-deliveries/{id}/send-again',
    summary: 'Send a message again within a minute under its id, with all its attempts anew',
    params: byId,
    ok: WebhookDelivery,
    problems: [Forbidden, NotFound, WebhookStopped],
  }),
}

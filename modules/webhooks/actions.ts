import { randomBytes } from 'node:crypto'
import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { invalidField, refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import { type NewWebhook, WebhookStopped } from './contract.ts'
import { isPublicAddress } from './public-address.ts'
import { type DeliveryRow, renewMessage } from './queries/messages.ts'
import { insertWebhook, markPaused, markResumed, markStopped, type WebhookRow } from './queries/webhooks.ts'
import { numberedAddress } from './send-message.ts'

/** Standard Webhooks asks for 24 to 64 bytes. */
const SECRET_BYTES = 32

export async function createWebhook(
  db: Db,
  permit: Permit<'webhooks.create', { personId: string }>,
  { url, events }: NewWebhook,
): Promise<{ id: string; secret: string }> {
  checkAddress(new URL(url))
  const id = newId()
  const secret = `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`
  const told = [...new Set(events)]
  await insertWebhook(db, { id, url, events: told, secret, createdBy: permit.subject.personId })
  await record(db, permit, 'webhooks.created', { webhookId: id, url, events: told }, [])
  return { id, secret }
}

/** What can be known without asking anybody; names are judged each time when they are called. */
function checkAddress(url: URL): void {
  if (url.username || url.password) throw invalidField('url', 'not_allowed')
  const numbered = numberedAddress(url)
  if (numbered === undefined ? /(^|\.)localhost\.?$/.test(url.hostname) : !isPublicAddress(numbered))
    throw invalidField('url', 'not_allowed')
}

/** A second time changes nothing. */
export async function stopWebhook(db: Db, permit: Permit<'webhooks.stop', WebhookRow>): Promise<void> {
  const { id } = permit.subject
  if (await markStopped(db, id)) await record(db, permit, 'webhooks.stopped', { webhookId: id }, [])
}

/** A second time changes nothing. */
export async function pauseWebhook(db: Db, permit: Permit<'webhooks.pause', WebhookRow>): Promise<void> {
  const { id, stoppedAt } = permit.subject
  if (stoppedAt) throw refused(WebhookStopped)
  if (await markPaused(db, id)) await record(db, permit, 'webhooks.paused', { webhookId: id }, [])
}

/** A second time changes nothing. */
export async function resumeWebhook(db: Db, permit: Permit<'webhooks.pause', WebhookRow>): Promise<void> {
  const { id, stoppedAt } = permit.subject
  if (stoppedAt) throw refused(WebhookStopped)
  if (await markResumed(db, id)) await record(db, permit, 'webhooks.resumed', { webhookId: id }, [])
}

/** Changes nothing while a worker has the message or is about to. */
export async function sendAgain(db: Db, permit: Permit<'webhooks.send_again', DeliveryRow>): Promise<void> {
  const { id, stoppedAt } = permit.subject
  if (stoppedAt) throw refused(WebhookStopped)
  if (await renewMessage(db, id)) await record(db, permit, 'webhooks.sent_again', { deliveryId: id }, [])
}

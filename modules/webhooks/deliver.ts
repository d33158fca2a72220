import { Webhook } from 'standardwebhooks'
import { type Db, inTransaction } from '#platform/db.ts'
import {
  claimDue,
  type ClaimedMessage,
  insertMessages,
  listUntold,
  type Message,
  moveCollected,
  type UntoldEvent,
  updateResult,
} from './queries/messages.ts'
import { markAttempt } from './queries/webhooks.ts'
import { publicReach, type Reach, sendMessage } from './send-message.ts'

const EVENTS_AT_ONCE = 1000
const MESSAGES_AT_ONCE = 20
/** A worker does at most this many rounds; what is left is done by the next, a minute later. */
const ROUNDS = 10
const MINUTE = 60 // seconds
const HOUR = 60 * MINUTE
/** After the first attempt, the second and so on: the steps that Standard Webhooks gives as an example. */
const RETRY_AFTER = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR]

/** Writes a message for each event that a webhook waits for. */
export const collectMessages = (db: Db): Promise<void> =>
  inTransaction(db, async (tx) => {
    const untold = await listUntold(tx, EVENTS_AT_ONCE)
    await insertMessages(tx, untold.map(messageOf))
    await moveCollected(tx, untold.length < EVENTS_AT_ONCE ? undefined : untold.at(-1)?.happenedAt)
  })

/** CloudEvents 1.0. Ids, kind and status alone: whoever receives it asks here for more, if they may. */
function messageOf({ webhookId, eventId, happenedAt, ...event }: UntoldEvent): Message {
  const type = `matter.${event.type}`
  const payload = JSON.stringify({
    specversion: '1.0',
    id: eventId,
    source: '/api/v1/matters',
    type,
    subject: event.matterId,
    time: happenedAt.toISOString(),
    datacontenttype: 'application/json',
    data: {
      matterId: event.matterId,
      number: `M${String(event.number).padStart(6, '0')}`,
      kind: event.kind,
      status: event.status,
      closing: event.closing,
    },
  })
  return { webhookId, eventId, type, payload }
}

/** Sends what is due. Of several workers each takes other messages. */
export async function deliverDue(db: Db, reach: Reach = publicReach): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const due = await claimDue(db, MESSAGES_AT_ONCE)
    await Promise.all(due.map((message) => deliver(db, message, reach)))
    if (due.length < MESSAGES_AT_ONCE) return
  }
}

async function deliver(db: Db, message: ClaimedMessage, reach: Reach): Promise<void> {
  const { id, webhookId, url, secret, payload, attempts } = message
  const now = new Date()
  const headers = {
    'content-type': 'application/cloudevents+json; charset=utf-8',
    'user-agent': 'Juguang',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, now, payload),
  }
  const attempt = await sendMessage(new URL(url), headers, payload, reach)
  await inTransaction(db, async (tx) => {
    await updateResult(tx, id, { ...attempt, retryAfter: RETRY_AFTER[attempts - 1] })
    await markAttempt(tx, webhookId, attempt.fault === null)
  })
}

// The rows of webhooks: each a webhook of its own.
import { randomUUID } from 'node:crypto'
import type { Actor } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'

const row = <Kind extends string>(who: readonly Kind[], sent: () => Promise<object> = async () => ({})) => ({
  who,
  sent,
})

export function rowsOfWebhooks<Kind extends string>(
  owner: Db,
  { operator }: Readonly<Record<'operator', Actor>>,
  operators: readonly Kind[],
) {
  const url = 'https://example.org/hook'
  async function aWebhook() {
    const webhook = { id: randomUUID(), url, events: ['asked'], secret: 'whsec_' }
    await owner
      .insertInto('webhook')
      .values({ ...webhook, created_by: operator.personId ?? '' })
      .execute()
    return { params: { id: webhook.id } }
  }
  async function aMessage() {
    const { params } = await aWebhook()
    const id = randomUUID()
    await owner
      .insertInto('webhook_delivery')
      .values({ id, webhook_id: params.id, event_id: randomUUID(), type: 'matter.asked', payload: '{}' })
      .execute()
    return { params: { id } }
  }
  return {
    listWebhooks: row(operators),
    createWebhook: row(operators, async () => ({ body: { url, events: ['asked'] } })),
    getWebhook: row(operators, aWebhook),
    pauseWebhook: row(operators, aWebhook),
    resumeWebhook: row(operators, aWebhook),
    stopWebhook: row(operators, aWebhook),
    listWebhookDeliveries: row(operators, aWebhook),
    sendWebhookDeliveryAgain: row(operators, aMessage),
  }
}

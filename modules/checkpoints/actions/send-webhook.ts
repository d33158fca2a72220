import { Webhook } from 'standardwebhooks'
import { vkeyOf } from '#platform/signed-note.ts'
import type { CheckpointRow } from '../queries/checkpoints.ts'

export interface WebhookSettings {
  readonly url: URL
  /** `whsec_…`, as Standard Webhooks has it. */
  readonly secret: string
}

/** Posts the checkpoint as a CloudEvent 1.0, signed as Standard Webhooks has it; throws unless it is taken with a 2xx. */
export async function sendWebhook(
  { url, secret }: WebhookSettings,
  checkpoint: CheckpointRow,
  patienceMs: number,
): Promise<void> {
  const { id, name, publicKey, sealNumber, treeSize, text, madeAt } = checkpoint
  const body = JSON.stringify({
    specversion: '1.0',
    id,
    source: `urn:${name.replaceAll('.', ':')}`,
    type: 'juguang.checkpoint.signed',
    subject: String(sealNumber),
    time: madeAt.toISOString(),
    datacontenttype: 'application/json',
    data: { sealNumber, treeSize, text, key: vkeyOf({ name, publicKey }) },
  })
  const now = new Date()
  const answer = await fetch(url, {
    method: 'POST',
    // The operator named one address; where it points elsewhere, that one was not named.
    redirect: 'manual',
    signal: AbortSignal.timeout(patienceMs),
    headers: {
      'content-type': 'application/cloudevents+json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, now, body),
    },
    body,
  })
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`The auditor's webhook answered ${answer.status}`)
}

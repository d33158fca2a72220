import type { Db } from '#platform/db.ts'
import { findCheckpointById } from '../queries/checkpoints.ts'
import { insertDelivery, isDelivered } from '../queries/deliveries.ts'
import { type MailSettings, sendMail } from './send-mail.ts'
import { sendWebhook, type WebhookSettings } from './send-webhook.ts'

/** How the auditor is told, as the operator set it in the environment, and nobody else can. */
export interface Auditor {
  readonly webhook?: WebhookSettings | undefined
  readonly mail?: MailSettings | undefined
}
export type Channel = keyof Auditor

export const channelsOf = ({ webhook, mail }: Auditor): Channel[] => [
  ...(webhook ? (['webhook'] as const) : []),
  ...(mail ? (['mail'] as const) : []),
]

/** What the auditor's server may take before the delivery counts as failed. */
const PATIENCE_MS = 10_000

/**
 * Sends a checkpoint to the auditor, once; throws where it did not arrive, so that the queue tries again. Where the
 * answer was lost it goes twice, under the same id.
 */
export async function deliver(
  db: Db,
  auditor: Auditor,
  checkpointId: string,
  channel: Channel,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  const checkpoint = await findCheckpointById(db, checkpointId)
  if (!checkpoint || (await isDelivered(db, checkpointId, channel))) return
  // A channel that the operator has closed meanwhile gets nothing more.
  if (channel === 'webhook' && auditor.webhook) await sendWebhook(auditor.webhook, checkpoint, patienceMs)
  else if (channel === 'mail' && auditor.mail) await sendMail(auditor.mail, checkpoint, patienceMs)
  else return
  await insertDelivery(db, checkpointId, channel)
}

import { sql } from 'kysely'
import * as z from 'zod'
import type { Closing, MatterStatus } from '#modules/matters/contract.ts'
import type { Page } from '#platform/contract.ts'
import { positionOf } from '#platform/cursor.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { notFound } from '#platform/problem.ts'
import type { WebhookEvent, WebhookFault } from '../contract.ts'

export type DeliveryRow = Awaited<ReturnType<typeof getDelivery>>

const LastId = z.uuid()

const deliveries = (db: Db) =>
  db
    .selectFrom('webhook_delivery as message')
    .innerJoin('webhook', 'webhook.id', 'message.webhook_id')
    .select(['message.id', 'type', 'attempts', 'message.created_at as createdAt', 'next_at as nextAt'])
    .select(['delivered_at as deliveredAt', 'given_up_at as givenUpAt', 'last_status as lastStatus'])
    .select(sql<WebhookFault | null>`last_fault`.as('lastFault'))
    .select(['webhook.stopped_at as stoppedAt', 'webhook.paused_at as pausedAt'])
    // A claimed message is a worker's for two minutes: sent again meanwhile, it would go out twice.
    .select(
      sql<boolean>`delivered_at is not null or given_up_at is not null
      or next_at > now() + interval '2 minutes'`.as('isResting'),
    )

export const getDelivery = (db: Db, id: string) =>
  deliveries(db)
    .where('message.id', '=', id)
    .executeTakeFirstOrThrow(() => notFound('webhook_delivery'))

export function listDeliveries(db: Db, webhookId: string, page: Page): Promise<DeliveryRow[]> {
  const after = positionOf(page, LastId)
  return deliveries(db)
    .where('webhook_id', '=', webhookId)
    .$if(after !== undefined, (rows) => rows.where('message.id', '<', after!))
    .orderBy('message.id', 'desc')
    .limit(page.limit + 1)
    .execute()
}

/** As if it were new, under its old id. Whether this call did it: not while a worker has it, nor where it goes out within minutes. */
export async function renewMessage(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql`
    update webhook_delivery set delivered_at = null, given_up_at = null, attempts = 0, next_at = now(),
      last_status = null, last_fault = null
    where id = ${id} and (delivered_at is not null or given_up_at is not null
      or next_at > now() + interval '2 minutes')
    returning id`.execute(db)
  return rows.length > 0
}

export interface UntoldEvent {
  webhookId: string
  eventId: string
  type: WebhookEvent
  happenedAt: Date
  matterId: string
  number: number
  kind: string
  status: MatterStatus
  closing: Closing | null
}

/**
 * Events that webhooks wait for and have no message of yet, oldest first. An event may appear behind later ones, when its
 * transaction ends late; none lasts ten minutes, so that far is looked back.
 */
export async function listUntold(db: Db, limit: number): Promise<UntoldEvent[]> {
  const { rows } = await sql<UntoldEvent>`
    select webhook.id as "webhookId", event.id as "eventId", substr(event.type, 9) as type,
           event.happened_at as "happenedAt", matter.id as "matterId", matter.number, matter.kind, matter.status, matter.closing
    from webhook
    join event on event.happened_at >= greatest(webhook.created_at, webhook.collected_until - interval '10 minutes')
      and event.type like 'matters.%' and substr(event.type, 9) = any(webhook.events)
    join matter on matter.id = (event.details ->> 'matterId')::uuid
    where webhook.stopped_at is null
      and not exists (select from webhook_delivery as told where told.webhook_id = webhook.id and told.event_id = event.id)
    order by event.happened_at limit ${limit}`.execute(db)
  return rows
}

export interface Message {
  webhookId: string
  eventId: string
  type: string
  payload: string
}

export async function insertMessages(db: Db, messages: readonly Message[]): Promise<void> {
  if (messages.length === 0) return
  await db
    .insertInto('webhook_delivery')
    .values(
      messages.map(({ webhookId, eventId, type, payload }) => ({
        id: newId(),
        webhook_id: webhookId,
        event_id: eventId,
        type,
        payload,
      })),
    )
    .onConflict((known) => known.constraint('webhook_is_told_each_event_once').doNothing())
    .execute()
}

/** Everything up to this moment, or up to now, has its messages. */
export async function moveCollected(db: Db, until: Date | undefined): Promise<void> {
  await db
    .updateTable('webhook')
    .set({ collected_until: until ?? sql<Date>`now()` })
    .where('stopped_at', 'is', null)
    .execute()
}

export interface ClaimedMessage {
  id: string
  webhookId: string
  attempts: number
  payload: string
  url: string
  secret: string
}

/** Messages that are due, each for this worker alone during two minutes; the attempt is counted before it is made. */
export async function claimDue(db: Db, limit: number): Promise<ClaimedMessage[]> {
  const { rows } = await sql<ClaimedMessage>`
    with due as (
      select message.id, webhook.url, webhook.secret from webhook_delivery as message
      join webhook on webhook.id = message.webhook_id and webhook.stopped_at is null and webhook.paused_at is null
      where message.delivered_at is null and message.given_up_at is null and message.next_at <= now()
      order by message.next_at limit ${limit} for update of message skip locked
    )
    update webhook_delivery as message set attempts = attempts + 1, next_at = now() + interval '2 minutes'
    from due where due.id = message.id
    returning message.id, message.webhook_id as "webhookId", message.attempts, message.payload, due.url, due.secret`.execute(
    db,
  )
  return rows
}

export interface Result {
  status: number | null
  fault: WebhookFault | null
  /** Seconds until it is tried again; undefined where it was the last attempt. */
  retryAfter: number | undefined
}

export async function updateResult(db: Db, id: string, { status, fault, retryAfter }: Result): Promise<void> {
  const now = sql<Date>`now()`
  const end =
    fault === null
      ? { delivered_at: now }
      : retryAfter === undefined
        ? { given_up_at: now }
        : { next_at: sql<Date>`now() + make_interval(secs => ${retryAfter})` }
  await db
    .updateTable('webhook_delivery')
    .set({ ...end, last_status: status, last_fault: fault })
    .where('id', '=', id)
    .execute()
}

/** The log of what is over, after 30 days; also what waited for a webhook that was stopped. */
export async function deleteOldMessages(db: Db): Promise<void> {
  await sql`delete from webhook_delivery where created_at < now() - interval '30 days'`.execute(db)
}

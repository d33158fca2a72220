import { type RawBuilder, sql, type SqlBool } from 'kysely'
import * as z from 'zod'
import type { Page } from '#platform/contract.ts'
import { positionOf } from '#platform/cursor.ts'
import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { WebhookEvent } from '../contract.ts'

export type WebhookRow = Awaited<ReturnType<typeof getWebhook>>

const now = sql<Date>`now()`

/** Without the secret, which is read for signing alone. */
const webhooks = (db: Db) =>
  db
    .selectFrom('webhook')
    .select(['id', 'url', sql<WebhookEvent[]>`events`.as('events'), 'created_at as createdAt'])
    .select(['paused_at as pausedAt', 'stopped_at as stoppedAt', 'failing_since as failingSince'])

export const getWebhook = (db: Db, id: string) =>
  webhooks(db)
    .where('id', '=', id)
    .executeTakeFirstOrThrow(() => notFound('webhook'))

export function listWebhooks(db: Db, page: Page) {
  const after = positionOf(page, z.uuid())
  return webhooks(db)
    .$if(after !== undefined, (rows) => rows.where('id', '<', after!))
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute()
}

export interface WebhookToInsert {
  id: string
  url: string
  events: WebhookEvent[]
  secret: string
  createdBy: string
}

export async function insertWebhook(db: Db, { createdBy, ...webhook }: WebhookToInsert): Promise<void> {
  await db
    .insertInto('webhook')
    .values({ ...webhook, created_by: createdBy })
    .execute()
}

interface Change {
  paused_at?: RawBuilder<Date> | null
  stopped_at?: RawBuilder<Date>
  failing_since?: RawBuilder<Date> | null
  told_failing_at?: null
}

/** Whether this call changed it, and not one before. */
async function changeIf(
  db: Db,
  id: string,
  condition: RawBuilder<SqlBool>,
  change: Change,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('webhook')
    .set(change)
    .where('id', '=', id)
    .where(condition)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export const markStopped = (db: Db, id: string): Promise<boolean> =>
  changeIf(db, id, sql`stopped_at is null`, { stopped_at: now })

export const markPaused = (db: Db, id: string): Promise<boolean> =>
  changeIf(db, id, sql`stopped_at is null and paused_at is null`, { paused_at: now })

/** What failed before the pause is not held against it. */
export const markResumed = (db: Db, id: string): Promise<boolean> =>
  changeIf(db, id, sql`stopped_at is null and paused_at is not null`, {
    paused_at: null,
    failing_since: null,
    told_failing_at: null,
  })

export async function markAttempt(db: Db, id: string, isTaken: boolean): Promise<void> {
  if (isTaken)
    await changeIf(db, id, sql`failing_since is not null`, { failing_since: null, told_failing_at: null })
  else await changeIf(db, id, sql`failing_since is null`, { failing_since: now })
}

/** Those that have failed for a day and that nobody was told of, each for this caller alone. */
export async function claimFailing(db: Db): Promise<{ id: string; url: string }[]> {
  const { rows } = await sql<{ id: string; url: string }>`
    update webhook set told_failing_at = now()
    where told_failing_at is null and failing_since <= now() - interval '1 day'
      and stopped_at is null and paused_at is null
    returning id, url`.execute(db)
  return rows
}

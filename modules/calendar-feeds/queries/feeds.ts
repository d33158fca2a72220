import { sql } from 'kysely'
import * as z from 'zod'
import type { Page } from '#platform/contract.ts'
import { positionOf } from '#platform/cursor.ts'
import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { CalendarAbout } from '../contract.ts'

export type FeedRow = Awaited<ReturnType<typeof getFeed>>

const feeds = (db: Db, personId: string | null) =>
  db
    .selectFrom('feed_token')
    .leftJoin('resource', (on) =>
      on.onRef('resource.id', '=', 'feed_token.subject_id').on('feed_token.about', '=', 'resource'),
    )
    .leftJoin('space', (on) =>
      on.onRef('space.id', '=', 'feed_token.subject_id').on('feed_token.about', '=', 'space'),
    )
    .select(['feed_token.id', sql<CalendarAbout>`feed_token.about`.as('about')])
    .select(['feed_token.person_id as personId', 'feed_token.subject_id as subjectId'])
    .select(['feed_token.created_at as createdAt', 'feed_token.used_at as usedAt'])
    .select(['feed_token.revoked_at as revokedAt'])
    .select((row) => row.fn.coalesce('resource.name', 'space.name').as('subjectName'))
    .select((row) => row.fn.coalesce('resource.name_en', 'space.name_en').as('subjectNameEn'))
    .where('feed_token.person_id', '=', personId)

/** Somebody else's is not there. */
export const getFeed = (db: Db, personId: string | null, id: string) =>
  feeds(db, personId)
    .where('feed_token.id', '=', id)
    .executeTakeFirstOrThrow(() => notFound('calendar_feed'))

const lastId = z.uuid()

export function listFeeds(
  db: Db,
  personId: string | null,
  page: Page & { limit: number },
): Promise<FeedRow[]> {
  const before = positionOf(page, lastId)
  return feeds(db, personId)
    .where('feed_token.revoked_at', 'is', null)
    .$if(before !== undefined, (rows) => rows.where('feed_token.id', '<', before!))
    .orderBy('feed_token.id', 'desc')
    .limit(page.limit + 1)
    .execute()
}

interface FeedToWrite {
  readonly id: string
  readonly hash: Buffer
  readonly personId: string
  readonly about: CalendarAbout
  readonly subjectId: string | null
}

export async function insertFeed(
  db: Db,
  { id, hash, personId, about, subjectId }: FeedToWrite,
): Promise<void> {
  await db
    .insertInto('feed_token')
    .values({ id, hash, person_id: personId, about, subject_id: subjectId })
    .execute()
}

export async function markRevoked(db: Db, id: string): Promise<boolean> {
  const revoked = await db
    .updateTable('feed_token')
    .set({ revoked_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return revoked.numUpdatedRows > 0n
}

export interface FeedInUse {
  readonly id: string
  readonly personId: string
  readonly about: CalendarAbout
  readonly subjectId: string | null
}

/** What a token opens; nothing where it was revoked or the account of its maker is disabled. */
export const findByToken = (db: Db, hash: Buffer): Promise<FeedInUse | undefined> =>
  db
    .selectFrom('feed_token')
    .innerJoin('account', 'account.person_id', 'feed_token.person_id')
    .select(['feed_token.id', 'feed_token.person_id as personId', 'feed_token.subject_id as subjectId'])
    .select(sql<CalendarAbout>`feed_token.about`.as('about'))
    .where('feed_token.hash', '=', hash)
    .where('feed_token.revoked_at', 'is', null)
    .where('account.disabled_at', 'is', null)
    .executeTakeFirst()

/** Some programs read every minute; a row written as often would be no more use. */
export async function markUsed(db: Db, id: string, now: Date): Promise<void> {
  await sql`update feed_token set used_at = ${now}
    where id = ${id} and (used_at is null or used_at < ${now}::timestamptz - interval '10 minutes')`.execute(
    db,
  )
}

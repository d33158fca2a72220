import { sql, type SqlBool } from 'kysely'
import * as z from 'zod'
import type { Actor } from '#platform/access.ts'
import type { Page } from '#platform/contract.ts'
import { positionOf } from '#platform/cursor.ts'
import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { Content, DraftStatus } from '../contract.ts'

export type DraftRow = Awaited<ReturnType<typeof getDraft>>

const drafts = (db: Db) =>
  db
    .selectFrom('bulletin_draft')
    .leftJoin('committee', 'committee.id', 'bulletin_draft.committee_id')
    .leftJoin('published_bulletin', 'published_bulletin.draft_id', 'bulletin_draft.id')
    .select([
      'bulletin_draft.id',
      'bulletin_draft.committee_id as committeeId',
      sql<DraftStatus>`bulletin_draft.status`.as('status'),
      'bulletin_draft.follows',
      sql<Content>`bulletin_draft.content`.as('content'),
      sql<Date>`bulletin_draft.changed_at`.as('changedAt'),
      'bulletin_draft.handed_in_at as handedInAt',
      'bulletin_draft.note',
      'bulletin_draft.version',
      'committee.key as committeeKey',
      'committee.name as committeeName',
      'published_bulletin.slug as publishedSlug',
      sql<string[]>`array(select author.person_id from bulletin_author author
        where author.draft_id = bulletin_draft.id order by author.person_id)`.as('authorIds'),
      sql<string[]>`array(select person.name from bulletin_author author
        join person on person.id = author.person_id
        where author.draft_id = bulletin_draft.id order by author.person_id)`.as('authors'),
    ])

/** Seen by operators of the city, and by the secretary of the committee whose bulletin it is. */
function visibleTo({ posts }: Actor) {
  const isOperator = posts.some(({ role }) => role === 'operator')
  const committees = posts.filter(({ role }) => role === 'secretary').map(({ bodyId }) => bodyId)
  return sql<SqlBool>`(${isOperator} or bulletin_draft.committee_id = any(${committees}::uuid[]))`
}

const DraftPosition = z.strictObject({ changedAt: z.iso.datetime(), id: z.uuid() })

/** Changed last first. */
export function listDrafts(db: Db, actor: Actor, query: Page & { status?: DraftStatus | undefined }) {
  const after = positionOf(query, DraftPosition)
  return drafts(db)
    .where(visibleTo(actor))
    .$if(query.status !== undefined, (rows) => rows.where('bulletin_draft.status', '=', query.status!))
    .$if(after !== undefined, (rows) =>
      rows.where(
        sql<SqlBool>`(bulletin_draft.changed_at, bulletin_draft.id) < (${after!.changedAt}::timestamptz, ${after!.id}::uuid)`,
      ),
    )
    .orderBy('bulletin_draft.changed_at', 'desc')
    .orderBy('bulletin_draft.id', 'desc')
    .limit(query.limit + 1)
    .execute()
}

export function getDraft(db: Db, actor: Actor, id: string) {
  return drafts(db)
    .where('bulletin_draft.id', '=', id)
    .where(visibleTo(actor))
    .executeTakeFirstOrThrow(() => notFound('bulletin_draft'))
}

/** For the system, which no post limits. */
export const getAnyDraft = (db: Db, id: string) =>
  drafts(db).where('bulletin_draft.id', '=', id).executeTakeFirstOrThrow()

/**
 * Locks the draft: every change of it does so first. In a statement of its own, because one that waits for a lock sees
 * the authors as they were before it waited.
 */
export async function getDraftForUpdate(db: Db, actor: Actor, id: string): Promise<DraftRow> {
  await db.selectFrom('bulletin_draft').select('id').where('id', '=', id).forNoKeyUpdate().execute()
  return getDraft(db, actor, id)
}

export interface DraftToInsert {
  id: string
  committeeId: string | null
  follows: string | null
  content: Content
}

export async function insertDraft(db: Db, draft: DraftToInsert): Promise<void> {
  const { id, committeeId, follows, content } = draft
  await db
    .insertInto('bulletin_draft')
    .values({ id, committee_id: committeeId, follows, content: JSON.stringify(content) })
    .execute()
}

/** Whoever writes in a draft stays its author, even if nothing of theirs is left. */
export async function insertAuthor(db: Db, draftId: string, personId: string | null): Promise<void> {
  if (personId === null) return
  await db
    .insertInto('bulletin_author')
    .values({ draft_id: draftId, person_id: personId })
    .onConflict((known) => known.doNothing())
    .execute()
}

interface DraftChange {
  status?: DraftStatus
  content?: Content
  follows?: string | null
  note?: string | null
  isHandedIn?: true
}

export async function updateDraft(db: Db, id: string, change: DraftChange): Promise<void> {
  const { content, isHandedIn, ...plain } = change
  await db
    .updateTable('bulletin_draft')
    .set({
      ...plain,
      ...(content === undefined ? {} : { content: JSON.stringify(content) }),
      ...(isHandedIn ? { handed_in_at: sql<Date>`now()` } : {}),
      // In milliseconds, as pages are told apart by it and JavaScript knows no finer time.
      changed_at: sql<Date>`date_trunc('milliseconds', clock_timestamp())`,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .execute()
}

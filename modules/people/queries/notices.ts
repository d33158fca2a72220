import { sql, type SqlBool } from 'kysely'
import * as z from 'zod'
import { type Actor, oneself } from '#platform/access.ts'
import { positionOf } from '#platform/cursor.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { notFound } from '#platform/problem.ts'
import type { NoticeQuery } from '../contract.ts'
import { bodyNameOf } from './bodies.ts'

export type NoticeRow = Awaited<ReturnType<typeof getNoticeForUpdate>>

const notices = (db: Db) =>
  db
    .selectFrom('notice')
    .select([
      'notice.id',
      'notice.body_kind as bodyKind',
      'notice.body_id as bodyId',
      bodyNameOf('notice').as('bodyName'),
      'notice.code',
      'notice.details',
      'notice.created_at as createdAt',
      'notice.read_at as readAt',
    ])

/** Seen by whoever holds a post in the body that was told, or the role there that it is for. */
function visibleTo({ posts }: Actor) {
  const kinds = posts.map((post) => post.bodyKind)
  const ids = posts.map((post) => post.bodyId)
  const roles = posts.map((post) => post.role)
  return sql<SqlBool>`exists (
    select from unnest(${kinds}::text[], ${ids}::uuid[], ${roles}::text[]) as held (body_kind, body_id, role)
    where (held.body_kind, held.body_id) = (notice.body_kind, notice.body_id)
      and (notice.role is null or notice.role = held.role))`
}

/** A person is told things too, and reads them as a body of one. */
function withOneself(actor: Actor): Actor {
  const self = oneself(actor, undefined)
  return self ? { ...actor, posts: [...actor.posts, self] } : actor
}

const AfterId = z.uuid()

export function listNotices(db: Db, actor: Actor, query: NoticeQuery) {
  const after = positionOf(query, AfterId)
  return notices(db)
    .where(visibleTo(withOneself(actor)))
    .$if(query.state === 'unread', (rows) => rows.where('notice.read_at', 'is', null))
    .$if(query.state === 'read', (rows) => rows.where('notice.read_at', 'is not', null))
    .$if(after !== undefined, (rows) => rows.where('notice.id', '<', after!))
    .orderBy('notice.id', 'desc')
    .limit(query.limit + 1)
    .execute()
}

export function getNoticeForUpdate(db: Db, actor: Actor, id: string) {
  return notices(db)
    .where('notice.id', '=', id)
    .where(visibleTo(withOneself(actor)))
    .forNoKeyUpdate('notice')
    .executeTakeFirstOrThrow(() => notFound('notice'))
}

export async function markRead(db: Db, id: string): Promise<Date> {
  const { read_at } = await db
    .updateTable('notice')
    .set({ read_at: sql<Date>`now()` })
    .where('id', '=', id)
    .returning(sql<Date>`read_at`.as('read_at'))
    .executeTakeFirstOrThrow()
  return read_at
}

export interface NewNotice {
  bodyKind: string
  bodyId: string
  /** Where only one role of the body has to do with it. */
  role?: string
  code: string
  details: Record<string, unknown>
}

export async function insertNotice(db: Db, notice: NewNotice): Promise<void> {
  const { bodyKind, bodyId, role = null, code, details } = notice
  await db
    .insertInto('notice')
    .values({
      id: newId(),
      body_kind: bodyKind,
      body_id: bodyId,
      role,
      code,
      details: JSON.stringify(details),
    })
    .execute()
}

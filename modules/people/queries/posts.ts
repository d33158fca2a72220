import { sql, type SqlBool } from 'kysely'
import * as z from 'zod'
import { positionOf } from '#platform/cursor.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { explainConstraint, notFound, refused } from '#platform/problem.ts'
import { AdministratorsAreSeparate, PostAlreadyHeld, type PostQuery } from '../contract.ts'
import { bodyNameOf, type Texts } from './bodies.ts'

explainConstraint('post_administrators_are_separate', () => refused(AdministratorsAreSeparate))
explainConstraint('post_is_held_once', () => refused(PostAlreadyHeld))

/** `postStatus` of rules.ts calls such a post current. */
const countsOn = (day: string) => sql<SqlBool>`post_counts_on(post, ${day})`

const heldPosts = (db: Db) =>
  db
    .selectFrom('post')
    .innerJoin('role', 'role.key', 'post.role')
    .select([
      'post.id',
      'post.role',
      sql<Texts>`role.name`.as('roleName'),
      'post.body_kind as bodyKind',
      'post.body_id as bodyId',
      bodyNameOf('post').as('bodyName'),
      'post.starts_on as startsOn',
      'post.ends_on as endsOn',
    ])

/** The posts that count today, in the order in which they were granted. */
export function listHeldPosts(db: Db, personId: string, today: string) {
  return heldPosts(db)
    .where('post.person_id', '=', personId)
    .where(countsOn(today))
    .orderBy('post.id')
    .execute()
}

export type PostRow = Awaited<ReturnType<typeof getPost>>

const posts = (db: Db) =>
  heldPosts(db)
    .innerJoin('person', 'person.id', 'post.person_id')
    .leftJoin('person as granter', 'granter.id', 'post.granted_by')
    .leftJoin('person as confirmer', 'confirmer.id', 'post.confirmed_by')
    .select([
      'post.person_id as personId',
      'person.name as personName',
      'post.is_power as isPower',
      'post.administrator',
      'post.granted_at as grantedAt',
      'post.granted_by as grantedBy',
      'granter.name as grantedByName',
      'post.confirmed_at as confirmedAt',
      'post.confirmed_by as confirmedBy',
      'confirmer.name as confirmedByName',
      'post.ended_at as endedAt',
      'post.version',
    ])

export function getPost(db: Db, id: string) {
  return posts(db)
    .where('post.id', '=', id)
    .executeTakeFirstOrThrow(() => notFound('post'))
}

/** Locks the post, so that it is confirmed or ended once. */
export function getPostForUpdate(db: Db, id: string) {
  return posts(db)
    .where('post.id', '=', id)
    .forNoKeyUpdate('post')
    .executeTakeFirstOrThrow(() => notFound('post'))
}

const AfterId = z.uuid()

export function listPosts(db: Db, query: PostQuery) {
  const after = positionOf(query, AfterId)
  return posts(db)
    .$if(query.personId !== undefined, (rows) => rows.where('post.person_id', '=', query.personId!))
    .$if(query.bodyKind !== undefined, (rows) => rows.where('post.body_kind', '=', query.bodyKind!))
    .$if(query.bodyId !== undefined, (rows) => rows.where('post.body_id', '=', query.bodyId!))
    .$if(query.role !== undefined, (rows) => rows.where('post.role', '=', query.role!))
    .$if(query.waiting !== undefined, (rows) =>
      rows
        .where('post.is_power', '=', true)
        .where('post.confirmed_at', 'is', null)
        .where('post.ended_at', 'is', null),
    )
    .$if(after !== undefined, (rows) => rows.where('post.id', '<', after!))
    .orderBy('post.id', 'desc')
    .limit(query.limit + 1)
    .execute()
}

/** Those of these people who hold an administrator's post, or will: one that waits for confirmation is one already. */
export async function administratorsAmong(
  db: Db,
  personIds: readonly string[],
  today: string,
): Promise<Set<string>> {
  const found = await db
    .selectFrom('post')
    .select('person_id as personId')
    .where(sql<SqlBool>`person_id = any(${personIds}::uuid[])`)
    .where('administrator', '<>', 'none')
    .where('ended_at', 'is', null)
    .where(sql<SqlBool>`coalesce(ends_on >= ${today}, true)`)
    .execute()
  return new Set(found.map((post) => post.personId))
}

/** Locks the person, so that grants to one person queue here instead of colliding at the constraints. */
export async function lockPerson(db: Db, id: string): Promise<boolean> {
  const found = await db
    .selectFrom('person')
    .select('id')
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return found !== undefined
}

export type RoleRow = Awaited<ReturnType<typeof listRoles>>[number]

const roles = (db: Db) =>
  db
    .selectFrom('role')
    .select([
      'key',
      sql<Texts>`role.name`.as('name'),
      'body_kind as bodyKind',
      'is_power as isPower',
      'administrator',
    ])

export const listRoles = (db: Db) => roles(db).orderBy('position').orderBy('key').execute()
export const findRole = (db: Db, key: string) => roles(db).where('key', '=', key).executeTakeFirst()

interface PostToInsert {
  personId: string
  role: RoleRow
  bodyId: string
  startsOn: string
  endsOn: string | null
  grantedBy: string | null
}

/** A post that nobody granted comes from the command line and counts without a second person. */
export async function insertPost(db: Db, { role, ...post }: PostToInsert): Promise<string> {
  const id = newId()
  await db
    .insertInto('post')
    .values({
      id,
      person_id: post.personId,
      role: role.key,
      body_kind: role.bodyKind,
      body_id: post.bodyId,
      is_power: role.isPower,
      administrator: role.administrator,
      starts_on: post.startsOn,
      ends_on: post.endsOn,
      granted_by: post.grantedBy,
      confirmed_at: post.grantedBy === null && role.isPower ? sql<Date>`now()` : null,
    })
    .execute()
  return id
}

const nextVersion = sql<number>`version + 1`

export async function markConfirmed(db: Db, id: string, by: string | null): Promise<void> {
  await db
    .updateTable('post')
    .set({ confirmed_at: sql<Date>`now()`, confirmed_by: by, version: nextVersion })
    .where('id', '=', id)
    .execute()
}

export async function markEnded(db: Db, id: string, by: string | null): Promise<void> {
  await db
    .updateTable('post')
    .set({ ended_at: sql<Date>`now()`, ended_by: by, version: nextVersion })
    .where('id', '=', id)
    .execute()
}

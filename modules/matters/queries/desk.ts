import { type RawBuilder, sql, type SqlBool } from 'kysely'
import * as z from 'zod'
import type { Actor } from '#platform/access.ts'
import { positionOf } from '#platform/cursor.ts'
import type { Db } from '#platform/db.ts'
import { searchQuery } from '#platform/search.ts'
import { handlingPosts } from '../rules/handling-roles.ts'
import type { MatterQuery } from '../contract.ts'
import { numberSought } from '../rules/matter-number.ts'
import { matters, summaries, visibleTo } from './matters.ts'

const WEEK_MS = 7 * 86_400_000
const LastId = z.uuid()

/** Newest first; who asks sees their own, a body what its part is in, the triage desk all. */
export function listMatters(db: Db, actor: Actor, query: MatterQuery, now: Date) {
  return summaries(db)
    .where(
      sql<SqlBool>`matter.id = any(array(${either([...ofNumber(actor, query, now), newestFound(actor, query, now)])}))`,
    )
    .orderBy('matter.id', 'desc')
    .limit(query.limit + 1)
    .execute()
}

/** Beside what says it in its words, the one matter that has the number which was typed, where it lies in the box. */
function ofNumber(actor: Actor, query: MatterQuery, now: Date): RawBuilder<unknown>[] {
  const number = query.q === undefined ? undefined : numberSought(query.q)
  if (number === undefined) return []
  const conditions = [
    sql`matter.number = ${number}`,
    visibleTo(actor),
    isInBox(actor, query, now),
    ...narrowing(query),
  ]
  return [sql`select matter.id from matter where ${sql.join(conditions, sql` and `)}`]
}

const narrowing = (query: MatterQuery): RawBuilder<unknown>[] => {
  const after = positionOf(query, LastId)
  return [
    ...(after === undefined ? [] : [sql`matter.id < ${after}`]),
    ...(query.kind === undefined ? [] : [sql`matter.kind = ${query.kind}`]),
  ]
}

/**
 * Ids of the newest, each source read only as far as the page goes: beside conditions joined by "or", PostgreSQL would
 * read all matters.
 */
function newestFound(actor: Actor, query: MatterQuery, now: Date): RawBuilder<unknown> {
  const { box, body, q, limit } = query
  const { part, matter = sql`true` } = boxOf(actor, query, now)
  const filters = [matter, ...narrowing(query)]
  const sought = q === undefined ? undefined : searchQuery(q)
  if (q !== undefined && sought === undefined) return sql`select null::uuid`
  const page = (from: RawBuilder<unknown>, ...conditions: RawBuilder<unknown>[]) =>
    sql`(select distinct matter.id from ${from} where ${sql.join([...filters, ...conditions, ...has(sought)], sql` and `)}
      order by matter.id desc limit ${limit + 1})`
  const ofMatter = sql`matter`
  const parts = ownParts(actor, body).map(({ bodyKind, bodyId }) =>
    page(
      sql`handling join matter on matter.id = handling.matter_id`,
      sql`handling.body_kind = ${bodyKind} and handling.body_id = ${bodyId}`,
      part ?? sql`true`,
    ),
  )
  const asked = askedBy(actor).map((condition) => page(ofMatter, condition))
  if (box === 'asked') return either(asked)
  if (part !== undefined) return either(parts)
  if (!isTriage(actor)) return either([...asked, ...parts])
  return sought === undefined ? page(ofMatter) : searchAll(filters, sought, limit)
}

const has = (sought: string | undefined) =>
  sought === undefined ? [] : [sql`matter.search @@ ${sought}::tsquery`]
const either = (sources: readonly RawBuilder<unknown>[]) =>
  sources.length === 0 ? sql`select null::uuid` : sql.join(sources, sql` union all `)
const isTriage = ({ posts }: Actor) => posts.some(({ role }) => role === 'operator')

/** Among so many of the newest a page of a frequent word is found; a word that fills no page there is rare. */
const WINDOW = 10_000

/**
 * Frequent words are found by walking back from the newest, rare ones by the index of words. Which it is nobody knows
 * before; estimated by PostgreSQL, a word that is nowhere made it read all matters.
 */
const searchAll = (filters: readonly RawBuilder<unknown>[], sought: string, limit: number) => {
  const conditions = sql.join(filters, sql` and `)
  return sql`(
    with near as materialized (
      select id from (select id, search from matter where ${conditions} order by id desc limit ${WINDOW}) as matter
      where matter.search @@ ${sought}::tsquery limit ${limit + 1}
    ), far as materialized (
      select id from matter where ${conditions} and matter.search @@ ${sought}::tsquery
        and (select count(*) from near) <= ${limit}
      offset 0
    )
    select id from near union all (select id from far order by id desc limit ${limit + 1}))`
}

interface Box {
  /** About the reader's own part. */
  part?: RawBuilder<unknown>
  matter?: RawBuilder<unknown>
}

function boxOf({ personId }: Actor, { box, body }: Pick<MatterQuery, 'box' | 'body'>, now: Date): Box {
  const dueBy = (until: Date) =>
    sql`state in ('sent', 'taken') and case state when 'sent' then take_due_at else answer_due_at end <= ${until}`
  const inHand = sql`matter.status = 'in_hand'`
  switch (box) {
    case 'asked':
      return {}
    case 'triage':
      return { matter: sql`matter.status = 'received'` }
    case 'new':
      return { part: sql`state = 'sent'` }
    case 'mine':
      return { part: sql`state = 'taken' and taken_by = ${personId}` }
    case 'waiting':
      return { part: sql`state in ('answered', 'handed_on')`, matter: sql`matter.status <> 'closed'` }
    case 'due_this_week':
      return { part: dueBy(new Date(now.getTime() + WEEK_MS)), matter: inHand }
    case 'overdue':
      return { part: dueBy(now), matter: inHand }
    case 'closed':
      return { matter: sql`matter.status = 'closed'` }
    case 'all':
      return body === undefined ? {} : { part: sql`true` }
  }
}

/** Whether a matter of the query lies in a box of this actor’s desk. */
export function isInBox(
  actor: Actor,
  { box, body }: Pick<MatterQuery, 'box' | 'body'>,
  now: Date,
): RawBuilder<SqlBool> {
  const { part, matter = sql`true` } = boxOf(actor, { box, body }, now)
  if (box === 'asked') return sql`(${sql.join(askedBy(actor), sql` or `)})`
  return sql`${matter} and ${part === undefined ? sql`true` : hasPart(actor, body, part)}`
}

/** One for the person, one for their units, so that each can be looked up by itself. */
function askedBy({ personId, posts }: Actor): RawBuilder<unknown>[] {
  const units = posts.filter(({ role }) => role === 'liaison').map(({ bodyId }) => bodyId)
  const own = sql`matter.asked_by = ${personId}`
  return units.length === 0 ? [own] : [own, sql`matter.unit_id = any(${units}::uuid[])`]
}

const ownParts = (actor: Actor, body: string | undefined) =>
  handlingPosts(actor).filter(({ bodyId }) => body === undefined || bodyId === body)

/** As an array, so that the parts of the bodies are looked up, instead of all matters one after the other. */
function hasPart(
  actor: Actor,
  body: string | undefined,
  condition: RawBuilder<unknown>,
): RawBuilder<SqlBool> {
  const posts = ownParts(actor, body)
  const kinds = posts.map(({ bodyKind }) => bodyKind)
  const ids = posts.map(({ bodyId }) => bodyId)
  return sql`matter.id = any(array(select matter_id from handling
    where (body_kind, body_id) in (select * from unnest(${kinds}::text[], ${ids}::uuid[])) and ${condition}))`
}

/** Requests of public kinds whose askers agreed; what is personal is not in these columns. */
export function listPublicMatters(
  db: Db,
  query: { kind?: string | undefined; cursor?: string | undefined; limit: number },
) {
  const after = positionOf(query, LastId)
  return matters(db)
    .where('matter.is_public', '=', true)
    .where(sql<SqlBool>`(matter_kind.content ->> 'public')::boolean`)
    .where(sql<SqlBool>`matter.closing is distinct from 'withdrawn'`)
    .$if(query.kind !== undefined, (rows) => rows.where('matter.kind', '=', query.kind!))
    .$if(after !== undefined, (rows) => rows.where('matter.id', '<', after!))
    .orderBy('matter.id', 'desc')
    .limit(query.limit + 1)
    .execute()
}

import { type RawBuilder, sql, type SqlBool } from 'kysely'
import * as z from 'zod'
import type { Actor } from '#platform/access.ts'
import { positionOf } from '#platform/cursor.ts'
import type { Db } from '#platform/db.ts'
import { searchQuery } from '#platform/search.ts'
import { handlingPosts } from '../rules/handling-roles.ts'
import type { MatterQuery } from '../contract.ts'
import { matters, visibleTo } from './matters.ts'

const WEEK_MS = 7 * 86_400_000
const LastId = z.uuid()

/** Newest first; who asks sees their own, a body what its part is in, the triage desk all. */
export function listMatters(db: Db, actor: Actor, query: MatterQuery, now: Date) {
  const after = positionOf(query, LastId)
  const sought = query.q === undefined ? undefined : searchQuery(query.q)
  return matters(db)
    .where(visibleTo(actor))
    .where(isInBox(actor, query, now))
    .$if(query.kind !== undefined, (rows) => rows.where('matter.kind', '=', query.kind!))
    .$if(query.q !== undefined, (rows) =>
      rows.where(
        sought === undefined ? sql<SqlBool>`false` : sql<SqlBool>`matter.search @@ ${sought}::tsquery`,
      ),
    )
    .$if(after !== undefined, (rows) => rows.where('matter.id', '<', after!))
    .orderBy('matter.id', 'desc')
    .limit(query.limit + 1)
    .execute()
}

/** Whether a matter of the query lies in a box of this actor’s desk. */
export function isInBox(
  actor: Actor,
  { box, body }: Pick<MatterQuery, 'box' | 'body'>,
  now: Date,
): RawBuilder<SqlBool> {
  const part = (condition: RawBuilder<unknown>) => hasPart(actor, body, condition)
  const dueBy = (until: Date) =>
    part(
      sql`state in ('sent', 'taken') and case state when 'sent' then take_due_at else answer_due_at end <= ${until}`,
    )
  switch (box) {
    case 'asked':
      return isAsked(actor)
    case 'triage':
      return sql`matter.status = 'received'`
    case 'new':
      return part(sql`state = 'sent'`)
    case 'mine':
      return part(sql`state = 'taken' and taken_by = ${actor.personId}`)
    case 'waiting':
      return sql`matter.status <> 'closed' and ${part(sql`state in ('answered', 'handed_on')`)}`
    case 'due_this_week':
      return dueBy(new Date(now.getTime() + WEEK_MS))
    case 'overdue':
      return dueBy(now)
    case 'closed':
      return sql`matter.status = 'closed'`
    case 'all':
      return body === undefined ? sql`true` : part(sql`true`)
  }
}

const isAsked = ({ personId, posts }: Actor): RawBuilder<SqlBool> => {
  const units = posts.filter(({ role }) => role === 'liaison').map(({ bodyId }) => bodyId)
  return sql`(matter.asked_by = ${personId} or matter.unit_id = any(${units}::uuid[]))`
}

/** As an array, so that the parts of the bodies are looked up, instead of all matters one after the other. */
function hasPart(
  actor: Actor,
  body: string | undefined,
  condition: RawBuilder<unknown>,
): RawBuilder<SqlBool> {
  const posts = handlingPosts(actor).filter(({ bodyId }) => body === undefined || bodyId === body)
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

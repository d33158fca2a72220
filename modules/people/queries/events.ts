import { sql, type SqlBool } from 'kysely'
import * as z from 'zod'
import { positionOf } from '#platform/cursor.ts'
import type { Db } from '#platform/db.ts'
import type { EventQuery } from '../contract.ts'
import { bodyNameOf, type Texts } from './bodies.ts'

export type EventRow = Awaited<ReturnType<typeof listEvents>>[number]

/** PostgreSQL keeps microseconds, a JavaScript date only milliseconds: pages would repeat or miss events between. */
const microseconds = sql<number>`(extract(epoch from event.happened_at) * 1000000)::bigint`
const Position = z.tuple([z.int().min(0).max(4_000_000_000_000_000), z.uuid()])

/** Days begin and end at midnight in the city's zone. */
const midnight = (day: string, days: number) =>
  sql<Date>`((${day}::date + ${days}::integer)::timestamp at time zone (select zone from city))`

export function listEvents(db: Db, query: EventQuery) {
  const after = positionOf(query, Position)
  return db
    .selectFrom('event')
    .leftJoin('person', 'person.id', 'event.person_id')
    .leftJoin('post', 'post.id', 'event.post_id')
    .leftJoin('role', 'role.key', 'post.role')
    .select([
      'event.id',
      'event.type',
      'event.happened_at as happenedAt',
      microseconds.as('microseconds'),
      'event.details',
      'person.id as personId',
      'person.name as personName',
      'post.id as postId',
      'post.role',
      sql<Texts>`role.name`.as('roleName'),
      'post.body_kind as bodyKind',
      'post.body_id as bodyId',
      bodyNameOf('post').as('bodyName'),
    ])
    .$if(query.personId !== undefined, (rows) => rows.where('event.person_id', '=', query.personId!))
    .$if(query.type !== undefined, (rows) => rows.where(sql<SqlBool>`starts_with(event.type, ${query.type})`))
    .$if(query.from !== undefined, (rows) => rows.where('event.happened_at', '>=', midnight(query.from!, 0)))
    .$if(query.to !== undefined, (rows) => rows.where('event.happened_at', '<', midnight(query.to!, 1)))
    .$if(after !== undefined, (rows) =>
      rows.where(
        sql<SqlBool>`(event.happened_at, event.id) < (timestamptz 'epoch' + ${after?.[0]}::bigint * interval '1 microsecond', ${after?.[1]}::uuid)`,
      ),
    )
    .orderBy('event.happened_at', 'desc')
    .orderBy('event.id', 'desc')
    .limit(query.limit + 1)
    .execute()
}

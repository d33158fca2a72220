import { sql, type SqlBool } from 'kysely'
import type { Db } from '#platform/db.ts'

export type HistoryRow = Awaited<ReturnType<typeof listHistory>>[number]

/** What was done with an application, in order, from the record of events. */
export function listHistory(db: Db, applicationId: string) {
  return db
    .selectFrom('event')
    .leftJoin('person', 'person.id', 'event.person_id')
    .leftJoin('post', 'post.id', 'event.post_id')
    .leftJoin('role', 'role.key', 'post.role')
    .leftJoin('committee', 'committee.id', 'post.body_id')
    .leftJoin('unit', 'unit.id', 'post.body_id')
    .select(['event.type', 'event.happened_at as at', 'event.person_id as personId'])
    .select(['person.name as personName', 'role.name as roleName'])
    .select(['committee.name as committeeName', 'unit.name as unitName'])
    .where(sql<SqlBool>`event.details ->> 'applicationId' = ${applicationId}`)
    .orderBy('event.happened_at')
    .orderBy('event.id')
    .execute()
}

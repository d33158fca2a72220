import { sql, type SqlBool } from 'kysely'
import type { Actor } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { explainConstraint, notFound, refused } from '#platform/problem.ts'
import { AlreadyAsked, AlreadyQualified, OwnQualification } from '../contract.ts'

explainConstraint('qualification_is_held_once', () => refused(AlreadyQualified))
explainConstraint('qualification_is_not_granted_to_oneself', () => refused(OwnQualification))
explainConstraint('qualification_request_is_decided_by_another', () => refused(OwnQualification))
explainConstraint('qualification_request_is_open_once', () => refused(AlreadyAsked))
explainConstraint('qualification_person_id_fkey', () => notFound('person'))

export interface ResourceRefRow {
  id: string
  number: number
  name: string
  unit: { id: string; name: string }
}
export type QualificationRow = Awaited<ReturnType<typeof getQualification>>
export type RequestRow = Awaited<ReturnType<typeof getRequest>>

/** The resource of a row, as a reference that people know it by. */
const resourceRef = (id: string) => sql<ResourceRefRow>`(select json_build_object('id', resource.id,
  'number', resource.number, 'name', resource.name, 'unit', json_build_object('id', unit.id, 'name', unit.name))
  from resource join unit on unit.id = resource.unit_id where resource.id = ${sql.ref(id)})`

const qualifications = (db: Db) =>
  db
    .selectFrom('qualification')
    .innerJoin('resource', 'resource.id', 'qualification.resource_id')
    .innerJoin('person', 'person.id', 'qualification.person_id')
    .leftJoin('booking_rules', 'booking_rules.resource_id', 'resource.id')
    .leftJoin('qualification as other', 'other.id', 'qualification.recognises')
    .select(['qualification.id', 'qualification.resource_id as resourceId', 'resource.unit_id as unitId'])
    .select(['qualification.person_id as personId', 'person.name as personName'])
    .select(['qualification.granted_at as grantedAt', 'qualification.used_at as usedAt'])
    .select(['qualification.expires_on as expiresOn', 'qualification.ended_at as endedAt'])
    .select(['qualification.end_reason as endReason', 'booking_rules.idle_days as idleDays'])
    .select(resourceRef('qualification.resource_id').as('resource'))
    .select(sql<ResourceRefRow | null>`${resourceRef('other.resource_id')}`.as('recognises'))

/** Newest first. */
export function listQualifications(
  db: Db,
  whose: { personId: string | null } | { resourceId: string; isHeld: boolean },
  after: string | undefined,
  limit: number,
) {
  const rows =
    'personId' in whose
      ? qualifications(db).where('qualification.person_id', '=', whose.personId)
      : qualifications(db)
          .where('qualification.resource_id', '=', whose.resourceId)
          .where('qualification.ended_at', whose.isHeld ? 'is' : 'is not', null)
  return rows
    .$if(after !== undefined, (page) => page.where('qualification.id', '<', after!))
    .orderBy('qualification.id', 'desc')
    .limit(limit)
    .execute()
}

/** Seen by who holds it and by those who keep the resource. */
const seenBy = ({ personId, posts }: Actor, table: 'qualification' | 'qualification_request') => {
  const units = posts.filter(({ role }) => role === 'keeper').map(({ bodyId }) => bodyId)
  return sql<SqlBool>`(${sql.ref(`${table}.person_id`)} = ${personId} or resource.unit_id = any(${units}::uuid[]))`
}

export const findQualification = (db: Db, id: string) =>
  qualifications(db).where('qualification.id', '=', id).executeTakeFirst()

/** These trainings, whoever reads: they were shown by the person whose they are. */
export const listEvidence = async (db: Db, ids: readonly string[]): Promise<QualificationRow[]> =>
  ids.length === 0
    ? []
    : qualifications(db)
        .where('qualification.id', 'in', [...ids])
        .execute()

export const getQualification = (db: Db, id: string) =>
  qualifications(db)
    .where('qualification.id', '=', id)
    .executeTakeFirstOrThrow(() => notFound('qualification'))

export const getQualificationForUpdate = (db: Db, actor: Actor, id: string) =>
  qualifications(db)
    .where('qualification.id', '=', id)
    .where(seenBy(actor, 'qualification'))
    .forNoKeyUpdate('qualification')
    .executeTakeFirstOrThrow(() => notFound('qualification'))

/** The one that stands, lapsed or not. */
export const findHeld = (db: Db, resourceId: string, personId: string) =>
  qualifications(db)
    .where('qualification.resource_id', '=', resourceId)
    .where('qualification.person_id', '=', personId)
    .where('qualification.ended_at', 'is', null)
    .executeTakeFirst()

export interface Grant {
  resourceId: string
  personId: string
  grantedBy: string | null
  grantedAt: Date
  expiresOn: string | null
  recognises: string | null
}

export async function insertQualification(db: Db, grant: Grant): Promise<string> {
  const id = newId()
  await db
    .insertInto('qualification')
    .values({ id, resource_id: grant.resourceId, person_id: grant.personId, ...grantColumns(grant) })
    .execute()
  return id
}

/** One that lapsed begins anew. */
export async function renewQualification(db: Db, id: string, grant: Grant): Promise<void> {
  await db
    .updateTable('qualification')
    .set({ ...grantColumns(grant), used_at: null })
    .where('id', '=', id)
    .execute()
}

const grantColumns = ({ grantedBy, grantedAt, expiresOn, recognises }: Grant) => ({
  granted_by: grantedBy,
  granted_at: grantedAt,
  expires_on: expiresOn,
  recognises,
})

export async function markEnded(
  db: Db,
  id: string,
  end: { at: Date; by: string | null; reason: string },
): Promise<void> {
  await db
    .updateTable('qualification')
    .set({ ended_at: end.at, ended_by: end.by, end_reason: end.reason })
    .where('id', '=', id)
    .execute()
}

const requests = (db: Db) =>
  db
    .selectFrom('qualification_request')
    .innerJoin('resource', 'resource.id', 'qualification_request.resource_id')
    .innerJoin('person', 'person.id', 'qualification_request.person_id')
    .select(['qualification_request.id', 'qualification_request.resource_id as resourceId'])
    .select(['resource.unit_id as unitId', 'qualification_request.person_id as personId'])
    .select(['person.name as personName', 'qualification_request.words'])
    .select(['qualification_request.asked_at as askedAt', 'qualification_request.evidence'])
    .select(['qualification_request.is_granted as isGranted', 'qualification_request.reason'])
    .select(resourceRef('qualification_request.resource_id').as('resource'))

/** One's own newest first, those of a resource oldest first. */
export function listRequests(
  db: Db,
  whose: { personId: string | null } | { resourceId: string },
  after: string | undefined,
  limit: number,
) {
  const isOwn = 'personId' in whose
  const rows = isOwn
    ? requests(db).where('qualification_request.person_id', '=', whose.personId)
    : requests(db)
        .where('qualification_request.resource_id', '=', whose.resourceId)
        .where('qualification_request.decided_at', 'is', null)
  return rows
    .$if(after !== undefined, (page) => page.where('qualification_request.id', isOwn ? '<' : '>', after!))
    .orderBy('qualification_request.id', isOwn ? 'desc' : 'asc')
    .limit(limit)
    .execute()
}

export const getRequest = (db: Db, id: string) =>
  requests(db)
    .where('qualification_request.id', '=', id)
    .executeTakeFirstOrThrow(() => notFound('request'))

/** Not locked: who decides locks its resource first and reads it again. */
export const getRequestSeen = (db: Db, actor: Actor, id: string) =>
  requests(db)
    .where('qualification_request.id', '=', id)
    .where(seenBy(actor, 'qualification_request'))
    .executeTakeFirstOrThrow(() => notFound('request'))

export async function findOpenRequest(
  db: Db,
  resourceId: string,
  personId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('qualification_request')
    .select('id')
    .where('resource_id', '=', resourceId)
    .where('person_id', '=', personId)
    .where('decided_at', 'is', null)
    .executeTakeFirst()
  return row?.id
}

export async function insertRequest(
  db: Db,
  request: { resourceId: string; personId: string | null; words: string; evidence: string | null; at: Date },
): Promise<string> {
  const id = newId()
  const { resourceId, personId, words, evidence, at } = request
  await db
    .insertInto('qualification_request')
    .values({ id, resource_id: resourceId, person_id: personId ?? '', words, evidence, asked_at: at })
    .execute()
  return id
}

export async function markDecided(
  db: Db,
  id: string,
  decision: { isGranted: boolean; reason: string | null; by: string | null; at: Date },
): Promise<void> {
  await db
    .updateTable('qualification_request')
    .set({
      is_granted: decision.isGranted,
      reason: decision.reason,
      decided_by: decision.by,
      decided_at: decision.at,
    })
    .where('id', '=', id)
    .execute()
}

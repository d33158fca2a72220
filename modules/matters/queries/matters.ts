import { sql, type SqlBool } from 'kysely'
import type { Actor } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { textTerms } from '#platform/search.ts'
import { handlingPosts } from '../rules/handling-roles.ts'
import type { Answers, Channel, Closing, MatterStatus } from '../contract.ts'
import type { MatterKind } from '../pack.ts'

export type MatterRow = Awaited<ReturnType<typeof getMatter>>
export type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaries>['executeTakeFirstOrThrow']>>

interface PartOfBody {
  bodyKind: string
  bodyId: string
}

/** Matters with what every act on them asks about: their kind and whose parts they are. */
export const matters = (db: Db) =>
  db
    .selectFrom('matter')
    .innerJoin('matter_kind', 'matter_kind.key', 'matter.kind')
    .leftJoin('unit', 'unit.id', 'matter.unit_id')
    .leftJoin('place', 'place.code', 'matter.place_code')
    .select(['matter.id', 'matter.number', 'matter.title', 'matter.description', 'matter.version'])
    .select([sql<MatterKind>`matter_kind.content`.as('kind'), sql<Answers>`matter.answers`.as('answers')])
    .select([
      sql<MatterStatus>`matter.status`.as('status'),
      sql<Closing | null>`matter.closing`.as('closing'),
    ])
    .select([sql<Channel>`matter.channel`.as('channel'), 'matter.is_public as isPublic', 'matter.calendar'])
    .select(['matter.asked_by as askedBy', 'matter.unit_id as unitId', 'unit.name as unitName'])
    .select(['unit.name_en as unitNameEn', 'matter.place_code as placeCode', 'place.name as placeName'])
    .select([
      'matter.asked_at as askedAt',
      'matter.triage_due_at as triageDueAt',
      'matter.closed_at as closedAt',
    ])
    .select([
      'matter.reopened_at as reopenedAt',
      sql<number>`(matter.reopened_at is not null)::int`.as('round'),
      'matter.lasted',
      'matter.wiped_at as wipedAt',
    ])
    .select([dueAt.as('dueAt'), bodies.as('bodies'), handledBy.as('handledBy')])

/** What a list shows of each; the rest would be read and sent for nothing. */
export const summaries = (db: Db) =>
  db
    .selectFrom('matter')
    .innerJoin('matter_kind', 'matter_kind.key', 'matter.kind')
    .leftJoin('unit', 'unit.id', 'matter.unit_id')
    .select(['matter.id', 'matter.number', 'matter.title', 'matter.asked_at as askedAt'])
    .select(
      sql<
        Pick<MatterKind, 'key' | 'name'>
      >`jsonb_build_object('key', matter_kind.key, 'name', matter_kind.content -> 'name')`.as('kind'),
    )
    .select([
      sql<MatterStatus>`matter.status`.as('status'),
      sql<Closing | null>`matter.closing`.as('closing'),
      sql<Channel>`matter.channel`.as('channel'),
    ])
    .select(['matter.unit_id as unitId', 'unit.name as unitName', 'unit.name_en as unitNameEn'])
    .select(dueAt.as('dueAt'))

/** The nearest due time that somebody must keep now. */
const dueAt = sql<Date | null>`case matter.status
  when 'received' then matter.triage_due_at
  when 'in_hand' then (select min(case state when 'sent' then take_due_at else answer_due_at end)
    from handling where matter_id = matter.id and state in ('sent', 'taken'))
  when 'answered' then (select due_at from outcome where matter_id = matter.id and answer is null) end`

const bodies = sql<PartOfBody[]>`coalesce((
  select json_agg(json_build_object('bodyKind', body_kind, 'bodyId', body_id)) from handling
  where matter_id = matter.id and state not in ('handed_on', 'released')), '[]')`

const handledBy = sql<string[]>`array(
  select taken_by from handling where matter_id = matter.id and taken_by is not null
  union select proposed_by from outcome where matter_id = matter.id)`

/** What of an actor decides which matters they see. */
export function reachOf(actor: Actor) {
  const { personId, posts } = actor
  const parts = handlingPosts(actor)
  return {
    isTriage: posts.some(({ role }) => role === 'operator'),
    personId,
    units: posts.filter(({ role }) => role === 'liaison').map(({ bodyId }) => bodyId),
    kinds: parts.map(({ bodyKind }) => bodyKind),
    ids: parts.map(({ bodyId }) => bodyId),
  }
}
type Reach = Readonly<Record<keyof ReturnType<typeof reachOf>, unknown>>

/** Seen by its asker, by the bodies that have or had a part in it, and by the triage desk. */
export const visibleTo = (actor: Actor) => isWithin(reachOf(actor))

export const isWithin = ({ isTriage, personId, units, kinds, ids }: Reach) =>
  sql<SqlBool>`(${isTriage} or matter.asked_by = ${personId} or matter.unit_id = any(${units}::uuid[])
    or exists (select from handling where matter_id = matter.id
      and (body_kind, body_id) in (select * from unnest(${kinds}::text[], ${ids}::uuid[]))))`

export const getMatter = (db: Db, actor: Actor, id: string) =>
  matters(db)
    .where('matter.id', '=', id)
    .where(visibleTo(actor))
    .executeTakeFirstOrThrow(() => notFound('matter'))

/** For jobs, which act for nobody. */
export const getMatterAsSystem = (db: Db, id: string) =>
  matters(db)
    .where('matter.id', '=', id)
    .executeTakeFirstOrThrow(() => notFound('matter'))

/** Of a secret link. */
const getMatterBySecret = (db: Db, secretHash: Buffer) =>
  matters(db)
    .where('matter.secret_hash', '=', secretHash)
    .executeTakeFirstOrThrow(() => notFound('matter'))

/**
 * Locks a matter for a job: every act on it or on its parts does so first. A statement of its own, because one that
 * waits for a lock sees the parts as they were before it waited.
 */
export async function lockMatter(db: Db, id: string): Promise<void> {
  await db.selectFrom('matter').select('id').where('id', '=', id).forNoKeyUpdate().execute()
}

/** One that the actor does not see is neither locked nor waited for, so time tells no more than words do. */
export async function getMatterForUpdate(db: Db, actor: Actor, id: string): Promise<MatterRow> {
  await db
    .selectFrom('matter')
    .select('id')
    .where('id', '=', id)
    .where(visibleTo(actor))
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow(() => notFound('matter'))
  return getMatter(db, actor, id)
}

export async function getMatterBySecretForUpdate(db: Db, secretHash: Buffer): Promise<MatterRow> {
  await db.selectFrom('matter').select('id').where('secret_hash', '=', secretHash).forNoKeyUpdate().execute()
  return getMatterBySecret(db, secretHash)
}

export interface MatterToInsert {
  id: string
  kind: string
  title: string
  description: string
  answers: Answers
  placeCode: string | null
  channel: Channel
  askedBy: string | null
  askedUnder: string | null
  unitId: string | null
  secretHash: Buffer | null
  isPublic: boolean
  askedAt: Date
  triageDueAt: Date
  calendar: string
}

/** Answers with its number. */
export async function insertMatter(db: Db, matter: MatterToInsert): Promise<number> {
  const terms = textTerms(`${matter.title} ${matter.description}`)
  const { number } = await db
    .insertInto('matter')
    .values({
      id: matter.id,
      kind: matter.kind,
      title: matter.title,
      description: matter.description,
      answers: JSON.stringify(matter.answers),
      place_code: matter.placeCode,
      channel: matter.channel,
      asked_by: matter.askedBy,
      asked_under: matter.askedUnder,
      unit_id: matter.unitId,
      secret_hash: matter.secretHash,
      is_public: matter.isPublic,
      asked_at: matter.askedAt,
      triage_due_at: matter.triageDueAt,
      calendar: matter.calendar,
      search: sql<string>`array_to_tsvector(${terms}::text[])`,
    })
    .returning('number')
    .executeTakeFirstOrThrow()
  return number
}

interface MatterChange {
  status?: MatterStatus
  closing?: Closing | null
  closed_at?: Date | null
  reopened_at?: Date
  kind?: string
  lasted?: boolean
}

/** Every change raises the version, so who acts on what they saw is told when it has gone on. */
export async function updateMatter(db: Db, id: string, change: MatterChange): Promise<void> {
  await db
    .updateTable('matter')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute()
}

import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { explainConstraint, notFound, refused } from '#platform/problem.ts'
import {
  AlreadyHasPart,
  type Body,
  type HandlingAnswer,
  type HandlingState,
  HasLead,
  type PauseReason,
  PauseProposed,
} from '../contract.ts'
import { visibleTo } from './matters.ts'
import { resourceOfPart } from './resources.ts'

explainConstraint('handling_is_open_once', () => refused(AlreadyHasPart))
explainConstraint('handling_has_one_lead', () => refused(HasLead))
explainConstraint('pause_is_proposed_once', () => refused(PauseProposed))

export type HandlingRow = Awaited<ReturnType<typeof listHandlings>>[number]

/** The name of a body of any kind, in all languages that it has. */
export const bodyName = (kind: RawBuilder<unknown>, id: RawBuilder<unknown>) => sql<unknown>`case ${kind}
  when 'city' then (select content -> 'name' from city where city.id = ${id})
  when 'committee' then (select committee.name from committee where committee.id = ${id})
  when 'unit' then (select jsonb_build_object('zh', unit.name, 'en', coalesce(unit.name_en, unit.name)) from unit where unit.id = ${id})
  end`

const handlings = (db: Db) =>
  db
    .selectFrom('handling')
    .select(['handling.id', 'handling.matter_id as matterId', 'handling.body_id as bodyId'])
    .select(sql<Body['kind']>`handling.body_kind`.as('bodyKind'))
    .select([
      sql<HandlingState>`handling.state`.as('state'),
      'handling.is_lead as isLead',
      'handling.round',
      'handling.words',
    ])
    .select(sql<HandlingAnswer | null>`handling.answer`.as('answer'))
    .select(['handling.sent_at as sentAt', 'handling.take_due_at as takeDueAt'])
    .select([
      'handling.answer_due_at as answerDueAt',
      'handling.taken_by as takenBy',
      'handling.ended_at as endedAt',
    ])
    .select(bodyName(sql.ref('handling.body_kind'), sql.ref('handling.body_id')).as('bodyName'))
    .select(resourceOfPart.as('resource'))

/** In the order in which they were sent, the lead first. */
export const handlingsOf = (db: Db, matterId: string | RawBuilder<string>) =>
  handlings(db)
    .where('handling.matter_id', '=', matterId)
    .orderBy('handling.sent_at')
    .orderBy('is_lead', 'desc')
    .orderBy('handling.id')

export const listHandlings = (db: Db, matterId: string) => handlingsOf(db, matterId).execute()

/** Its matter is locked first by `matterOfHandling`. */
export const getHandling = (db: Db, id: string) =>
  handlings(db)
    .where('handling.id', '=', id)
    .executeTakeFirstOrThrow(() => notFound('handling'))

/** Which matter a part belongs to, so that the matter can be locked before the part is read. */
export async function matterOfHandling(db: Db, actor: Actor, id: string): Promise<string> {
  const row = await db
    .selectFrom('handling')
    .innerJoin('matter', 'matter.id', 'handling.matter_id')
    .select('handling.matter_id as matterId')
    .where('handling.id', '=', id)
    .where(visibleTo(actor))
    .executeTakeFirstOrThrow(() => notFound('handling'))
  return row.matterId
}

export interface HandlingToInsert {
  id: string
  matterId: string
  body: Body
  isLead: boolean
  round: number
  from: string | null
  sentAt: Date
  takeDueAt: Date
  answerDueAt: Date
}

export async function insertHandlings(db: Db, rows: readonly HandlingToInsert[]): Promise<void> {
  await db
    .insertInto('handling')
    .values(
      rows.map((row) => ({
        id: row.id,
        matter_id: row.matterId,
        body_kind: row.body.kind,
        body_id: row.body.id,
        is_lead: row.isLead,
        round: row.round,
        from_handling: row.from,
        sent_at: row.sentAt,
        take_due_at: row.takeDueAt,
        answer_due_at: row.answerDueAt,
      })),
    )
    .execute()
}

export async function markTaken(db: Db, id: string, personId: string | null, at: Date): Promise<void> {
  await db
    .updateTable('handling')
    .set({ state: 'taken', taken_by: personId, taken_at: at })
    .where('id', '=', id)
    .execute()
}

/** Ends a part: with an answer, or handed on, or released because the matter ended without it. */
export async function markEnded(
  db: Db,
  id: string,
  end: {
    state: 'answered' | 'handed_on' | 'released'
    answer: HandlingAnswer | null
    words: string | null
    resourceId?: string | undefined
    at: Date
  },
): Promise<void> {
  const { state, answer, words, resourceId, at } = end
  await db
    .updateTable('handling')
    .set({ state, answer, words, resource_id: resourceId ?? null, ended_at: at })
    .where('id', '=', id)
    .execute()
}

/** With whoever took it; a part that was answered without being taken waits to be taken. */
export async function markOpenAgain(db: Db, id: string): Promise<void> {
  const state = sql<string>`case when taken_by is null then 'sent' else 'taken' end`
  await db
    .updateTable('handling')
    .set({ state, answer: null, resource_id: null, ended_at: null })
    .where('id', '=', id)
    .execute()
}

/** Parts still open when their matter ends are released. */
export async function releaseOpen(db: Db, matterId: string, at: Date): Promise<void> {
  await db
    .updateTable('handling')
    .set({ state: 'released', ended_at: at })
    .where('matter_id', '=', matterId)
    .where('state', 'in', ['sent', 'taken'])
    .execute()
}

export async function moveAnswerDue(db: Db, id: string, dueAt: Date): Promise<void> {
  await db.updateTable('handling').set({ answer_due_at: dueAt }).where('id', '=', id).execute()
}

/** Open parts that a person has taken for a body wait there to be taken again. Answers with their ids and matters. */
export const untakeOpen = (db: Db, personId: string, bodyId: string) =>
  db
    .updateTable('handling')
    .set({ state: 'sent', taken_by: null, taken_at: null })
    .where('taken_by', '=', personId)
    .where('body_id', '=', bodyId)
    .where('state', '=', 'taken')
    .returning(['id', 'matter_id as matterId'])
    .execute()

export type PauseRow = Awaited<ReturnType<typeof getPause>>

const pauses = (db: Db) =>
  db
    .selectFrom('pause')
    .select(['pause.id', 'pause.handling_id as handlingId', 'pause.words', 'pause.days'])
    .select([sql<PauseReason>`pause.reason`.as('reason'), 'pause.proposed_by as proposedBy'])
    .select(['pause.proposed_at as proposedAt', 'pause.is_approved as isApproved'])

export const pausesOf = (db: Db, matterId: string | RawBuilder<string>) =>
  pauses(db)
    .innerJoin('handling', 'handling.id', 'pause.handling_id')
    .where('handling.matter_id', '=', matterId)
    .orderBy('pause.id')

/** Of a matter that the actor sees. */
export const getPause = (db: Db, actor: Actor, id: string) =>
  pauses(db)
    .innerJoin('handling', 'handling.id', 'pause.handling_id')
    .innerJoin('matter', 'matter.id', 'handling.matter_id')
    .where('pause.id', '=', id)
    .where(visibleTo(actor))
    .executeTakeFirstOrThrow(() => notFound('pause'))

export async function insertPause(
  db: Db,
  pause: {
    id: string
    handlingId: string
    reason: PauseReason
    words: string
    days: number
    proposedBy: string
  },
): Promise<void> {
  const { id, handlingId, reason, words, days, proposedBy } = pause
  await db
    .insertInto('pause')
    .values({ id, handling_id: handlingId, reason, words, days, proposed_by: proposedBy })
    .execute()
}

export async function markPauseDecided(
  db: Db,
  id: string,
  decidedBy: string | null,
  isApproved: boolean,
): Promise<void> {
  await db
    .updateTable('pause')
    .set({ decided_by: decidedBy, decided_at: sql<Date>`now()`, is_approved: isApproved })
    .where('id', '=', id)
    .execute()
}

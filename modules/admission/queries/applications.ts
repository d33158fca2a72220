import { sql, type SqlBool } from 'kysely'
import * as z from 'zod'
import type { Actor } from '#platform/access.ts'
import { positionOf } from '#platform/cursor.ts'
import type { Db } from '#platform/db.ts'
import { explainConstraint, notFound, refused } from '#platform/problem.ts'
import {
  AlreadyApplied,
  type Answers,
  type ApplicationQuery,
  ApplicationStatus,
  NeedsTwoReviews,
  type ReviewState,
} from '../contract.ts'
import { isOpen } from '../rules.ts'
import { reviewState } from './reviews.ts'

explainConstraint('application_is_open_once', () => refused(AlreadyApplied))
explainConstraint('application_has_two_reviews', () => refused(NeedsTwoReviews))

export type ApplicationRow = Awaited<ReturnType<typeof getApplication>>

/** Applications with the names that a list shows, and the asking person's own part in the reviews. */
const applications = (db: Db, { personId }: Actor) =>
  db
    .selectFrom('application')
    .innerJoin('unit', 'unit.id', 'application.unit_id')
    .innerJoin('committee', 'committee.id', 'application.committee_id')
    .innerJoin('chain_position', 'chain_position.key', 'application.position')
    .select(['application.id', 'application.unit_id as unitId', 'application.committee_id as committeeId'])
    .select(sql<ApplicationStatus>`application.status`.as('status'))
    .select(['application.submitted_by as submittedBy', 'application.submitted_at as submittedAt'])
    .select(['application.decided_at as decidedAt', 'application.reasons', 'application.version'])
    .select(['application.membership_id as membershipId', sql<Answers>`application.answers`.as('answers')])
    .select(['unit.name as unitName', 'unit.name_en as unitNameEn', 'unit.represented_by as representedBy'])
    .select(['committee.key as committeeKey', 'committee.name as committeeName'])
    .select('committee.short_name as committeeShortName')
    .select(['application.position', 'chain_position.name as positionName'])
    .select([
      countReviews(sql`submitted_at is not null`).as('reviewsGiven'),
      countReviews(sql`submitted_at is null and conflict is null`).as('reviewsPending'),
      sql<ReviewState | null>`(select ${reviewState} from review
        where review.application_id = application.id and review.reviewer_id = ${personId})`.as('ownReview'),
    ])

const countReviews = (condition: ReturnType<typeof sql>) =>
  sql<number>`(select count(*) from review where review.application_id = application.id and ${condition})`

/** Seen by who speaks for the unit, by the committee's secretary and reviewers, and by operators of the city. */
function visibleTo({ posts }: Actor) {
  const bodiesOf = (...roles: string[]) =>
    posts.filter(({ role }) => roles.includes(role)).map(({ bodyId }) => bodyId)
  return sql<SqlBool>`(${bodiesOf('operator').length > 0}
    or application.unit_id = any(${bodiesOf('liaison')}::uuid[])
    or application.committee_id = any(${bodiesOf('secretary', 'reviewer')}::uuid[])
    or unit.represented_by = any(${bodiesOf('committee-liaison')}::uuid[]))`
}

const statusesOf = (asked: ApplicationStatus | 'open'): ApplicationStatus[] =>
  asked === 'open' ? ApplicationStatus.options.filter(isOpen) : [asked]

const lastId = z.uuid()

/** Latest first. */
export function listApplications(db: Db, actor: Actor, query: ApplicationQuery) {
  const { status, committee, unit } = query
  const after = positionOf(query, lastId)
  return applications(db, actor)
    .where(visibleTo(actor))
    .$if(status !== undefined, (rows) => rows.where('application.status', 'in', statusesOf(status!)))
    .$if(committee !== undefined, (rows) => rows.where('application.committee_id', '=', committee!))
    .$if(unit !== undefined, (rows) => rows.where('application.unit_id', '=', unit!))
    .$if(after !== undefined, (rows) => rows.where('application.id', '<', after!))
    .orderBy('application.id', 'desc')
    .limit(query.limit + 1)
    .execute()
}

export function getApplication(db: Db, actor: Actor, id: string) {
  return applications(db, actor)
    .where('application.id', '=', id)
    .where(visibleTo(actor))
    .executeTakeFirstOrThrow(() => notFound('application'))
}

/**
 * Locks the application: every act on it or on its reviews does so first. In a statement of its own, because one that
 * waits for a lock sees the reviews as they were before it waited.
 */
export async function getApplicationForUpdate(db: Db, actor: Actor, id: string): Promise<ApplicationRow> {
  await db.selectFrom('application').select('id').where('id', '=', id).forNoKeyUpdate().execute()
  return getApplication(db, actor, id)
}

/** Exact while the unit is locked. */
export async function isMember(db: Db, unitId: string, committeeId: string): Promise<boolean> {
  const found = await db
    .selectFrom('membership')
    .select('id')
    .where('unit_id', '=', unitId)
    .where('committee_id', '=', committeeId)
    .where('until', 'is', null)
    .executeTakeFirst()
  return found !== undefined
}

interface ApplicationToInsert {
  id: string
  committeeId: string
  unitId: string
  position: string
  answers: Answers
  submittedBy: string | null
  documents: readonly string[]
}

export async function insertApplication(db: Db, application: ApplicationToInsert): Promise<void> {
  const { id, documents } = application
  const submittedBy = sql<string>`${application.submittedBy}`
  await db
    .insertInto('application')
    .values({
      id,
      committee_id: application.committeeId,
      unit_id: application.unitId,
      position: application.position,
      status: 'submitted',
      answers: JSON.stringify(application.answers),
      submitted_by: submittedBy,
    })
    .execute()
  if (documents.length === 0) return
  await db
    .insertInto('application_document')
    .values(documents.map((fileId) => ({ application_id: id, file_id: fileId })))
    .execute()
}

const nextVersion = sql<number>`version + 1`

/** For every change, one of its reviews included: whoever decides has seen all of them. */
export async function markStatus(db: Db, id: string, status: 'in_review' | 'withdrawn'): Promise<void> {
  await db.updateTable('application').set({ status, version: nextVersion }).where('id', '=', id).execute()
}

interface DecisionToMark {
  status: 'admitted' | 'declined'
  decidedBy: string | null
  reasons: string
  membershipId: string | null
}

export async function markDecided(db: Db, id: string, decision: DecisionToMark): Promise<void> {
  await db
    .updateTable('application')
    .set({
      status: decision.status,
      decided_by: decision.decidedBy,
      decided_at: sql<Date>`now()`,
      reasons: decision.reasons,
      membership_id: decision.membershipId,
      version: nextVersion,
    })
    .where('id', '=', id)
    .execute()
}

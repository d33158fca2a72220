import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { explainConstraint, notFound, refused } from '#platform/problem.ts'
import { type MilestoneState, NeedsAnother } from '../contract.ts'

explainConstraint('milestone_is_accepted_by_another', () => refused(NeedsAnother))

export type MilestoneRow = Awaited<ReturnType<typeof listMilestones>>[number]

const milestones = (db: Db, challengeId: string) =>
  db
    .selectFrom('challenge_milestone')
    .select(['id', 'title', 'due_on as dueOn', sql<MilestoneState>`state`.as('state'), 'report', 'answer'])
    .select(['reported_by as reportedBy', 'reported_at as reportedAt', 'accepted_at as acceptedAt'])
    .where('challenge_id', '=', challengeId)

/** The nearest first. */
export const listMilestones = (db: Db, challengeId: string) =>
  milestones(db, challengeId).orderBy('due_on').orderBy('id').execute()

export const getMilestone = (db: Db, challengeId: string, id: string) =>
  milestones(db, challengeId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow(() => notFound('milestone'))

export async function insertMilestone(
  db: Db,
  { id, challengeId, title, dueOn }: { id: string; challengeId: string; title: string; dueOn: string },
): Promise<void> {
  await db
    .insertInto('challenge_milestone')
    .values({ id, challenge_id: challengeId, title, due_on: dueOn })
    .execute()
}

interface MilestoneChange {
  state: MilestoneState
  report?: string
  reported_by?: string | null
  reported_at?: Date
  answer?: string
  accepted_by?: string | null
  accepted_at?: Date
}

export async function updateMilestone(db: Db, id: string, change: MilestoneChange): Promise<void> {
  await db.updateTable('challenge_milestone').set(change).where('id', '=', id).execute()
}

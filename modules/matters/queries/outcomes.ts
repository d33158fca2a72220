import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { explainConstraint, refused } from '#platform/problem.ts'
import { MatterMovedOn, type Outcome } from '../contract.ts'

explainConstraint('outcome_is_open_once', () => refused(MatterMovedOn, { state: 'answered' }))

export type OutcomeRow = Awaited<ReturnType<ReturnType<typeof outcomes>['executeTakeFirstOrThrow']>>

const outcomes = (db: Db) =>
  db
    .selectFrom('outcome')
    .select([
      'id',
      'matter_id as matterId',
      'handling_id as handlingId',
      'type',
      'is_solved as isSolved',
      'words',
    ])
    .select([
      'proposed_by as proposedBy',
      'proposed_at as proposedAt',
      'due_at as dueAt',
      'answered_at as answeredAt',
    ])
    .select([sql<Outcome['answer']>`answer`.as('answer'), 'called_by as calledBy'])

export const outcomesOf = (db: Db, matterId: string | RawBuilder<string>) =>
  outcomes(db).where('matter_id', '=', matterId).orderBy('id')

/** The one that waits for its asker; exact while the matter is locked. */
export const findOpenOutcome = (db: Db, matterId: string) =>
  outcomes(db).where('matter_id', '=', matterId).where('answer', 'is', null).executeTakeFirst()

export async function insertOutcome(
  db: Db,
  outcome: {
    id: string
    matterId: string
    handlingId: string
    type: string
    isSolved: boolean
    words: string
    proposedBy: string | null
    proposedAt: Date
    dueAt: Date
  },
): Promise<void> {
  await db
    .insertInto('outcome')
    .values({
      id: outcome.id,
      matter_id: outcome.matterId,
      handling_id: outcome.handlingId,
      type: outcome.type,
      is_solved: outcome.isSolved,
      words: outcome.words,
      proposed_by: sql<string>`${outcome.proposedBy}`,
      proposed_at: outcome.proposedAt,
      due_at: outcome.dueAt,
    })
    .execute()
}

export async function markOutcomeAnswered(
  db: Db,
  id: string,
  { answer, at, calledBy }: { answer: NonNullable<Outcome['answer']>; at: Date; calledBy: string | null },
): Promise<void> {
  await db
    .updateTable('outcome')
    .set({ answer, answered_at: at, called_by: calledBy })
    .where('id', '=', id)
    .execute()
}

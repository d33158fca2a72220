import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Actor } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { handlingsOf, pausesOf } from './handlings.ts'
import { matters, visibleTo } from './matters.ts'
import { outcomesOf } from './outcomes.ts'
import { filesOf, stepsOf } from './steps.ts'

export type WholeMatter = Awaited<ReturnType<typeof getWholeMatter>>

/** With all that a page of it shows, inside steps too: one statement, because seven cost more on the way than in the tables. */
function wholeMatters(db: Db) {
  const id = sql<string>`matter.id`
  return matters(db).select([
    sql<string>`(select zone from city)`.as('zone'),
    jsonArrayFrom(handlingsOf(db, id)).as('handlings'),
    jsonArrayFrom(pausesOf(db, id)).as('pauses'),
    jsonArrayFrom(outcomesOf(db, id)).as('outcomes'),
    jsonArrayFrom(stepsOf(db, id)).as('steps'),
    jsonArrayFrom(filesOf(db, id)).as('files'),
  ])
}

type Fetched = Awaited<ReturnType<ReturnType<typeof wholeMatters>['executeTakeFirstOrThrow']>>

/** JSON has no moments, so they arrive as texts. */
const withMoments = ({ handlings, pauses, outcomes, steps, ...matter }: Fetched) => ({
  ...matter,
  handlings: handlings.map((part) => ({
    ...part,
    sentAt: new Date(part.sentAt),
    takeDueAt: new Date(part.takeDueAt),
    answerDueAt: new Date(part.answerDueAt),
    endedAt: part.endedAt === null ? null : new Date(part.endedAt),
  })),
  pauses: pauses.map((pause) => ({ ...pause, proposedAt: new Date(pause.proposedAt) })),
  outcomes: outcomes.map((outcome) => ({
    ...outcome,
    proposedAt: new Date(outcome.proposedAt),
    dueAt: new Date(outcome.dueAt),
    answeredAt: outcome.answeredAt === null ? null : new Date(outcome.answeredAt),
  })),
  steps: steps.map((step) => ({ ...step, at: new Date(step.at) })),
})

export const getWholeMatter = async (db: Db, actor: Actor, id: string) =>
  withMoments(
    await wholeMatters(db)
      .where('matter.id', '=', id)
      .where(visibleTo(actor))
      .executeTakeFirstOrThrow(() => notFound('matter')),
  )

/** Of a secret link. */
export const getWholeMatterBySecret = async (db: Db, secretHash: Buffer): Promise<WholeMatter> =>
  withMoments(
    await wholeMatters(db)
      .where('matter.secret_hash', '=', secretHash)
      .executeTakeFirstOrThrow(() => notFound('matter')),
  )

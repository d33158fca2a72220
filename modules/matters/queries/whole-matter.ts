import { type CompiledQuery, type RawBuilder, sql, type SqlBool } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Actor } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { handlingsOf, pausesOf } from './handlings.ts'
import { isWithin, matters, reachOf } from './matters.ts'
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

/** Built and written out once, with marks in place of what each request gives: else that costs as much as the answer. */
function wholeMatterBy<Keys extends string>(
  keys: readonly Keys[],
  condition: (marks: Readonly<Record<Keys, object>>) => RawBuilder<SqlBool>,
) {
  const marks = Object.fromEntries(keys.map((key) => [key, { key }])) as Record<Keys, { key: Keys }>
  let built: CompiledQuery<Fetched> | undefined
  return async (db: Db, given: Readonly<Record<Keys, unknown>>) => {
    built ??= wholeMatters(db).where(condition(marks)).compile()
    const byMark = new Map<unknown, unknown>(keys.map((key) => [marks[key], given[key]]))
    const parameters = built.parameters.map((value) => (byMark.has(value) ? byMark.get(value) : value))
    const { rows } = await db.executeQuery<Fetched>({ ...built, parameters })
    const [matter] = rows
    if (!matter) throw notFound('matter')
    return withMoments(matter)
  }
}

const byId = wholeMatterBy(
  ['id', 'isTriage', 'personId', 'units', 'kinds', 'ids'],
  ({ id, ...reach }) => sql<SqlBool>`matter.id = ${id} and ${isWithin(reach)}`,
)
const bySecret = wholeMatterBy(
  ['secretHash'],
  ({ secretHash }) => sql<SqlBool>`matter.secret_hash = ${secretHash}`,
)

export const getWholeMatter = (db: Db, actor: Actor, id: string) => byId(db, { id, ...reachOf(actor) })

/** Of a secret link. */
export const getWholeMatterBySecret = (db: Db, secretHash: Buffer) => bySecret(db, { secretHash })

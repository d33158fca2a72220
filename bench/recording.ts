import { Kysely, PostgresDialect } from 'kysely'
import { randomUUID } from 'node:crypto'
import type { Database } from '#db/types.ts'
import { type Db, openPool } from '#platform/db.ts'

interface Statement {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

/** What one operation of ours asked of the database. */
export interface Recording {
  readonly statements: readonly Statement[]
  readonly isWrite: boolean
  /** Of a write: the ids that its subjects have; every other id in it that was made by it is made anew each time. */
  readonly kept: readonly string[]
  /** Of a write: the sets of subjects for further rounds, each in the order of `subjects`. */
  readonly subjects: readonly string[]
  readonly further: readonly (readonly string[])[]
}

/** A pool of ours whose statements are kept in `statements` as they are asked. */
export function openRecordingDb(connectionString: string): { db: Db; statements: Statement[] } {
  const statements: Statement[] = []
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool: openPool({ connectionString, max: 2 }) }),
    log: ({ level, query }) => {
      if (level === 'query') statements.push({ sql: query.sql, parameters: query.parameters })
    },
  })
  return { db, statements }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
let round = 0

/** Puts the next subjects in the place of the recorded ones, and new ids in the place of those that the write made. */
export function freshIds({
  kept,
  subjects,
  further,
}: Recording): (parameters: readonly unknown[]) => unknown[] {
  const next = further[round++ % further.length] ?? []
  const renewed = new Map(subjects.map((id, i) => [id, next[i] ?? id]))
  const renew = (value: unknown): unknown => {
    if (typeof value !== 'string') return value
    const whole = renewed.get(value)
    if (whole !== undefined) return whole
    if (UUID.test(value) && !kept.includes(value)) {
      const made = randomUUID()
      renewed.set(value, made)
      return made
    }
    // Details of events and keys of facts hold ids inside a longer text.
    return [...renewed].reduce((text, [from, to]) => text.replaceAll(from, to), value)
  }
  return (parameters) => parameters.map(renew)
}

import { setTimeout as wait } from 'node:timers/promises'
import {
  Logger,
  parseCronItems,
  run,
  runMigrations,
  type Runner,
  type RunnerOptions,
  type TaskList,
} from 'graphile-worker'
import { sql } from 'kysely'
import type { Pool } from 'pg'
import { type Db, openPool } from './db.ts'

/** What is done later: by name, with the payload that was given when the job was added. A failed job is tried again. */
export type Jobs = Readonly<Record<string, (payload: unknown) => Promise<void>>>

/** When jobs come round by the clock: the name of each with its times in UTC, written as in a crontab: `7 * * * *`. */
export type Timetable = Readonly<Record<string, string>>

/** The queue's own tables. Before the migrations of the application, whose `add_job` calls into them. */
export const prepareJobs = (ownerUrl: string): Promise<void> =>
  runMigrations({ connectionString: ownerUrl, logger: quiet })

/**
 * Adds a job in the caller's transaction: it is done if and only if the transaction commits.
 * Of several with one `key`, only the last that has not begun is done.
 */
export async function addJob(db: Db, name: string, payload: unknown, key?: string): Promise<void> {
  await sql`select add_job(${name}, ${JSON.stringify(payload)}::json, ${key ?? null})`.execute(db)
}

export interface Worker {
  /** Lets the running jobs finish, then leaves the database. */
  stop(): Promise<void>
}

/** Any number, so long as nothing else in this database takes the same advisory lock. */
const WORKING_LOCK = 5_170_931
const AGAIN_MS = 500

/**
 * Works off the queue until stopped, and goes on when the database was gone and comes back. It needs the rights of the
 * owner of the queue's tables.
 */
export async function startJobs(ownerUrl: string, jobs: Jobs, timetable: Timetable = {}): Promise<Worker> {
  const taskList: TaskList = Object.fromEntries(
    Object.entries(jobs).map(([name, work]) => [name, (payload: unknown) => work(payload)]),
  )
  // A pool of our own: the runner's would still be open when `stop` is done, and be cut by a stopping database.
  const pool = openPool({ connectionString: ownerUrl, max: 5 })
  const options: RunnerOptions = {
    pgPool: pool,
    taskList,
    parsedCronItems: parseCronItems(Object.entries(timetable).map(([task, match]) => ({ task, match }))),
    concurrency: 2,
    // The process has its own way of stopping, in which jobs are one step.
    noHandleSignals: true,
    // Without batches, a job whose end cannot be written is a rejection that nobody handles and that ends the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    logger: quiet,
  }
  const end = new AbortController()
  let runner = await begin(pool, options)
  const working = (async () => {
    for (;;) {
      await runner.promise.catch(tell)
      const next = await beginAgain(pool, options, end.signal)
      if (!next) return
      runner = next
      if (end.signal.aborted) await runner.stop() // it was wanted while this one began
    }
  })()
  return {
    stop: async () => {
      end.abort()
      await runner.stop().catch(() => undefined) // it had stopped by itself
      await working
      await pool.end()
    },
  }
}

async function beginAgain(pool: Pool, options: RunnerOptions, end: AbortSignal): Promise<Runner | undefined> {
  for (;;) {
    await wait(AGAIN_MS, undefined, { signal: end }).catch(() => undefined)
    if (end.aborted) return undefined
    const runner = await begin(pool, options).catch(tell)
    if (runner) return runner
  }
}

/**
 * A lock that every worker shares as long as its connection lives tells whether another one is at work. If none is,
 * the jobs that are begun were a killed worker's and are taken up at once; the queue alone would wait four hours.
 */
async function begin(pool: Pool, options: RunnerOptions): Promise<Runner> {
  const connection = await pool.connect()
  try {
    const { rows } = await connection.query<{ isAlone: boolean }>(
      'select pg_try_advisory_lock($1) as "isAlone"',
      [WORKING_LOCK],
    )
    if (rows[0]?.isAlone)
      await connection.query(`select graphile_worker.force_unlock_workers(array(
        select distinct locked_by from graphile_worker.jobs where locked_by is not null))`)
    await connection.query('select pg_advisory_lock_shared($1)', [WORKING_LOCK])
    if (rows[0]?.isAlone) await connection.query('select pg_advisory_unlock($1)', [WORKING_LOCK])
    const runner = await run(options)
    const release = () => connection.release(true)
    runner.promise.then(release, release)
    return runner
  } catch (error) {
    connection.release(true)
    throw error
  }
}

const tell = (error: unknown): undefined => void process.stderr.write(`jobs: ${String(error)}\n`)

const quiet = new Logger(() => (level, message) => {
  if (level === 'error') process.stderr.write(`jobs: ${message}\n`)
})

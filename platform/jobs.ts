import { Logger, parseCronItems, run, runMigrations, type TaskList } from 'graphile-worker'
import { sql } from 'kysely'
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

/** Works off the queue until stopped. It needs the rights of the owner of the queue's tables. */
export async function startJobs(ownerUrl: string, jobs: Jobs, timetable: Timetable = {}): Promise<Worker> {
  const taskList: TaskList = Object.fromEntries(
    Object.entries(jobs).map(([name, work]) => [name, (payload: unknown) => work(payload)]),
  )
  // A pool of our own: the runner's would still be open when `stop` is done, and be cut by a stopping database.
  const pool = openPool({ connectionString: ownerUrl, max: 4 })
  const runner = await run({
    pgPool: pool,
    taskList,
    parsedCronItems: parseCronItems(Object.entries(timetable).map(([task, match]) => ({ task, match }))),
    concurrency: 2,
    // The process has its own way of stopping, in which jobs are one step.
    noHandleSignals: true,
    logger: quiet,
  })
  runner.promise.catch((error: unknown) => process.stderr.write(`jobs: ${String(error)}\n`))
  return {
    stop: async () => {
      await runner.stop()
      await pool.end()
    },
  }
}

const quiet = new Logger(() => (level, message) => {
  if (level === 'error') process.stderr.write(`jobs: ${message}\n`)
})

import { fileURLToPath } from 'node:url'
import { prepareAppRole } from '#platform/app-role.ts'
import { type Db, openDb } from '#platform/db.ts'
import { enterEra } from '#platform/era.ts'
import { prepareJobs } from '#platform/jobs.ts'
import { migrate } from '#platform/migrate.ts'
import { OperatorFault } from '#platform/operator-fault.ts'
import { fillTree } from '#platform/tree-nodes.ts'

export const MIGRATIONS = fileURLToPath(new URL('../db/migrations', import.meta.url))

export interface Databases {
  /** Signs in as the owner of the tables: for migrations, the city pack, the queue of jobs. */
  readonly ownerUrl: string
  /** Signs in as the application, with the rights that the migrations grant. */
  readonly appUrl: string
}

/** Brings the database up to date. An owner without the right to do so is told in one line. */
export async function prepareDatabase(ownerUrl: string): Promise<Databases> {
  try {
    const appUrl = await prepareAppRole(ownerUrl)
    await prepareJobs(ownerUrl) // before the migrations, which call into its tables
    await migrate(ownerUrl, MIGRATIONS)
    await asOwner(ownerUrl, enterEra)
    await asOwner(ownerUrl, fillTree)
    return { ownerUrl, appUrl }
  } catch (error) {
    throw explained(error)
  }
}

/** Does work with the rights of the owner of the tables, on one connection. */
export async function asOwner<T>(ownerUrl: string, work: (owner: Db) => Promise<T>): Promise<T> {
  const owner = openDb(ownerUrl, 1)
  try {
    return await work(owner)
  } finally {
    await owner.destroy()
  }
}

/** An owner without the right to change the schema is the operator's to put right; all else is a fault of ours. */
function explained(error: unknown): unknown {
  const origin = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const isForbidden = origin instanceof Error && 'code' in origin && origin.code === '42501'
  return isForbidden
    ? new OperatorFault(`The database user may not prepare the database: ${origin.message}`)
    : error
}

import { fileURLToPath } from 'node:url'
import { prepareAppRole } from '#platform/app-role.ts'
import { prepareJobs } from '#platform/jobs.ts'
import { migrate } from '#platform/migrate.ts'
import { OperatorFault } from '#platform/operator-fault.ts'

const MIGRATIONS = fileURLToPath(new URL('../db/migrations', import.meta.url))

/** Brings the database up to date, and answers with the address that the application signs in at. */
export async function prepareDatabase(ownerUrl: string): Promise<string> {
  try {
    const url = await prepareAppRole(ownerUrl)
    await prepareJobs(ownerUrl) // before the migrations, which call into its tables
    await migrate(ownerUrl, MIGRATIONS)
    return url
  } catch (error) {
    throw explained(error)
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

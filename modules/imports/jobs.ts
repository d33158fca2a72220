import * as z from 'zod'
import type { Db } from '#platform/db.ts'
import type { FileStore } from '#platform/files/store.ts'
import type { Jobs } from '#platform/jobs.ts'
import { readImport } from './actions/read-import.ts'
import { READ_IMPORT } from './actions/start-import.ts'

const Payload = z.object({ importId: z.uuid() })

/** The dry run of an import, for the queue. */
export const importJobs = (db: Db, files: FileStore): Jobs => ({
  [READ_IMPORT]: (payload) => readImport(db, files, Payload.parse(payload).importId),
})

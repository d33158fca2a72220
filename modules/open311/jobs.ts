import type { Db } from '#platform/db.ts'
import { deleteOldSendings } from './queries.ts'

/** Forgets from where requests came, once no bound asks for it. */
export const removeOldSendings = (db: Db): Promise<void> => deleteOldSendings(db)

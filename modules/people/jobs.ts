import type { Db } from '#platform/db.ts'
import { deleteOldAttempts } from './queries/attempts.ts'
import { deleteOldSessions } from './queries/sessions.ts'

/** Sessions past their end no longer count; this only keeps the table small. Answers how many went. */
export const removeOldSessions = (db: Db): Promise<number> => deleteOldSessions(db)

/** Attempts that no bound looks at any more, which say where people sign in. Answers how many went. */
export const removeOldAttempts = (db: Db): Promise<number> => deleteOldAttempts(db)

import { removeOldAttempts, removeOldSessions } from '#modules/people/jobs.ts'
import type { Db } from '#platform/db.ts'
import { removeOldKeys } from '#platform/idempotency.ts'
import type { Jobs, Timetable } from '#platform/jobs.ts'

/** Everything that is done later, by name; modules add such jobs in their transactions. */
export const jobsOf = (db: Db): Jobs => ({
  'people.remove-old-sessions': async () => void (await removeOldSessions(db)),
  'people.remove-old-attempts': async () => void (await removeOldAttempts(db)),
  'platform.remove-old-keys': async () => void (await removeOldKeys(db)),
})

/** In UTC, spread over the hour so that they do not meet. */
export const timetable: Timetable = [
  '7 * * * * people.remove-old-sessions',
  '23 18 * * * people.remove-old-attempts',
  '41 * * * * platform.remove-old-keys',
]

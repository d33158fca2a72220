import { bookingJobs } from '#modules/bookings/jobs.ts'
import { checkpointJobs } from '#modules/checkpoints/jobs.ts'
import { removeOrphans } from '#modules/files/public.ts'
import { importJobs } from '#modules/imports/jobs.ts'
import { matterJobs } from '#modules/matters/jobs.ts'
import { removeOldSendings } from '#modules/open311/jobs.ts'
import { removeOldAttempts, removeOldSessions } from '#modules/people/jobs.ts'
import { webhookJobs } from '#modules/webhooks/jobs.ts'
import type { Db } from '#platform/db.ts'
import type { FileStore } from '#platform/files/store.ts'
import { removeOldKeys } from '#platform/idempotency.ts'
import type { Jobs, Timetable } from '#platform/jobs.ts'
import type { Config } from './config.ts'

/** Everything that is done later, by name; modules add such jobs in their transactions. */
export const jobsOf = (db: Db, files: FileStore, { data, auditor }: Config): Jobs => ({
  ...bookingJobs(db),
  ...checkpointJobs(db, data, auditor),
  'files.remove-orphans': async () => void (await removeOrphans(db, files)),
  ...importJobs(db, files),
  ...matterJobs(db),
  'open311.remove-old-sendings': async () => removeOldSendings(db),
  'people.remove-old-sessions': async () => void (await removeOldSessions(db)),
  'people.remove-old-attempts': async () => void (await removeOldAttempts(db)),
  'platform.remove-old-keys': async () => void (await removeOldKeys(db)),
  ...webhookJobs(db),
})

/** In UTC, spread so that they do not meet; the daily ones in the city's night. */
export const timetable: Timetable = {
  'bookings.expire': '* * * * *',
  'bookings.release-no-shows': '* * * * *',
  'bookings.warn-of-overruns': '* * * * *',
  'checkpoints.sign': '31 * * * *',
  'files.remove-orphans': '53 18 * * *',
  'matters.ask-again': '11 2 * * *',
  'matters.close-silent': '31 16 * * *',
  'matters.remind-of-due': '3 * * * *',
  'matters.wipe-old': '37 18 * * *',
  'open311.remove-old-sendings': '47 * * * *',
  'people.remove-old-sessions': '7 * * * *',
  'people.remove-old-attempts': '23 18 * * *',
  'platform.remove-old-keys': '41 * * * *',
  'webhooks.remove-old-messages': '29 18 * * *',
  'webhooks.tell': '* * * * *',
}

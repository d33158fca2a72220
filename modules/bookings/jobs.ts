import type { Db } from '#platform/db.ts'
import type { Jobs } from '#platform/jobs.ts'
import { expireAll, releaseNoShows } from './actions/run-out.ts'
import { warnOfOverruns } from './actions/use-warn.ts'
import { momentNow } from './api/loading.ts'

/** What comes by the clock, for the queue. */
export const bookingJobs = (db: Db): Jobs => ({
  'bookings.expire': async () => expireAll(db, await momentNow(db, new Date())),
  'bookings.warn-of-overruns': async () => warnOfOverruns(db, await momentNow(db, new Date())),
  'bookings.release-no-shows': async () => releaseNoShows(db, await momentNow(db, new Date())),
})

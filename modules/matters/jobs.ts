import { getCity } from '#modules/city/public.ts'
import { dayIn } from '#platform/clock.ts'
import type { Db } from '#platform/db.ts'
import type { Jobs } from '#platform/jobs.ts'
import type { Moment } from './actions/ask-matter.ts'
import { askAgain, closeSilent, remindOfDue, wipeOld } from './actions/ring-alarms.ts'

/** What comes by the clock, for the queue. */
export const matterJobs = (db: Db): Jobs => {
  const at = (work: (db: Db, moment: Moment) => Promise<void>) => async () => {
    const { zone } = await getCity(db)
    const now = new Date()
    await work(db, { now, today: dayIn(zone, now), zone })
  }
  return {
    'matters.remind-of-due': at(remindOfDue),
    'matters.close-silent': at(closeSilent),
    'matters.ask-again': at(askAgain),
    'matters.wipe-old': at(wipeOld),
  }
}

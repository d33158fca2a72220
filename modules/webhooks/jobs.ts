import type { Db } from '#platform/db.ts'
import type { Jobs } from '#platform/jobs.ts'
import { collectMessages, deliverDue } from './deliver.ts'
import { deleteOldMessages } from './queries/messages.ts'
import { tellFailing } from './tell-failing.ts'

/** What comes by the clock, for the queue. */
export const webhookJobs = (db: Db): Jobs => ({
  'webhooks.tell': async () => {
    await collectMessages(db)
    await deliverDue(db)
    await tellFailing(db)
  },
  'webhooks.remove-old-messages': async () => deleteOldMessages(db),
})

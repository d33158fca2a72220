import * as z from 'zod'
import type { Db } from '#platform/db.ts'
import type { Jobs } from '#platform/jobs.ts'
import { type Auditor, channelsOf, deliver } from './actions/deliver.ts'
import { SIGN } from './actions/request-checkpoint.ts'
import { DELIVER, signNewestSeal } from './actions/sign-newest-seal.ts'

const Delivery = z.object({ checkpointId: z.uuid(), channel: z.enum(['webhook', 'mail']) })

/** Signing and delivering, for the queue. `data` is the data folder. */
export const checkpointJobs = (db: Db, data: string, auditor: Auditor): Jobs => ({
  [SIGN]: () => signNewestSeal(db, { data, channels: channelsOf(auditor) }),
  [DELIVER]: (payload) => {
    const { checkpointId, channel } = Delivery.parse(payload)
    return deliver(db, auditor, checkpointId, channel)
  },
})

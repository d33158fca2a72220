import { getCity } from '#modules/city/public.ts'
import { tellBody } from '#modules/people/public.ts'
import { type Db, inTransaction } from '#platform/db.ts'
import { claimFailing } from './queries/webhooks.ts'

/** Tells the operators once of each webhook that took nothing for a day. Of its address the host alone: the rest may be a secret. */
export const tellFailing = (db: Db): Promise<void> =>
  inTransaction(db, async (tx) => {
    const failing = await claimFailing(tx)
    if (failing.length === 0) return
    const operators = { bodyKind: 'city', bodyId: (await getCity(tx)).id, role: 'operator' }
    for (const { id, url } of failing) {
      const details = { webhookId: id, host: new URL(url).host }
      await tellBody(tx, { ...operators, code: 'webhooks.failing', details })
    }
  })

import type { Db } from '#platform/db.ts'
import { offerFreeTime, settleOffers } from './offers.ts'

/**
 * Time of a resource became free. Called in the transaction that freed it, the resource locked, so that whoever waits
 * for it is served before anybody else can see it.
 */
export async function freed(db: Db, resourceId: string, moment: Date): Promise<void> {
  await settleOffers(db, resourceId)
  await offerFreeTime(db, resourceId, moment)
}

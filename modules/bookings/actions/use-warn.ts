import { asSystem } from '#platform/access.ts'
import { type Db, inTransaction } from '#platform/db.ts'
import { getBookingById } from '../queries/bookings.ts'
import { listOverruns, markWarned } from '../queries/write-uses.ts'
import type { Moment } from './consider.ts'
import { tellUser } from './tell.ts'

/** Who comes next learns it before they set out, and once for each use that runs over. */
const WARNED_MINUTES = 30

export const warnOfOverruns = (db: Db, { now }: Moment): Promise<void> =>
  inTransaction(db, async (tx) => {
    for (const overrun of await listOverruns(tx, now, WARNED_MINUTES)) {
      const booking = await getBookingById(tx, overrun.bookingId)
      const { post } = asSystem('a use runs over', booking)
      await markWarned(tx, overrun)
      await tellUser(tx, booking, post, 'bookings.still_in_use')
    }
  })

import { asSystem, type Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { inTransaction } from '#platform/db.ts'
import { record } from '#platform/record.ts'
import { freed } from './freed.ts'
import { type BookingRow, listBookingsById, lockResourceRow } from '../queries/bookings.ts'
import { endOverWaits } from '../queries/waiting.ts'
import {
  expireBookings,
  listNoShows,
  listResourcesToExpire,
  updateBooking,
} from '../queries/write-bookings.ts'
import type { Moment } from './consider.ts'
import { counted } from './counting.ts'
import { tellUser } from './tell.ts'

/**
 * Ends what ran out of time on a locked resource. Every write of its bookings begins with it, so that nobody is refused
 * because of a hold that nobody ended yet.
 */
export async function expireOld(db: Db, resourceId: string, { now }: Moment): Promise<void> {
  const expired = await expireBookings(db, resourceId, now)
  if (expired.length === 0) return
  // What was only held was never a booking, and its end is no news.
  const undecided = expired.filter(({ state }) => state === 'pending').map(({ id }) => id)
  if (undecided.length > 0)
    for (const booking of await listBookingsById(db, undecided)) {
      const permit = asSystem<'bookings.expire', BookingRow>('nobody decided in time', booking)
      await record(db, permit, 'bookings.expired', { bookingId: booking.id, resourceId }, [])
      await tellUser(db, booking, permit.post, 'bookings.expired')
    }
  await freed(db, resourceId, now)
}

/** Ends what ran out of time on all resources, each in a transaction of its own. */
export async function expireAll(db: Db, moment: Moment): Promise<void> {
  await endOverWaits(db, moment.now)
  for (const resourceId of await listResourcesToExpire(db, moment.now))
    await inTransaction(db, async (tx) => {
      await lockResourceRow(tx, resourceId)
      await expireOld(tx, resourceId, moment)
    })
}

/** Gives back the time of who did not come, each in a transaction of its own. */
export async function releaseNoShows(db: Db, moment: Moment): Promise<void> {
  for (const { id, resourceId } of await listNoShows(db, moment.now))
    await inTransaction(db, async (tx) => {
      await lockResourceRow(tx, resourceId)
      // Asked again behind the lock: they may have come, moved or cancelled meanwhile.
      const stillAway = (await listNoShows(tx, moment.now)).some((one) => one.id === id)
      const [booking] = stillAway ? await listBookingsById(tx, [id]) : []
      if (booking) await markNoShow(tx, asSystem('nobody came in time', booking), moment)
    })
}

async function markNoShow(
  db: Db,
  permit: Permit<'bookings.release', BookingRow>,
  { now, today }: Moment,
): Promise<void> {
  const booking = permit.subject
  await updateBooking(db, booking.id, { state: 'no_show', ended_at: now })
  const facts = [counted(booking, today, -1)]
  await record(
    db,
    permit,
    'bookings.not_shown_up',
    { bookingId: booking.id, resourceId: booking.resourceId },
    facts,
  )
  await tellUser(db, booking, permit.post, 'bookings.not_shown_up')
  await freed(db, booking.resourceId, now)
}

import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { record } from '#platform/record.ts'
import { freed } from './freed.ts'
import type { BookingRow } from '../queries/bookings.ts'
import { updateBooking } from '../queries/write-bookings.ts'
import { inStep } from './change.ts'
import type { Moment } from './consider.ts'
import { counted } from './counting.ts'
import { tellUser } from './tell.ts'

type Decider = Permit<'bookings.decide', BookingRow>

export async function approveBooking(db: Db, permit: Decider, { now, today }: Moment): Promise<void> {
  const { subject: booking, post } = permit
  inStep(booking, 'decide', now)
  await updateBooking(db, booking.id, { state: 'confirmed', decided_by: post.personId, decided_at: now })
  await record(db, permit, 'bookings.approved', { bookingId: booking.id }, [counted(booking, today, 1)])
  await tellUser(db, booking, post, 'bookings.approved')
}

/** The time is free again. */
export async function refuseBooking(db: Db, permit: Decider, reason: string, { now }: Moment): Promise<void> {
  const { subject: booking, post } = permit
  inStep(booking, 'decide', now)
  const decided = { decided_by: post.personId, decided_at: now }
  await updateBooking(db, booking.id, { state: 'refused', reason, ...decided })
  await record(db, permit, 'bookings.refused', { bookingId: booking.id }, [])
  await tellUser(db, booking, post, 'bookings.refused')
  await freed(db, booking.resourceId, now)
}

import type { Permit } from '#platform/access.ts'
import type { Lendable } from '#modules/sharing/public.ts'
import { dayIn } from '#platform/clock.ts'
import type { Db } from '#platform/db.ts'
import { invalidField, refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import { BookingMovedOn, type Span, UseHasEnded, UseIsSettled } from '../contract.ts'
import type { BookingRow } from '../queries/bookings.ts'
import type { UseRow } from '../queries/uses.ts'
import { updateBooking } from '../queries/write-bookings.ts'
import { insertUse, takeBack } from '../queries/write-uses.ts'
import type { Moment } from './consider.ts'
import { counted } from './counting.ts'
import type { Using } from './use.ts'
import { correctingFacts, end, factsOf, settle, takingBackFacts } from './use-end.ts'

function requirePast({ endsAt }: Span, { now }: Moment): void {
  if (endsAt > now) throw invalidField('endsAt', 'in_the_future')
}

/** A use that is over, told with how one knows. Of a booking only while nothing else became of it. Returns its id. */
export async function tellUse(
  db: Db,
  permit: Permit<'bookings.tell_use' | 'bookings.tell_own_use', Using>,
  booking: BookingRow | undefined,
  { words, ...span }: Span & { words: string },
  moment: Moment,
): Promise<string> {
  requirePast(span, moment)
  if (booking && booking.state !== 'confirmed') throw refused(BookingMovedOn, { state: booking.state })
  const { subject, post } = permit
  const { resource, personId } = subject
  const told = { resourceId: resource.id, source: 'later', toldBy: post.personId ?? personId, words } as const
  const times = { startedAt: span.startsAt, endedAt: span.endsAt }
  const id = await insertUse(db, { ...subject, ...told, ...times })
  const ending = { ...subject, id }
  const settled = await settle(db, ending, span, post.personId, moment)
  await end(db, ending, settled)
  const details = { useId: id, resourceId: resource.id, bookingId: subject.bookingId, personId, words }
  await record(db, permit, 'bookings.use_told', details, factsOf(ending, settled))
  return id
}

/** Counted since an earlier day, it is corrected as any fact is: by two people, and for everybody to see. */
function requireFresh({ recordedAt }: UseRow, { today, zone }: Moment): void {
  if (recordedAt !== null && dayIn(zone, recordedAt) !== today) throw refused(UseIsSettled)
}

export async function correctUse(
  db: Db,
  permit: Permit<'bookings.correct_use', UseRow>,
  resource: Lendable,
  { words, ...span }: Span & { words: string },
  moment: Moment,
): Promise<void> {
  const { subject: use, post } = permit
  if (use.day === null) throw refused(UseHasEnded)
  requireFresh(use, moment)
  requirePast(span, moment)
  const ending = { ...use, resource }
  const settled = await settle(db, ending, span, post.personId, moment)
  const facts = await correctingFacts(db, ending, use.day, settled)
  await end(db, ending, settled, words)
  const from = [use.startedAt, use.endedAt]
  const details = { useId: use.id, from, to: [span.startsAt, span.endsAt], words }
  await record(db, permit, 'bookings.use_corrected', details, facts)
}

/** It never was: its counts are taken back, and its booking waits for the true word. */
export async function takeBackUse(
  db: Db,
  permit: Permit<'bookings.correct_use', UseRow>,
  booking: BookingRow | undefined,
  words: string,
  moment: Moment,
): Promise<void> {
  const { subject: use, post } = permit
  requireFresh(use, moment)
  const facts = use.day === null ? [] : await takingBackFacts(db, use, use.day)
  await takeBack(db, use.id, { personId: post.personId, at: moment.now, words })
  if (booking?.state === 'used') await updateBooking(db, booking.id, { state: 'confirmed' })
  await record(db, permit, 'bookings.use_taken_back', { useId: use.id, words }, facts)
}

/** Nobody came, as a keeper says once the time is over. */
export async function tellAbsence(
  db: Db,
  permit: Permit<'bookings.tell_use', BookingRow>,
  { now, today }: Moment,
): Promise<void> {
  const booking = permit.subject
  if (booking.state !== 'confirmed' || now < booking.endsAt)
    throw refused(BookingMovedOn, { state: booking.state })
  await updateBooking(db, booking.id, { state: 'no_show', ended_at: now, ended_by: permit.post.personId })
  const details = { bookingId: booking.id, resourceId: booking.resourceId }
  await record(db, permit, 'bookings.absence_told', details, [counted(booking, today, -1)])
}

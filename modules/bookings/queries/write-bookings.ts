import { sql, type SqlBool } from 'kysely'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import type { BookingObstacle, BookingState, Repeat, Span } from '../contract.ts'

/** Everything of a booking that its first writing decides. */
export interface BookingToWrite extends Span {
  resourceId: string
  seriesId: string | null
  personId: string
  unitId: string | null
  bookedBy: string | null
  bookedUnder: string | null
  state: 'held' | 'pending' | 'confirmed'
  heldUntil: Date | null
  purpose: string
  publicTitle: string | null
  attendees: number | null
  overridden: readonly BookingObstacle[]
  cost: number | null
  decidedBy: string | null
  decidedAt: Date | null
  at: Date
}

/** As a decimal, which a number of the driver is not. */
export const inYuan = (cost: number | null): string | null => cost?.toFixed(2) ?? null

const columnsOf = (booking: BookingToWrite) => ({
  resource_id: booking.resourceId,
  series_id: booking.seriesId,
  person_id: booking.personId,
  unit_id: booking.unitId,
  booked_by: booking.bookedBy ?? booking.personId,
  booked_under: booking.bookedUnder,
  starts_at: booking.startsAt,
  ends_at: booking.endsAt,
  state: booking.state,
  held_until: booking.heldUntil,
  purpose: booking.purpose,
  public_title: booking.publicTitle,
  attendees: booking.attendees,
  overridden: [...booking.overridden],
  cost: inYuan(booking.cost),
  decided_by: booking.decidedBy,
  decided_at: booking.decidedAt,
  ended_at: null,
  ended_by: null,
  created_at: booking.at,
})

/** Writes it into the row of a hold where there is one, so that its time is never free in between. */
export async function writeBooking(db: Db, booking: BookingToWrite, holdId?: string): Promise<string> {
  const columns = columnsOf(booking)
  if (holdId !== undefined) {
    await db
      .updateTable('booking')
      .set({ ...columns, version: sql<number>`version + 1` })
      .where('id', '=', holdId)
      .execute()
    return holdId
  }
  const id = newId()
  await db
    .insertInto('booking')
    .values({ id, ...columns })
    .execute()
  return id
}

export async function insertSeries(
  db: Db,
  series: { resourceId: string; personId: string; repeat: Repeat; at: Date },
): Promise<string> {
  const id = newId()
  const rule = JSON.stringify({ every: 'week', ...series.repeat })
  const whose = { resource_id: series.resourceId, person_id: series.personId }
  await db
    .insertInto('booking_series')
    .values({ id, ...whose, rule, created_at: series.at })
    .execute()
  return id
}

interface Changes {
  state: BookingState
  starts_at: Date
  ends_at: Date
  person_id: string
  overridden: BookingObstacle[]
  cost: string | null
  decided_by: string | null
  decided_at: Date | null
  reason: string | null
  ended_by: string | null
  ended_at: Date | null
  is_late: boolean
}

export async function updateBooking(db: Db, id: string, changes: Partial<Changes>): Promise<void> {
  await db
    .updateTable('booking')
    .set({ ...changes, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute()
}

/**
 * The hold of who asks on this resource, running or run out; one that ran out is used again, so that filling in forms
 * leaves no heap of rows. What is held for the first on the waiting list is none of theirs.
 */
export async function findOwnHold(
  db: Db,
  resourceId: string,
  bookedBy: string | null,
): Promise<({ id: string; isRunning: boolean } & Span) | undefined> {
  return db
    .selectFrom('booking')
    .select(['id', 'starts_at as startsAt', 'ends_at as endsAt'])
    .select((row) => row('state', '=', 'held').$castTo<boolean>().as('isRunning'))
    .where('resource_id', '=', resourceId)
    .where('booked_by', '=', bookedBy)
    .where('state', 'in', ['held', 'expired'])
    .where('held_until', 'is not', null)
    .where(sql<SqlBool>`not exists (select from waiting where waiting.booking_id = booking.id)`)
    .orderBy('isRunning', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export interface Expired {
  id: string
  state: 'held' | 'pending'
}

/** Ends what ran out of time: holds at their end, and bookings that nobody decided about before theirs. */
export async function expireBookings(db: Db, resourceId: string, now: Date): Promise<Expired[]> {
  const { rows } = await sql<Expired>`
    with old as (
      select id, state from booking where resource_id = ${resourceId} and state in ('held', 'pending')
        and ((state = 'held' and held_until <= ${now}) or (state = 'pending' and ends_at <= ${now})))
    update booking set state = 'expired', ended_at = ${now}, version = version + 1
    from old where booking.id = old.id returning old.id, old.state`.execute(db)
  return rows
}

/** Resources with something that ran out of time. */
export async function listResourcesToExpire(db: Db, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct resource_id as id from booking
    where state in ('held', 'pending')
      and ((state = 'held' and held_until <= ${now}) or (state = 'pending' and ends_at <= ${now}))`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

/** Confirmed bookings that run, whose time to come is over, and of which no use is told. */
export async function listNoShows(db: Db, now: Date): Promise<{ id: string; resourceId: string }[]> {
  const { rows } = await sql<{ id: string; resourceId: string }>`
    select booking.id, booking.resource_id as "resourceId"
    from booking join booking_rules using (resource_id)
    where state = 'confirmed' and starts_at <= ${now} and ends_at > ${now}
      and starts_at + no_show_minutes * interval '1 minute' <= ${now}
      and not exists (select from machine_use where machine_use.resource_id = booking.resource_id and taken_back_at is null
        and (machine_use.booking_id = booking.id or (machine_use.person_id = booking.person_id
          and tstzrange(machine_use.started_at, machine_use.ended_at) && tstzrange(starts_at, ends_at))))
    order by booking.resource_id, starts_at`.execute(db)
  return rows
}

import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import type { UseSource } from '../contract.ts'
import type { Audience } from '../rules/costs.ts'
import { inYuan } from './write-bookings.ts'

export async function insertUse(
  db: Db,
  use: {
    resourceId: string
    bookingId: string | null
    personId: string
    unitId: string | null
    startedAt: Date
    source: UseSource
    toldBy: string
    words: string | null
    endedAt?: Date
  },
): Promise<string> {
  const id = newId()
  await db
    .insertInto('machine_use')
    .values({
      id,
      resource_id: use.resourceId,
      booking_id: use.bookingId,
      person_id: use.personId,
      unit_id: use.unitId,
      started_at: use.startedAt,
      ended_at: use.endedAt ?? null,
      source: use.source,
      told_by: use.toldBy,
      words: use.words,
    })
    .execute()
  return id
}

/** What its end settles. */
export interface UseEnd {
  startedAt: Date
  endedAt: Date
  stoppedBy: string | null
  recordedAt: Date
  day: string
  audience: Audience
  cost: number | null
}

export async function writeEnd(db: Db, id: string, end: UseEnd, words?: string): Promise<void> {
  await db
    .updateTable('machine_use')
    .set({
      started_at: end.startedAt,
      ended_at: end.endedAt,
      stopped_by: end.stoppedBy,
      recorded_at: end.recordedAt,
      day: end.day,
      audience: end.audience,
      cost: inYuan(end.cost),
      version: sql<number>`version + 1`,
      ...(words === undefined ? {} : { words }),
    })
    .where('id', '=', id)
    .execute()
}

export async function takeBack(
  db: Db,
  id: string,
  by: { personId: string | null; at: Date; words: string },
): Promise<void> {
  await db
    .updateTable('machine_use')
    .set({
      taken_back_at: by.at,
      taken_back_by: by.personId,
      words: by.words,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .execute()
}

export interface StandingFact {
  id: string
  measure: string
  quantity: number
  day: string
  unitId: string | null
  committeeId: string | null
  placeCode: string | null
}

/** What a use counts for now: its facts that nobody took back. None is of an earlier day than the use. */
export async function listStandingFacts(db: Db, useId: string, day: string): Promise<StandingFact[]> {
  const { rows } = await sql<StandingFact>`
    select id, measure, quantity, day, unit_id as "unitId", committee_id as "committeeId", place_code as "placeCode"
    from fact where subject_id = ${useId} and measure in ('sharing.minutes', 'sharing.external-users')
      and day >= ${day}::date and reverses is null and not exists (select from fact reversal where reversal.reverses = fact.id)`.execute(
    db,
  )
  return rows
}

interface SharedUse {
  id: string
  day: string
  unitId: string
  placeCode: string | null
}

/** The person's first other use that counts them as a borrower from outside. */
export async function findOtherShared(
  db: Db,
  personId: string,
  exceptId: string,
): Promise<SharedUse | undefined> {
  const { rows } = await sql<SharedUse>`
    select machine_use.id, day, resource.unit_id as "unitId", resource.place_code as "placeCode"
    from machine_use join resource on resource.id = resource_id
    where person_id = ${personId} and audience <> 'own' and day is not null and taken_back_at is null
      and machine_use.id <> ${exceptId}
    order by day, machine_use.id limit 1`.execute(db)
  return rows[0]
}

export interface Overrun {
  useId: string
  bookingId: string
}

/** Uses that run past their booking, or without one, where the next booked comes within so many minutes. */
export async function listOverruns(db: Db, now: Date, minutes: number): Promise<Overrun[]> {
  const { rows } = await sql<Overrun>`
    select u.id as "useId", next.id as "bookingId"
    from machine_use u left join booking own on own.id = u.booking_id
    join lateral (select id from booking where booking.resource_id = u.resource_id and state = 'confirmed'
      and ends_at > ${now} and starts_at <= ${now}::timestamptz + ${minutes} * interval '1 minute'
      and booking.id is distinct from u.booking_id order by starts_at limit 1) next on true
    where u.ended_at is null and u.taken_back_at is null and (own.id is null or own.ends_at <= ${now})
      and u.warned_for is distinct from next.id
    order by u.id for no key update of u skip locked`.execute(db)
  return rows
}

export async function markWarned(db: Db, { useId, bookingId }: Overrun): Promise<void> {
  await db.updateTable('machine_use').set({ warned_for: bookingId }).where('id', '=', useId).execute()
}

import { sql } from 'kysely'
import type { Actor } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { visibleTo } from './resources.ts'

export interface Candidate {
  id: string
  horizonDays: number
  leadMinutes: number
  stepMinutes: number
  shortestMinutes: number
  /** JSON of WeeklyHours, left as text: many resources have the same hours, which are then worked out once. */
  opening: string
  onHolidays: boolean
  isOpenOffHours: boolean
}

/** Everything that the reader sees and that is lent for so long at once. */
export async function listCandidates(db: Db, actor: Actor, minutes: number): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select resource_id as id, horizon_days as "horizonDays", lead_minutes as "leadMinutes",
      step_minutes as "stepMinutes", shortest_minutes as "shortestMinutes", opening::text as opening,
      on_holidays as "onHolidays", off_hours <> 'closed' as "isOpenOffHours"
    from booking_rules join resource on resource.id = resource_id
    where longest_minutes >= ${minutes} and ${visibleTo(actor)}`.execute(db)
  return rows
}

export interface Taken {
  id: string
  /** In whole minutes since 1970. An outage that does not begin or end on one takes the whole minute. */
  from: number
  to: number
}

/**
 * What is booked or out of order in a window, of all resources: one scan of the index by time (booking_in_time), because
 * a window holds few of all the bookings there are. The tables stand above this module, which only reads them here.
 */
export async function listTaken(db: Db, from: Date, to: Date): Promise<Taken[]> {
  const { rows } = await sql<Taken>`
    select resource_id as id, floor(extract(epoch from starts_at) / 60)::int as "from",
      ceil(extract(epoch from ends_at) / 60)::int as "to"
    from booking where state in ('held', 'pending', 'confirmed', 'used')
      and tstzrange(starts_at, ends_at) && tstzrange(${from}, ${to})
    union all
    select resource_id, floor(extract(epoch from starts_at) / 60)::int, ceil(extract(epoch from ends_at) / 60)::int
    from outage where lifted_at is null and tstzrange(starts_at, ends_at) && tstzrange(${from}, ${to})`.execute(
    db,
  )
  return rows
}

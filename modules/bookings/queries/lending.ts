import { sql, type SqlBool } from 'kysely'
import * as z from 'zod'
import type { WeeklyHours } from '#modules/sharing/contract.ts'
import type { Page } from '#platform/contract.ts'
import { positionOf } from '#platform/cursor.ts'
import type { Db } from '#platform/db.ts'

/** The rank of a grade as the city pack names it; 1 is the highest. */
export async function rankOf(db: Db, grade: string): Promise<number | null> {
  const row = await db.selectFrom('grade').select('rank').where('key', '=', grade).executeTakeFirst()
  return row?.rank ?? null
}

/** Whether the person holds a post in the unit today. */
export async function isOfUnit(db: Db, personId: string, unitId: string, today: string): Promise<boolean> {
  const { rows } = await sql`select from post where person_id = ${personId} and body_kind = 'unit'
    and body_id = ${unitId} and post_counts_on(post, ${today}::date) limit 1`.execute(db)
  return rows.length > 0
}

const Position = z.tuple([z.string(), z.uuid()])

export function listBorrowers(db: Db, unitId: string, today: string, page: Page) {
  const after = positionOf(page, Position)
  return db
    .selectFrom('person')
    .select(['id', 'name'])
    .where(
      sql<SqlBool>`exists (select from post where person_id = person.id and body_kind = 'unit'
        and body_id = ${unitId} and post_counts_on(post, ${today}::date))`,
    )
    .$if(after !== undefined, (rows) =>
      rows.where(sql<SqlBool>`(person.name, person.id) > (${after?.[0]}, ${after?.[1]}::uuid)`),
    )
    .orderBy('name')
    .orderBy('id')
    .limit(page.limit + 1)
    .execute()
}

export interface CalendarResource {
  id: string
  name: string
  unitId: string
  unitName: string
  opening: WeeklyHours | null
  onHolidays: boolean | null
  offHours: 'closed' | 'limited' | 'free' | null
  stepMinutes: number | null
}

/** The offered ones of these, in the order asked for. */
export async function listCalendarResources(db: Db, ids: readonly string[]): Promise<CalendarResource[]> {
  const { rows } = await sql<CalendarResource>`
    select resource.id, resource.name, unit_id as "unitId", unit.name as "unitName", opening,
      on_holidays as "onHolidays", off_hours as "offHours", step_minutes as "stepMinutes"
    from unnest(${ids}::uuid[]) with ordinality as wanted (id, place)
    join resource on resource.id = wanted.id and resource.status = 'offered'
    join unit on unit.id = unit_id
    left join booking_rules on resource_id = resource.id
    order by place`.execute(db)
  return rows
}

// On which terms a resource is lent: its rules, its prices, its files.
import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { explainConstraint, invalidField } from '#platform/problem.ts'
import type { BookingRules, Price } from '../contract.ts'

explainConstraint('booking_rules_lowest_grade_fkey', () => invalidField('rules.lowestGrade', 'grade_unknown'))

const columnsOf = (rules: BookingRules) => ({
  horizon_days: rules.horizonDays,
  lead_minutes: rules.leadMinutes,
  step_minutes: rules.stepMinutes,
  shortest_minutes: rules.shortestMinutes,
  longest_minutes: rules.longestMinutes,
  gap_minutes: rules.gapMinutes,
  day_count: rules.dayCount,
  day_minutes: rules.dayMinutes,
  ahead_minutes: rules.aheadMinutes,
  opening: JSON.stringify(rules.opening),
  on_holidays: rules.onHolidays,
  off_hours: rules.offHours,
  approval: rules.approval,
  who: rules.who,
  committee_ids: rules.committeeIds,
  unit_ids: rules.unitIds,
  lowest_grade: rules.lowestGrade,
  needs_covenant: rules.needsCovenant,
  needs_qualification: rules.needsQualification,
  idle_days: rules.idleDays,
  late_cancel_minutes: rules.lateCancelMinutes,
  no_show_minutes: rules.noShowMinutes,
  accept_minutes: rules.acceptMinutes,
})

export async function replaceRules(db: Db, resourceId: string, rules: BookingRules | null): Promise<void> {
  if (rules === null) {
    await db.deleteFrom('booking_rules').where('resource_id', '=', resourceId).execute()
    return
  }
  const columns = columnsOf(rules)
  await db
    .insertInto('booking_rules')
    .values({ resource_id: resourceId, ...columns })
    .onConflict((known) => known.column('resource_id').doUpdateSet(columns))
    .execute()
}

/** Those among them that do not exist. */
export async function unknownBodies(
  db: Db,
  { committeeIds, unitIds }: Pick<BookingRules, 'committeeIds' | 'unitIds'>,
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${committeeIds}::uuid[]) as id where not exists (select from committee where committee.id = id.id)
    union all
    select id from unnest(${unitIds}::uuid[]) as id where not exists (select from unit where unit.id = id.id)`.execute(
    db,
  )
  return new Set(rows.map(({ id }) => id))
}

export async function replacePrices(db: Db, resourceId: string, prices: readonly Price[]): Promise<void> {
  await db.deleteFrom('resource_price').where('resource_id', '=', resourceId).execute()
  if (prices.length === 0) return
  await db
    .insertInto('resource_price')
    .values(
      prices.map(({ amount, ...price }) => ({ ...price, resource_id: resourceId, amount: String(amount) })),
    )
    .execute()
}

export interface FileToShow {
  id: string
  purpose: 'picture' | 'document'
  title: string
  forMembers: boolean
}

export async function listFilesOf(db: Db, resourceId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('resource_file')
    .select('file_id')
    .where('resource_id', '=', resourceId)
    .execute()
  return rows.map(({ file_id: id }) => id)
}

/** Those of these files that are pictures. */
export async function pictures(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from file where id = any(${ids}::uuid[]) and content_type like 'image/%'`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

export async function replaceFiles(db: Db, resourceId: string, files: readonly FileToShow[]): Promise<void> {
  await db.deleteFrom('resource_file').where('resource_id', '=', resourceId).execute()
  if (files.length === 0) return
  const rows = files.map(({ id, purpose, title, forMembers }, position) => ({
    resource_id: resourceId,
    file_id: id,
    purpose,
    title,
    for_members: forMembers,
    position,
  }))
  await db.insertInto('resource_file').values(rows).execute()
}

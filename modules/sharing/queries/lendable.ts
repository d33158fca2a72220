// What other modules lend by: a resource with its terms, and what is known of who wants it.
import { sql, type SqlBool } from 'kysely'
import { gradeRankSql } from '#modules/talents/public.ts'
import { builtOnce } from '#platform/built-once.ts'
import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { BookingRules, Price, ResourceStatus } from '../contract.ts'

export interface Lendable {
  id: string
  number: number
  name: string
  unitId: string
  placeCode: string | null
  kind: string
  status: ResourceStatus
  rules: BookingRules | null
  prices: Price[]
}

/** One JSON object in the shape of BookingRules. */
const rulesAsJson = sql<BookingRules | null>`(select json_build_object(
  'horizonDays', horizon_days, 'leadMinutes', lead_minutes, 'stepMinutes', step_minutes,
  'shortestMinutes', shortest_minutes, 'longestMinutes', longest_minutes, 'gapMinutes', gap_minutes,
  'dayCount', day_count, 'dayMinutes', day_minutes, 'aheadMinutes', ahead_minutes,
  'opening', opening, 'onHolidays', on_holidays, 'offHours', off_hours, 'approval', approval, 'who', who,
  'committeeIds', committee_ids, 'unitIds', unit_ids, 'lowestGrade', lowest_grade,
  'needsCovenant', needs_covenant, 'needsQualification', needs_qualification, 'idleDays', idle_days,
  'lateCancelMinutes', late_cancel_minutes, 'noShowMinutes', no_show_minutes, 'acceptMinutes', accept_minutes)
  from booking_rules where resource_id = resource.id)`

export const termColumns = [
  rulesAsJson.as('rules'),
  sql<Price[]>`coalesce((select json_agg(json_build_object('audience', audience, 'per', per, 'amount', amount)
    order by array_position(array['own', 'network', 'other'], audience), per)
    from resource_price where resource_id = resource.id), '[]')`.as('prices'),
] as const

const findOffered = builtOnce((db, id) =>
  db
    .selectFrom('resource')
    .select(['resource.id', sql<number>`resource.number`.as('number'), 'resource.name', 'resource.kind'])
    .select(['resource.unit_id as unitId', 'resource.place_code as placeCode'])
    .select(sql<ResourceStatus>`resource.status`.as('status'))
    .select(termColumns)
    .where('resource.id', '=', id)
    .where('resource.status', '=', 'offered'),
)

/** The offered resource; a draft and a withdrawn one are as if they were not there. */
export async function getLendable(db: Db, id: string): Promise<Lendable> {
  const resource = await findOffered(db, id)
  if (!resource) throw notFound('resource')
  return resource
}

/** The same, locked: whoever books, moves or frees its time locks it first, so that rivals queue here. */
export async function getLendableForUpdate(db: Db, id: string): Promise<Lendable> {
  // The lock first and its terms after it, so that terms changed while waiting are read as they are now.
  await sql`select from resource where id = ${id} for no key update`.execute(db)
  return getLendable(db, id)
}

/** What the database knows of a person as a borrower; the units are those of their posts today, or the one asked for. */
export interface BorrowerFacts {
  isOfOwner: boolean
  committeeIds: string[]
  hasSignedCovenant: boolean
  hasBookedBefore: boolean
  /** 1 is the highest; null without a grade. */
  gradeRank: number | null
  qualification: { grantedAt: Date; usedAt: Date | null; expiresOn: string | null } | null
}

export async function readBorrower(
  db: Db,
  wish: { personId: string; unitId: string | null; resource: Lendable; today: string },
): Promise<BorrowerFacts> {
  const { personId, unitId, resource, today } = wish
  const { rows } = await sql<BorrowerFacts>`
    with own as materialized (
      select body_id from post where person_id = ${personId} and body_kind = 'unit'
        and post_counts_on(post, ${today}::date)
        and (${unitId}::uuid is null or body_id = ${unitId}::uuid))
    select exists (select from own where body_id = ${resource.unitId}) as "isOfOwner",
      array(select distinct committee_id from membership join own on body_id = unit_id where until is null)
        as "committeeIds",
      exists (select from covenant_signature join own on body_id = unit_id
        where version = (select max(version) from covenant where since <= ${today}::date)) as "hasSignedCovenant",
      exists (select from booking where resource_id = ${resource.id} and person_id = ${personId}
        and state in ('confirmed', 'used')) as "hasBookedBefore",
      (select json_build_object('grantedAt', granted_at, 'usedAt', used_at, 'expiresOn', expires_on)
        from qualification where resource_id = ${resource.id} and person_id = ${personId} and ended_at is null)
        as qualification,
      ${gradeRankSql(personId, today)} as "gradeRank"`.execute(db)
  const [found] = rows
  if (!found) throw notFound('person')
  const { qualification } = found
  return {
    ...found,
    qualification: qualification && {
      ...qualification,
      grantedAt: new Date(qualification.grantedAt),
      usedAt: qualification.usedAt && new Date(qualification.usedAt),
    },
  }
}

/** The later moment stays, so a use told late does not shorten it. */
export async function updateQualificationUse(
  db: Db,
  resourceId: string,
  personId: string,
  at: Date,
): Promise<void> {
  await db
    .updateTable('qualification')
    .set({ used_at: at })
    .where('resource_id', '=', resourceId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where(sql<SqlBool>`coalesce(used_at < ${at}, true)`)
    .execute()
}

import { type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { explainConstraint, invalidField, notFound, refused } from '#platform/problem.ts'
import { AlreadyMember } from '../contract.ts'
import { smallNames } from './units.ts'

explainConstraint('membership_is_held_once', () => refused(AlreadyMember))
explainConstraint('membership_position_fkey', () => invalidField('position', 'position_unknown'))

export type MembershipRow = Awaited<ReturnType<typeof getMembershipForUpdate>>

/** In how many committees a unit is now. Exact only while the unit is locked. */
export async function countMemberships(db: Db, unitId: string): Promise<number> {
  const { count } = await db
    .selectFrom('membership')
    .select((membership) => membership.fn.countAll<number>().as('count'))
    .where('unit_id', '=', unitId)
    .where('until', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

export interface NewMembership {
  id: string
  unitId: string
  committeeId: string
  position: string
  since: string
}

export async function insertMembership(db: Db, membership: NewMembership): Promise<void> {
  await db
    .insertInto('membership')
    .values({
      id: membership.id,
      unit_id: membership.unitId,
      committee_id: membership.committeeId,
      position: membership.position,
      since: membership.since,
    })
    .execute()
}

/** Locks the membership of a unit in a committee, after its unit. */
export function getMembershipForUpdate(db: Db, unitId: string, committeeId: string) {
  return db
    .selectFrom('membership')
    .select(['id', 'unit_id as unitId', 'committee_id as committeeId', 'position', 'since'])
    .where('unit_id', '=', unitId)
    .where('committee_id', '=', committeeId)
    .where('until', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow(() => notFound('membership'))
}

export async function markLeft(db: Db, id: string, day: string): Promise<void> {
  await db
    .updateTable('membership')
    .set({ until: day, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

export interface MemberFilter {
  committeeId: string
  position?: string | undefined
}
export type MemberRow = Awaited<ReturnType<typeof listMembers>>[number]

/** Latest first. */
export function listMembers(
  db: Db,
  { committeeId, position }: MemberFilter,
  after: string | undefined,
  limit: number,
) {
  return db
    .selectFrom('membership')
    .innerJoin('unit', 'unit.id', 'membership.unit_id')
    .select(['membership.id', 'membership.unit_id as unitId', 'membership.committee_id as committeeId'])
    .select(['membership.since', 'membership.position'])
    .select(['unit.name', 'unit.name_en as nameEn', 'unit.kind', 'unit.place_code as placeCode'])
    .select(smallNames)
    .select(
      sql<unknown>`(select name from chain_position where key = membership.position)`.as('positionName'),
    )
    .where('membership.committee_id', '=', committeeId)
    .where('membership.until', 'is', null)
    .$if(position !== undefined, (members) => members.where('membership.position', '=', position!))
    .$if(after !== undefined, (members) => members.where(sql<SqlBool>`membership.id < ${after}`))
    .orderBy('membership.id', 'desc')
    .limit(limit)
    .execute()
}

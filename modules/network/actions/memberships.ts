import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { record } from '#platform/record.ts'
import {
  countMemberships,
  getMembershipForUpdate,
  insertMembership,
  markLeft,
  type MembershipRow,
} from '../queries/memberships.ts'
import { findCountedPlace } from '../queries/spells.ts'
import { getUnitForUpdate } from '../queries/units.ts'
import { linkFacts } from './link-facts.ts'

const MEMBERSHIPS = 'network.memberships'

/**
 * Makes a unit a member of a committee, and counts it. Whoever calls has decided that it may be; here only
 * `network.already_member`, an unknown unit or an unknown position is refused. Locks the unit.
 */
export async function startMembership(
  db: Db,
  permit: Permit<string, unknown>,
  wish: { unitId: string; committeeId: string; position: string; day: string },
): Promise<{ membershipId: string }> {
  const { committeeId, position, day } = wish
  const unit = await getUnitForUpdate(db, wish.unitId)
  const isFirst = (await countMemberships(db, unit.id)) === 0
  const membershipId = newId()
  await insertMembership(db, { id: membershipId, unitId: unit.id, committeeId, position, since: day })
  const { id: unitId, placeCode } = unit
  await record(db, permit, 'network.membership_began', { membershipId, unitId, committeeId, position }, [
    {
      measure: MEMBERSHIPS,
      quantity: 1,
      day,
      subjectId: membershipId,
      unitId,
      committeeId,
      placeCode,
      countedOnce: membershipId,
    },
    ...(isFirst ? await linkFacts(db, unit, 1, day) : []),
  ])
  return { membershipId }
}

/** Ends the membership of a unit in a committee on a day, and takes back what it counted for. Locks the unit. */
export async function endMembership(
  db: Db,
  permit: Permit<string, unknown>,
  wish: { unitId: string; committeeId: string; day: string; reason: string },
): Promise<MembershipRow & { until: string }> {
  const { committeeId, day, reason } = wish
  const unit = await getUnitForUpdate(db, wish.unitId)
  const membership = await getMembershipForUpdate(db, unit.id, committeeId)
  const { id: membershipId, unitId } = membership
  await markLeft(db, membershipId, day)
  const isLast = (await countMemberships(db, unitId)) === 0
  await record(
    db,
    permit,
    'network.membership_ended',
    { membershipId, unitId, committeeId, because: reason },
    [
      {
        measure: MEMBERSHIPS,
        quantity: -1,
        day,
        subjectId: membershipId,
        unitId,
        committeeId,
        placeCode: await findCountedPlace(db, MEMBERSHIPS, membershipId),
        countedOnce: membershipId,
      },
      ...(isLast ? await linkFacts(db, unit, -1, day) : []),
    ],
  )
  return { ...membership, until: day }
}

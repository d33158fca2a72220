import type { Db } from '#platform/db.ts'
import type { Fact } from '#platform/record.ts'
import { listOrganisationIds } from '../queries/organisations.ts'
import { presentSpells } from '../queries/spells.ts'
import type { UnitRow } from '../queries/units.ts'

/**
 * What a unit counts for when its first membership begins (+1) or its last one ends (-1): an institute for itself, an
 * enterprise for each of its party organisations. The unit is to be locked; even without, the key of each spell is
 * unique, so that two committees that admit at once count it once.
 */
export async function linkFacts(db: Db, unit: UnitRow, quantity: 1 | -1, day: string): Promise<Fact[]> {
  switch (unit.countsAs) {
    case 'institute':
      return factsOf(db, 'network.institutes-linked', [unit.id], unit, quantity, day)
    case 'enterprise':
      return organisationFacts(db, await listOrganisationIds(db, unit.id), unit, quantity, day)
    case 'other':
      return []
  }
}

/** The same for single party organisations of an enterprise that is a member. */
export const organisationFacts = (
  db: Db,
  organisationIds: readonly string[],
  unit: UnitRow,
  quantity: 1 | -1,
  day: string,
): Promise<Fact[]> => factsOf(db, 'network.organisations-linked', organisationIds, unit, quantity, day)

async function factsOf(
  db: Db,
  measure: string,
  subjectIds: readonly string[],
  unit: UnitRow,
  quantity: 1 | -1,
  day: string,
): Promise<Fact[]> {
  if (subjectIds.length === 0) return []
  const spells = await presentSpells(db, measure, subjectIds)
  return spells.map(({ subjectId, spell, placeCode }) => ({
    measure,
    quantity,
    day,
    subjectId,
    unitId: unit.id,
    // It leaves the count of the place in which it was counted, though the unit may have moved.
    placeCode: quantity === 1 ? unit.placeCode : placeCode,
    countedOnce: `${subjectId}#${spell}`,
  }))
}

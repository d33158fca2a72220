import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { notFound, refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import { KindFixedWhileMember } from '../contract.ts'
import * as bulk from '../queries/bulk-units.ts'
import type { UnitFields } from '../queries/units.ts'

/**
 * Enters any number of units at once and gives their ids in the same order. Codes must be canonical and right
 * (`withCanonicalCodes`, `codeProblems`), an id that is given must be new, kinds and places known; a code that another unit has refuses the whole.
 */
export async function insertUnits(
  db: Db,
  permit: Permit<string, unknown>,
  units: readonly (UnitFields & { id?: string })[],
  source: string,
): Promise<string[]> {
  const given = units.map((unit) => ({ id: newId(), ...unit }))
  await bulk.insertUnits(db, given, source)
  await record(db, permit, 'network.units_added', { count: given.length, source }, [])
  return given.map((unit) => unit.id)
}

/** Changes any number of units at once, with the demands of `insertUnits`. Members keep their kind. */
export async function updateUnits(
  db: Db,
  permit: Permit<string, unknown>,
  units: readonly (UnitFields & { id: string })[],
): Promise<void> {
  const wished = new Map(units.map((unit) => [unit.id, unit]))
  const present = await bulk.listUnitsForUpdate(db, [...wished.keys()])
  if (present.length < wished.size) throw notFound('unit')
  const moved = present.find((unit) => unit.isMember && wished.get(unit.id)?.kind !== unit.kind)
  if (moved) throw refused(KindFixedWhileMember, { unitId: moved.id })
  await bulk.updateUnits(db, units)
  await record(db, permit, 'network.units_changed', { unitIds: [...wished.keys()] }, [])
}

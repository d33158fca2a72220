import { loadGrades } from '#modules/talents/public.ts'
import type { Db } from '#platform/db.ts'
import type { Sharing } from '../pack.ts'
import { insertCovenants, replaceResourceKinds } from '../queries/load.ts'

/** Brings kinds of resources, grades and the covenant up to date with the city pack. Needs the owner's rights. */
export async function loadSharing(ownerDb: Db, { kinds, grades, covenants }: Sharing): Promise<void> {
  await loadGrades(ownerDb, grades)
  await replaceResourceKinds(ownerDb, kinds)
  await insertCovenants(ownerDb, covenants)
}

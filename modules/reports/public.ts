import { asSystem } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { setTarget } from './actions.ts'
import { getTargetForUpdate } from './queries.ts'

/** Sets targets for figures of a year, by their keys, as the system: the demo begins with some. */
export async function loadTargets(
  db: Db,
  year: number,
  targets: Readonly<Record<string, number>>,
): Promise<void> {
  for (const [figure, value] of Object.entries(targets))
    await setTarget(db, asSystem('demo', await getTargetForUpdate(db, figure, year)), value)
}

// What other modules may call.
import type { Db } from '#platform/db.ts'
import { listTaken } from './queries/times.ts'

export { freed } from './actions/freed.ts'

/** When these resources are taken between two moments, in order, without saying by whom. */
export async function takenTimes(
  db: Db,
  resourceIds: readonly string[],
  from: Date,
  to: Date,
  now: Date,
): Promise<{ resourceId: string; startsAt: Date; endsAt: Date }[]> {
  const rows = await listTaken(db, resourceIds, { startsAt: from, endsAt: to }, now)
  return rows.map(({ resourceId, startsAt, endsAt }) => ({ resourceId, startsAt, endsAt }))
}

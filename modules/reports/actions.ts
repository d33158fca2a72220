import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { record } from '#platform/record.ts'
import { type LockedTarget, updateTarget } from './queries.ts'

/** Sets a target, or takes it back with null. It counts for nothing: the event alone remembers what it was. */
export async function setTarget(
  db: Db,
  permit: Permit<'reports.set_target', LockedTarget>,
  value: number | null,
): Promise<void> {
  const { figure, year, value: before } = permit.subject
  await updateTarget(db, permit.subject, value, permit.post.personId)
  const type = value === null ? 'reports.target_taken_back' : 'reports.target_set'
  await record(db, permit, type, { figure, year, before, value }, [])
}

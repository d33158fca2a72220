import { tellBody } from '#modules/people/public.ts'
import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import { ResourceMovedOn } from '../contract.ts'
import { listBooked, type ResourceToChange, updateStatus } from '../queries/resources.ts'
import { countOf } from './resources.ts'

export async function offerResource(
  db: Db,
  permit: Permit<'sharing.offer', ResourceToChange>,
  today: string,
): Promise<void> {
  const { id, status, unitId } = permit.subject
  if (status === 'offered') throw refused(ResourceMovedOn, { status })
  await updateStatus(db, id, 'offered')
  await record(db, permit, 'sharing.resource_offered', { resourceId: id, unitId }, [
    countOf(permit.subject, 1, today),
  ])
}

/** Bookings that stand are left to the keeper, but those who have them are told. */
export async function withdrawResource(
  db: Db,
  permit: Permit<'sharing.offer', ResourceToChange>,
  reason: string,
  { now, today }: { now: Date; today: string },
): Promise<void> {
  const { id, name, status, unitId } = permit.subject
  if (status !== 'offered') throw refused(ResourceMovedOn, { status })
  await updateStatus(db, id, 'withdrawn')
  await record(db, permit, 'sharing.resource_withdrawn', { resourceId: id, unitId, words: reason }, [
    countOf(permit.subject, -1, today),
  ])
  const details = { resourceId: id, name, reason }
  for (const bodyId of await listBooked(db, id, now))
    await tellBody(db, { bodyKind: 'person', bodyId, code: 'sharing.resource_withdrawn', details })
}

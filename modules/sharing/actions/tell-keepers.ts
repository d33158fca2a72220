import { tellBody } from '#modules/people/public.ts'
import type { Db } from '#platform/db.ts'
import { listNamedKeepers } from '../queries/keepers.ts'

/** A notice to each keeper named for the resource, to all keepers of its unit where none is named, in the transaction of what happened. */
export async function tellKeepers(
  db: Db,
  resource: { id: string; unitId: string },
  today: string,
  code: string,
  details: Record<string, unknown>,
): Promise<void> {
  const told = { resourceId: resource.id, ...details }
  const named = await listNamedKeepers(db, resource.id, today)
  for (const personId of named)
    await tellBody(db, { bodyKind: 'person', bodyId: personId, code, details: told })
  if (named.length === 0)
    await tellBody(db, { bodyKind: 'unit', bodyId: resource.unitId, role: 'keeper', code, details: told })
}

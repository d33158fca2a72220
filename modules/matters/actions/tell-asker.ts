import { tellBody } from '#modules/people/public.ts'
import type { Db } from '#platform/db.ts'

interface Asked {
  id: string
  number: number
  askedBy: string | null
  unitId: string | null
}

/** A notice to who asked, or to their unit. Who has only a secret link is told on its page alone. */
export async function tellAsker(
  db: Db,
  { id, number, askedBy, unitId }: Asked,
  code: `matters.${string}`,
): Promise<void> {
  const details = { matterId: id, number }
  if (unitId !== null) await tellBody(db, { bodyKind: 'unit', bodyId: unitId, code, details })
  else if (askedBy !== null) await tellBody(db, { bodyKind: 'person', bodyId: askedBy, code, details })
}

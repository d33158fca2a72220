import { tellBody } from '#modules/people/public.ts'
import type { Db } from '#platform/db.ts'
import { type ActedUnder, findCityId } from '../queries/who-acted.ts'

type Details = Record<string, unknown>

/** Tells every operator of the city that something waits for a second person. */
export async function tellOperators(db: Db, code: string, details: Details): Promise<void> {
  const cityId = await findCityId(db)
  if (cityId !== undefined)
    await tellBody(db, { bodyKind: 'city', bodyId: cityId, role: 'operator', code, details })
}

/** Tells those who hold the post of the proposer. */
export const tellProposer = (
  db: Db,
  { bodyKind, bodyId, roleKey: role }: ActedUnder,
  code: string,
  details: Details,
) => tellBody(db, { bodyKind, bodyId, role, code, details })

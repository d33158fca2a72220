import type { Actor } from '#platform/access.ts'
import type { Language } from '#platform/contract.ts'
import type { Db } from '#platform/db.ts'
import type { Context } from '#platform/http.ts'
import type { Resource } from '../contract.ts'
import { readKinds } from '../queries/kinds.ts'
import { findHeld, findOpenRequest } from '../queries/qualifications.ts'
import { getResource, isOfNetwork, type ResourceRow } from '../queries/resources.ts'
import { isLapsed } from '../rules/qualifications.ts'
import { presentResource } from './present-resource.ts'

/** One resource as this reader is told of it. */
export async function resourcePage(context: Context, id: string, lang: Language): Promise<Resource> {
  const { db, actor } = context
  const row = await getResource(db, actor, id)
  return presentResource(
    row,
    { actor, lang, kinds: await readKinds(db) },
    { isMember: await readsMemberPart(db, actor, row), qualification: await ownQualification(context, row) },
  )
}

/** People of the owner, and of any unit that is a member of a committee today. */
export async function readsMemberPart(
  db: Db,
  { posts }: Actor,
  { unitId }: { unitId: string },
): Promise<boolean> {
  const units = posts.filter(({ bodyKind }) => bodyKind === 'unit').map(({ bodyId }) => bodyId)
  return units.includes(unitId) || (await isOfNetwork(db, units))
}

async function ownQualification(
  { db, actor: { personId }, now, today }: Context,
  { id, rules }: ResourceRow,
): Promise<Resource['qualification']> {
  if (personId === null) return null
  const held = await findHeld(db, id, personId)
  if (held && !isLapsed(held, rules?.idleDays ?? null, { now, today })) return 'valid'
  if ((await findOpenRequest(db, id, personId)) !== undefined) return 'asked'
  return held ? 'lapsed' : 'none'
}

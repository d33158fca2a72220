import { type Actor, defineAccess, postIn } from '#platform/access.ts'

/** Whoever may enter a unit's resources one by one may bring a list of them. */
export const resourceImportsAccess = defineAccess({
  'resource-imports.bring': (actor: Actor, { unitId }: { unitId: string }) =>
    postIn(actor, unitId, 'keeper', 'liaison'),
})

import { type Actor, defineAccess, either, oneself, postIn, type Rule, when } from '#platform/access.ts'
import type { ResourceStatus } from './contract.ts'

interface OfUnit {
  unitId: string
}

const keeper: Rule<OfUnit> = (actor, { unitId }) => postIn(actor, unitId, 'keeper')
const liaison: Rule<OfUnit> = (actor, { unitId }) => postIn(actor, unitId, 'liaison')

/** Whether the actor is a keeper of all that this unit shares. */
export const keepsUnit = (actor: Actor, unitId: string): boolean => keeper(actor, { unitId }) !== undefined

/** The units for which the actor signs. */
export const unitsSpokenFor = ({ posts }: Actor): string[] =>
  posts.filter(({ role }) => role === 'liaison').map(({ bodyId }) => bodyId)

/** Who may do what with shared resources. The whole answer is this table; who sees what is `visibleTo` in queries. */
export const sharingAccess = defineAccess({
  'sharing.keep': either(keeper, liaison),
  'sharing.offer': either(liaison, keeper),
  'sharing.ask_for_qualification': when<{ status: ResourceStatus }>(
    (_, { posts }) => posts.every(({ role }) => role !== 'audit-administrator'),
    oneself,
  ),
  'sharing.keep_qualifications': keeper,
  'sharing.sign_covenant': liaison,
})

import { type Actor, defineAccess, either, holds, postIn, type Rule } from '#platform/access.ts'

/** Without a named committee it is the one of the liaison's first post. */
const liaisonOfCommittee: Rule<{ representedBy?: string | undefined }> = (actor, { representedBy }) =>
  actor.posts.find(
    (post) =>
      post.role === 'committee-liaison' && (representedBy === undefined || post.bodyId === representedBy),
  )
const liaisonOfRepresenting: Rule<{ representedBy: string | null }> = (actor, { representedBy }) =>
  postIn(actor, representedBy, 'committee-liaison')
const liaisonOfUnit: Rule<{ unitId: string }> = (actor, { unitId }) => postIn(actor, unitId, 'liaison')
const secretary: Rule<{ committeeId: string }> = (actor, { committeeId }) =>
  postIn(actor, committeeId, 'secretary')

interface UnitInQuestion {
  unitId: string
  representedBy: string | null
}
interface MembershipInQuestion {
  unitId: string
  committeeId: string
}

/** Who may do what in the network. The whole answer is this table. Reading is for everybody. */
export const networkAccess = defineAccess({
  'network.add_unit': either<{ representedBy?: string | undefined }>(holds('operator'), liaisonOfCommittee),
  'network.edit_unit': either<UnitInQuestion>(liaisonOfUnit, liaisonOfRepresenting, holds('operator')),
  'network.keep_party_organisations': either<{ unitId: string }>(liaisonOfUnit, holds('operator')),
  'network.end_membership': either<MembershipInQuestion>(secretary, liaisonOfUnit),
})

/** For records that say whether any membership of a committee may be ended. */
export const isSecretary = (actor: Actor, committeeId: string): boolean =>
  secretary(actor, { committeeId }) !== undefined

import { type Actor, defineAccess, either, holds, postIn, type Rule, when } from '#platform/access.ts'
import type { ReviewState, Stake } from './contract.ts'
import { stakeOf } from './rules.ts'

interface UnitInQuestion {
  unitId: string
  /** The committee whose liaison answers for a unit without an account. */
  representedBy: string | null
}
interface ApplicationInQuestion extends UnitInQuestion {
  committeeId: string
  submittedBy: string
  /** Of the very person who asks. */
  ownReview: ReviewState | null
}

const liaisonOfUnit: Rule<UnitInQuestion> = (actor, { unitId }) => postIn(actor, unitId, 'liaison')
const liaisonOfRepresenting: Rule<UnitInQuestion> = (actor, { representedBy }) =>
  postIn(actor, representedBy, 'committee-liaison')
const speaksForUnit = either<UnitInQuestion>(liaisonOfUnit, liaisonOfRepresenting)

const secretary: Rule<ApplicationInQuestion> = (actor, { committeeId }) =>
  postIn(actor, committeeId, 'secretary')
const reviewerOfCommittee: Rule<ApplicationInQuestion> = (actor, { committeeId }) =>
  postIn(actor, committeeId, 'reviewer', 'secretary')

const isAssigned = ({ ownReview }: ApplicationInQuestion) => ownReview !== null

/** What ties the actor to the applicant. */
export const stakeIn = (actor: Actor, application: ApplicationInQuestion): Stake | null =>
  stakeOf({
    isOfUnit:
      actor.posts.some((post) => post.bodyId === application.unitId) ||
      speaksForUnit(actor, application) !== undefined,
    hasSubmitted: actor.personId === application.submittedBy,
  })
const isImpartial = (application: ApplicationInQuestion, actor: Actor) => stakeIn(actor, application) === null

/** Who may do what in admission. The whole answer is this table; who sees what is `visibleTo` in queries. */
export const admissionAccess = defineAccess({
  'admission.apply': speaksForUnit,
  'admission.withdraw': speaksForUnit,
  'admission.assign_reviewer': when(isImpartial, secretary),
  'admission.review': when(isAssigned, reviewerOfCommittee),
  // Whoever has a conflict is told which, so that is no matter of this table.
  'admission.decide': secretary,
  'admission.read_reviews': when(isImpartial, either<ApplicationInQuestion>(secretary, holds('operator'))),
  'admission.read_own_review': when(isImpartial, reviewerOfCommittee),
})

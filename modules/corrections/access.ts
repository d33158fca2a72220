import { type Actor, defineAccess, either, holds, postIn, type Rule, when } from '#platform/access.ts'

interface Fact {
  committeeId: string | null
}
interface Proposal {
  proposedBy: string
}
type Correction = Fact & Proposal

const operator = holds('operator')
const secretaryOfFact: Rule<Fact> = (actor, { committeeId }) =>
  committeeId === null ? undefined : postIn(actor, committeeId, 'secretary')
const whoKeepsFact = either<Fact>(operator, secretaryOfFact)

const isOwn = ({ proposedBy }: Proposal, { personId }: Actor) => proposedBy === personId
/** Every figure here is published, so it always takes a second person. */
const isAnothers = (proposal: Proposal, actor: Actor) => !isOwn(proposal, actor)

/** Who may do what with corrections and statements. The whole answer is this table; who sees what is `visibleTo` in queries. */
export const correctionsAccess = defineAccess({
  'corrections.propose': whoKeepsFact,
  'corrections.decide': when<Correction>(isAnothers, operator),
  'corrections.withdraw': when<Correction>(isOwn, whoKeepsFact),
  'statements.submit': operator,
  'statements.decide': when<Proposal>(isAnothers, operator),
  'statements.withdraw': when<Proposal>(isOwn, operator),
})

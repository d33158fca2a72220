import { type Actor, defineAccess, either, holds, postIn, type Rule, when } from '#platform/access.ts'

interface OfSpace {
  id: string
}

const office = holds('operator')
const host: Rule<OfSpace> = (actor, { id }) => postIn(actor, id, 'host')
interface OwnTap extends OfSpace {
  countedBy: string
}
const isOwnTap = ({ countedBy }: OwnTap, { personId }: Actor) => countedBy === personId

/** Who may do what in spaces. The whole answer is this table. */
export const spacesAccess = defineAccess({
  /** Prepare, change, open, close; and see what is only prepared. */
  'spaces.keep': office,
  'spaces.set_days': either<OfSpace>(host, office),
  'spaces.see_prepared': either<OfSpace>(office, host),
  'spaces.see_rota': either<OfSpace>(host, office),
  'spaces.plan': host,
  /** Whoever opens the door knows who has booked a room; nobody else reads names here. */
  'spaces.see_arrivals': host,
  'spaces.count': host,
  'spaces.take_back': when<OwnTap>(isOwnTap, host),
})

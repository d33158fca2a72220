import {
  type Actor,
  defineAccess,
  either,
  holds,
  oneself,
  postIn,
  type Rule,
  when,
} from '#platform/access.ts'
import { handlingPosts } from './rules/handling-roles.ts'

interface OfBody {
  bodyKind: string
  bodyId: string
}
export interface MatterInQuestion {
  askedBy: string | null
  unitId: string | null
  /** Bodies with a part that is not given away. */
  bodies: readonly OfBody[]
  /** Roles that may read the personal part of its kind. */
  readers: readonly string[]
  /** Who took a part or proposed an outcome. */
  handledBy: readonly string[]
}

/** Acting for oneself without an account: whoever asks as a resident, or holds the secret link. */
const anybody: Rule<unknown> = ({ personId }) => ({
  id: null,
  personId,
  role: 'oneself',
  bodyKind: 'person',
  bodyId: '',
})
const ofBody: Rule<OfBody> = (actor, { bodyKind, bodyId }) =>
  handlingPosts(actor).find((post) => post.bodyKind === bodyKind && post.bodyId === bodyId)
/** The host of any space: the counter belongs to the space, and the matter to the city. */
const hostOfAnySpace: Rule<unknown> = ({ posts }) =>
  posts.find(({ role, bodyKind }) => role === 'host' && bodyKind === 'space')
const triage = holds('operator')

const asker: Rule<MatterInQuestion> = either<MatterInQuestion>(
  when<MatterInQuestion>(({ askedBy }, actor) => askedBy !== null && askedBy === actor.personId, oneself),
  (actor, { unitId }) => postIn(actor, unitId, 'liaison'),
)
const handler: Rule<MatterInQuestion> = (actor, { bodies }) =>
  handlingPosts(actor).find((post) =>
    bodies.some((body) => body.bodyKind === post.bodyKind && body.bodyId === post.bodyId),
  )
/** In a body with a part, by the roles that the kind names. */
const namedReader: Rule<MatterInQuestion> = (actor, { bodies, readers }) =>
  actor.posts.find(
    (post) =>
      readers.includes(post.role) &&
      bodies.some((body) => body.bodyKind === post.bodyKind && body.bodyId === post.bodyId),
  )
const hasNoPart = ({ handledBy }: MatterInQuestion, { personId }: Actor) =>
  personId !== null && !handledBy.includes(personId)
const isAnother = ({ proposedBy }: { proposedBy: string }, { personId }: Actor) => proposedBy !== personId

/** Who may do what with matters. The whole answer is this table; who sees what is `visibleTo` in queries. */
export const mattersAccess = defineAccess({
  // The audit administrator reads and writes nothing.
  'matters.ask_for_oneself': when<unknown>(
    (_, { posts }) => posts.every(({ role }) => role !== 'audit-administrator'),
    oneself,
  ),
  'matters.ask_without_account': anybody,
  'matters.ask_for_unit': (actor: Actor, { unitId }: { unitId: string }) => postIn(actor, unitId, 'liaison'),
  'matters.ask_at_counter': hostOfAnySpace,
  'matters.speak_as_asker': asker,
  /** Allowed by the secret, by which the matter was found. */
  'matters.speak_by_secret': anybody,
  'matters.triage': triage,
  'matters.suggest': either<MatterInQuestion>(handler, triage),
  'matters.handle': ofBody,
  'matters.write_to_asker': either<MatterInQuestion>(handler, triage),
  'matters.read_personal_part': either<MatterInQuestion>(asker, namedReader),
  'matters.call_back': when(hasNoPart, triage),
  'matters.decide_pause': when(isAnother, triage),
  'matters.hand_over': ofBody,
  /** The people of the body, and the triage desk. */
  'matters.read_rates': either<{ bodyId: string }>(
    (actor, { bodyId }) => handlingPosts(actor).find((post) => post.bodyId === bodyId),
    triage,
  ),
  'matters.find_bodies': (actor: Actor) => handlingPosts(actor)[0],
})

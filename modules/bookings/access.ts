import {
  type Actor,
  defineAccess,
  either,
  oneself,
  type Post,
  postIn,
  type Rule,
  when,
} from '#platform/access.ts'

/** What somebody wants to borrow, for whom. */
interface Lending {
  /** The unit that owns the resource. */
  ownerId: string
  personId: string
  unitId: string | null
}
export interface BookingInQuestion extends Lending {
  bookedById: string
}

/** Samples, to whom they were sent and by whom. */
type Sent = Pick<Lending, 'ownerId' | 'personId'>

const keeper: Rule<{ ownerId: string }> = (actor, { ownerId }) => postIn(actor, ownerId, 'keeper')
const liaison: Rule<{ unitId: string | null }> = (actor, { unitId }) => postIn(actor, unitId, 'liaison')

/** The audit administrator reads and writes nothing. */
const acts = ({ posts }: Actor) => posts.every(({ role }) => role !== 'audit-administrator')

/** For oneself, or for a unit in which one holds a post. */
const ownUse: Rule<{ unitId: string | null }> = (actor, { unitId }): Post | undefined =>
  unitId === null
    ? oneself(actor, undefined)
    : actor.posts.find(({ bodyKind, bodyId }) => bodyKind === 'unit' && bodyId === unitId)

const user: Rule<BookingInQuestion> = when<BookingInQuestion>(
  ({ personId }, actor) => personId === actor.personId,
  oneself,
)
const booker: Rule<BookingInQuestion> = when<BookingInQuestion>(
  ({ bookedById }, actor) => bookedById === actor.personId,
  oneself,
)

export interface UseInQuestion {
  /** The unit that owns the machine. */
  ownerId: string
  /** Whose use it is, or would be. */
  personId: string
}
/** As who used it themselves; told of a time without a booking, only a keeper is believed. */
const ownMachineUse: Rule<UseInQuestion> = when<UseInQuestion>(
  ({ personId }, actor) => personId === actor.personId && acts(actor),
  oneself,
)

/** Who may do what with bookings. The whole answer is this table; who sees what is `visibleTo` in queries. */
export const bookingsAccess = defineAccess({
  'bookings.book': either<Lending>(
    keeper,
    when<Lending>(({ personId }, actor) => personId === actor.personId && acts(actor), ownUse),
    liaison,
  ),
  /** For oneself only: nobody knows for another whether they would still come. */
  'bookings.wait': when<{ personId: string }>(({ personId }, actor) => personId === actor.personId, oneself),
  /** Setting aside what the rules let a keeper set aside. */
  'bookings.override': keeper,
  'bookings.keep_outages': keeper,
  // Who measures does not measure for themselves.
  'bookings.keep_samples': when<Sent>(({ personId }, actor) => personId !== actor.personId, keeper),
  'bookings.withdraw_sample': when<Sent>(({ personId }, actor) => personId === actor.personId, oneself),
  'bookings.say_sample': either<Sent>(
    when<Sent>(({ personId }, actor) => personId === actor.personId, oneself),
    keeper,
  ),
  // Nobody decides about their own.
  'bookings.decide': when<BookingInQuestion>(({ personId }, actor) => personId !== actor.personId, keeper),
  'bookings.change': either<BookingInQuestion>(keeper, user, booker, liaison),
  'bookings.hand_over': either<BookingInQuestion>(user, liaison),
  'bookings.start_use': keeper,
  'bookings.use_at_machine': ownMachineUse,
  'bookings.stop_use': either<UseInQuestion>(keeper, ownMachineUse),
  'bookings.tell_own_use': either<UseInQuestion>(keeper, ownMachineUse),
  'bookings.tell_use': keeper,
  'bookings.correct_use': keeper,
  'bookings.read_uses': keeper,
  'bookings.read_borrowers': either<{ unitId: string }>(
    (actor, { unitId }) => actor.posts.find(({ bodyId }) => bodyId === unitId),
    (actor) => actor.posts.find(({ role }) => role === 'keeper'),
  ),
})

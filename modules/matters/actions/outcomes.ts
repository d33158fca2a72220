import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { dueAfter } from '#platform/due-time.ts'
import { newId } from '#platform/id.ts'
import { InvalidInput, refused } from '#platform/problem.ts'
import { type Fact, record } from '#platform/record.ts'
import { type Closing, MatterMovedOn, ReopenedBefore, TooLateToReopen } from '../contract.ts'
import { isOpenPart } from '../rules/states.ts'
import { listHandlings, markEnded, markOpenAgain, releaseOpen } from '../queries/handlings.ts'
import { type MatterRow, updateMatter } from '../queries/matters.ts'
import { findOpenOutcome, insertOutcome, markOutcomeAnswered, type OutcomeRow } from '../queries/outcomes.ts'
import { insertStep } from '../queries/steps.ts'
import { CONFIRM_WITHIN, isWithinReopening } from '../rules/terms.ts'
import type { Moment } from './ask-matter.ts'
import { canStep, type PartInHand } from './handle-part.ts'
import { inState } from './send-parts.ts'
import { tellAsker } from './tell-asker.ts'

type Asker = Permit<'matters.speak_as_asker' | 'matters.speak_by_secret', MatterRow>

/** The lead says what came of the matter, of the types of its kind; the asker has 15 working days to confirm. */
export async function proposeOutcome(
  db: Db,
  permit: Permit<'matters.handle', PartInHand>,
  { type, words }: { type: string; words: string },
  { now, zone }: Moment,
): Promise<void> {
  const part = permit.subject
  const { matter } = part
  canStep(part, 'propose_outcome')
  const outcome = matter.kind.outcomes.find(({ key }) => key === type)
  if (!outcome)
    throw refused(InvalidInput, { problems: [{ field: 'type', code: 'not_allowed', in: 'body' }] })
  const { personId } = permit.post
  await insertOutcome(db, {
    id: newId(),
    matterId: matter.id,
    handlingId: part.id,
    type,
    isSolved: outcome.solved,
    words,
    proposedBy: personId,
    proposedAt: now,
    dueAt: dueAfter(zone, now, CONFIRM_WITHIN).at,
  })
  if (isOpenPart(part.state))
    await markEnded(db, part.id, {
      state: 'answered',
      answer: outcome.solved ? 'helped' : 'not_helped',
      words,
      at: now,
    })
  await updateMatter(db, matter.id, { status: 'answered' })
  const { bodyKind, bodyId, id } = part
  const details = { type, words }
  await insertStep(db, {
    matterId: matter.id,
    handlingId: id,
    kind: 'outcome_proposed',
    isInside: false,
    at: now,
    personId,
    bodyKind,
    bodyId,
    details,
  })
  await tellAsker(db, matter, 'matters.outcome_proposed')
  await record(db, permit, 'matters.outcome_proposed', { matterId: matter.id, handlingId: id, type }, [])
}

interface Said {
  isConfirmed: boolean
  words?: string | undefined
}

/** Confirmed, the matter is closed, and counts if it is solved; rejected, it goes back to those who had it in hand. */
export async function answerOutcome(
  db: Db,
  permit: Asker | Permit<'matters.call_back', MatterRow>,
  said: Said,
  moment: Moment,
  calledBy: string | null = null,
): Promise<void> {
  const matter = permit.subject
  const outcome = await openOutcome(db, matter)
  const { now } = moment
  await markOutcomeAnswered(db, outcome.id, {
    answer: said.isConfirmed ? 'confirmed' : 'rejected',
    at: now,
    calledBy,
  })
  if (said.isConfirmed) await close(db, permit, outcome.isSolved ? 'confirmed' : 'not_solved', moment)
  else await goBack(db, matter)
  await insertStep(db, {
    matterId: matter.id,
    kind: said.isConfirmed ? 'outcome_confirmed' : 'outcome_rejected',
    isInside: false,
    at: now,
    personId: permit.post.personId,
    details: { ...(said.words === undefined ? {} : { words: said.words }), byCall: calledBy !== null },
  })
  if (!said.isConfirmed) await record(db, permit, 'matters.outcome_rejected', { matterId: matter.id }, [])
}

/** Silence for 15 working days: closed, and counted apart. */
export async function closeUnconfirmed(
  db: Db,
  permit: Permit<'matters.speak_as_asker', MatterRow>,
  moment: Moment,
): Promise<void> {
  const matter = permit.subject
  const outcome = await openOutcome(db, matter)
  await markOutcomeAnswered(db, outcome.id, { answer: 'silent', at: moment.now, calledBy: null })
  await close(db, permit, 'unconfirmed', moment)
  await insertStep(db, {
    matterId: matter.id,
    kind: 'closed_unconfirmed',
    isInside: false,
    at: moment.now,
    personId: null,
    details: {},
  })
}

export async function withdrawMatter(db: Db, permit: Asker, moment: Moment): Promise<void> {
  const matter = permit.subject
  inState(matter, 'received', 'in_hand', 'answered')
  const outcome = await findOpenOutcome(db, matter.id)
  if (outcome)
    await markOutcomeAnswered(db, outcome.id, { answer: 'rejected', at: moment.now, calledBy: null })
  await close(db, permit, 'withdrawn', moment)
  await insertStep(db, {
    matterId: matter.id,
    kind: 'withdrawn',
    isInside: false,
    at: moment.now,
    personId: permit.post.personId,
    details: {},
  })
}

/** Once, with a reason, within the term; what it counted for is taken off again. */
export async function reopenMatter(
  db: Db,
  permit: Asker,
  reason: string,
  { now, today }: Moment,
): Promise<void> {
  const matter = permit.subject
  if (matter.status !== 'closed' || matter.closing === 'withdrawn')
    throw refused(MatterMovedOn, { state: matter.status })
  if (matter.reopenedAt) throw refused(ReopenedBefore)
  if (!matter.closedAt || !isWithinReopening(matter.closedAt, now)) throw refused(TooLateToReopen)
  await updateMatter(db, matter.id, { status: 'received', closing: null, closed_at: null, reopened_at: now })
  const { personId } = permit.post
  await insertStep(db, {
    matterId: matter.id,
    kind: 'reopened',
    isInside: false,
    at: now,
    personId,
    details: { words: reason },
  })
  const facts = matter.closing === 'confirmed' ? [{ ...resolvedFact(matter, today), quantity: -1 }] : []
  await record(db, permit, 'matters.reopened', { matterId: matter.id }, facts)
}

export async function sayWhetherItLasted(
  db: Db,
  permit: Asker,
  lasted: boolean,
  { now }: Moment,
): Promise<void> {
  const matter = permit.subject
  if (matter.closing !== 'confirmed' || matter.lasted !== null)
    throw refused(MatterMovedOn, { state: matter.status })
  await updateMatter(db, matter.id, { lasted })
  const { personId } = permit.post
  await insertStep(db, {
    matterId: matter.id,
    kind: 'lasted_said',
    isInside: false,
    at: now,
    personId,
    details: { lasted },
  })
  await record(db, permit, 'matters.lasted_said', { matterId: matter.id, lasted }, [])
}

async function openOutcome(db: Db, matter: MatterRow): Promise<OutcomeRow> {
  inState(matter, 'answered')
  const outcome = await findOpenOutcome(db, matter.id)
  if (!outcome) throw new Error(`Matter ${matter.id} is answered without an outcome`)
  return outcome
}

/** Releases what is still open of it, with the facts of how it ended: confirmed ones under the measure of their kind, unconfirmed ones apart. */
async function close(
  db: Db,
  permit: Permit<string, MatterRow>,
  closing: Closing,
  { now, today }: Moment,
): Promise<void> {
  const matter = permit.subject
  await releaseOpen(db, matter.id, now)
  await updateMatter(db, matter.id, { status: 'closed', closing, closed_at: now })
  const facts: Fact[] = []
  if (closing === 'confirmed') facts.push(resolvedFact(matter, today))
  if (closing === 'unconfirmed')
    facts.push({ ...resolvedFact(matter, today), measure: 'matters.unconfirmed' })
  await record(db, permit, `matters.${closing}`, { matterId: matter.id, kind: matter.kind.key }, facts)
}

/** Once for each time that it was taken up: a reopened matter that is solved again counts again. */
const resolvedFact = (matter: MatterRow, day: string): Fact => ({
  measure: matter.kind.measure,
  quantity: 1,
  day,
  subjectId: matter.id,
  unitId: matter.unitId,
  placeCode: matter.placeCode,
  countedOnce: `${matter.id}${matter.reopenedAt && matter.status !== 'closed' ? ':again' : ''}`,
})

/** A rejected outcome: the lead's part is open again, under the due time that it had. */
async function goBack(db: Db, matter: MatterRow): Promise<void> {
  const lead = (await listHandlings(db, matter.id)).find(
    ({ isLead, state, round }) => isLead && state === 'answered' && round === matter.round,
  )
  if (lead) await markOpenAgain(db, lead.id)
  await updateMatter(db, matter.id, { status: lead ? 'in_hand' : 'received' })
}

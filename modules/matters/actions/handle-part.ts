import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { dueMovedBy } from '#platform/due-time.ts'
import { newId } from '#platform/id.ts'
import { invalidField, refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import {
  type Body,
  DeciderProposed,
  type HandlingAnswer,
  HandlingMovedOn,
  PauseDecided,
  type PauseReason,
} from '../contract.ts'
import {
  type HandlingRow,
  insertPause,
  markEnded,
  markPauseDecided,
  markTaken,
  moveAnswerDue,
  type PauseRow,
  untakeOpen,
} from '../queries/handlings.ts'
import { type MatterRow, updateMatter } from '../queries/matters.ts'
import { isOffered } from '../queries/resources.ts'
import { insertStep } from '../queries/steps.ts'
import { availableHandlingSteps, type HandlingStep } from '../rules/states.ts'
import type { Moment } from './ask-matter.ts'
import { giveParts } from './send-parts.ts'

/** A part with its matter, both locked. */
export interface PartInHand extends HandlingRow {
  matter: MatterRow
}
type Handles = Permit<'matters.handle', PartInHand>

/** Whoever led before a matter was reopened leads it no longer. */
export const stepsOf = (part: HandlingRow, matter: MatterRow): readonly HandlingStep[] =>
  availableHandlingSteps(
    { state: part.state, isLead: part.isLead && part.round === matter.round },
    matter.status,
  )

/** Refuses what does not fit the state of the part; of two at once the second is told. */
export function canStep(part: PartInHand, step: HandlingStep): void {
  if (!stepsOf(part, part.matter).includes(step)) throw refused(HandlingMovedOn, { state: part.state })
}

export async function takePart(db: Db, permit: Handles, { now }: Moment): Promise<void> {
  const part = permit.subject
  canStep(part, 'take')
  await markTaken(db, part.id, permit.post.personId, now)
  await told(db, permit, { step: 'taken', details: {} }, now)
}

interface Answer {
  answer: HandlingAnswer
  words: string
  whose?: Body | undefined
  resourceId?: string | undefined
}

/** `not_ours` says whose it may be; the triage desk, which sees it at once, sends it there. A resource is one that is shared now. */
export async function answerPart(
  db: Db,
  permit: Handles,
  { answer, words, whose, resourceId }: Answer,
  { now }: Moment,
): Promise<void> {
  const part = permit.subject
  canStep(part, 'answer')
  if (resourceId !== undefined && !(await isOffered(db, resourceId)))
    throw invalidField('resourceId', 'not_found')
  await markEnded(db, part.id, { state: 'answered', answer, words, resourceId, at: now })
  const named = { ...(whose ? { whose } : {}), ...(resourceId ? { resourceId } : {}) }
  await told(db, permit, { step: 'answered', details: { answer, words, ...named } }, now)
}

/** Ends the part and gives it to another body, whose clock begins anew, so that nobody eats up another's time. */
export async function handOnPart(
  db: Db,
  permit: Handles,
  { body, words }: { body: Body; words: string },
  moment: Moment,
): Promise<void> {
  const { id, isLead, matter } = permit.subject
  canStep(permit.subject, 'hand_on')
  await markEnded(db, id, { state: 'handed_on', answer: null, words, at: moment.now })
  await giveParts(
    db,
    forMatter(permit, matter),
    [{ body, isLead }],
    { words, from: id, step: 'handed_on' },
    moment,
  )
  await updateMatter(db, matter.id, {})
}

/** 吹哨: a body that needs others calls them together; each has a part and a clock of its own. */
export async function callIn(
  db: Db,
  permit: Handles,
  { bodies, words }: { bodies: readonly Body[]; words: string },
  moment: Moment,
): Promise<void> {
  const { id, matter } = permit.subject
  canStep(permit.subject, 'call_in')
  const parts = bodies.map((body) => ({ body, isLead: false }))
  await giveParts(db, forMatter(permit, matter), parts, { words, from: id, step: 'called_in' }, moment)
  await updateMatter(db, matter.id, {})
}

/** The same post allows the act on the matter that the part belongs to. */
const forMatter = (permit: Handles, matter: MatterRow): Permit<'matters.handle', MatterRow> => ({
  ...permit,
  subject: matter,
})

export async function proposePause(
  db: Db,
  permit: Handles,
  pause: { reason: PauseReason; words: string; days: number },
  { now }: Moment,
): Promise<void> {
  const part = permit.subject
  canStep(part, 'propose_pause')
  const { personId } = permit.post
  if (personId === null) throw new Error('A pause is proposed by a person')
  await insertPause(db, { id: newId(), handlingId: part.id, ...pause, proposedBy: personId })
  await told(db, permit, { step: 'pause_proposed', details: { ...pause } }, now)
}

/** Approved, it moves the due time by so many working days; either way the asker sees the reason. */
export async function decidePause(
  db: Db,
  permit: Permit<'matters.decide_pause', PauseRow & { part: PartInHand }>,
  isApproved: boolean,
  { now, zone }: Moment,
): Promise<void> {
  const { part, ...pause } = permit.subject
  if (pause.isApproved !== null) throw refused(PauseDecided)
  if (pause.proposedBy === permit.post.personId) throw refused(DeciderProposed)
  if (part.state !== 'taken') throw refused(HandlingMovedOn, { state: part.state })
  await markPauseDecided(db, pause.id, permit.post.personId, isApproved)
  if (isApproved) await moveAnswerDue(db, part.id, dueMovedBy(zone, part.answerDueAt, pause.days).at)
  const step = isApproved ? 'pause_approved' : 'pause_refused'
  await told(
    db,
    { ...permit, subject: part },
    { step, details: { reason: pause.reason, words: pause.words, days: pause.days } },
    now,
  )
}

/** When somebody leaves: what they had taken waits for another of their body. Answers how many parts. */
export async function handOver(
  db: Db,
  permit: Permit<'matters.hand_over', { bodyKind: string; bodyId: string; personId: string }>,
): Promise<number> {
  const { bodyId, personId } = permit.subject
  const parts = await untakeOpen(db, personId, bodyId)
  for (const { matterId } of parts) await updateMatter(db, matterId, {})
  await record(db, permit, 'matters.handed_over', { personId, bodyId, parts: parts.map(({ id }) => id) }, [])
  return parts.length
}

/** A step that the asker sees, and the event of the record. What is written stays in the step, which can be wiped. */
async function told(
  db: Db,
  permit: Permit<string, PartInHand>,
  { step, details }: { step: string; details: Record<string, unknown> },
  at: Date,
): Promise<void> {
  const { id, matter, bodyKind, bodyId } = permit.subject
  const { personId } = permit.post
  await insertStep(db, {
    matterId: matter.id,
    handlingId: id,
    kind: step,
    isInside: false,
    at,
    personId,
    bodyKind,
    bodyId,
    details,
  })
  await record(db, permit, `matters.${step}`, { matterId: matter.id, handlingId: id }, [])
  await updateMatter(db, matter.id, {})
}

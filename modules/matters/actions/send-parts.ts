import { tellBody } from '#modules/people/public.ts'
import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { dueAfter } from '#platform/due-time.ts'
import { newId } from '#platform/id.ts'
import { InvalidInput, refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import { type Body, MatterMovedOn, NeedsLead } from '../contract.ts'
import { listBodies } from '../queries/bodies.ts'
import { type HandlingToInsert, insertHandlings, listHandlings } from '../queries/handlings.ts'
import { findKind } from '../queries/kinds.ts'
import { type MatterRow, updateMatter } from '../queries/matters.ts'
import { insertStep } from '../queries/steps.ts'
import type { Moment } from './ask-matter.ts'

export interface Part {
  body: Body
  isLead: boolean
}

/** Refuses what is asked of a matter that has gone on since. The matter must be locked. */
export function inState({ status }: MatterRow, ...allowed: MatterRow['status'][]): void {
  if (!allowed.includes(status)) throw refused(MatterMovedOn, { state: status })
}

/** Gives parts to bodies, each with its own clock from now. One lead at a time is what the database holds as well. */
export async function sendParts(
  db: Db,
  permit: Permit<'matters.triage', MatterRow>,
  { parts, words }: { parts: readonly Part[]; words?: string | undefined },
  moment: Moment,
): Promise<void> {
  const matter = permit.subject
  inState(matter, 'received', 'in_hand')
  const leads = parts.filter(({ isLead }) => isLead).length
  const isLed = (await listHandlings(db, matter.id)).some(
    ({ isLead, state, round }) =>
      isLead && round === matter.round && state !== 'handed_on' && state !== 'released',
  )
  if (leads === 0 && !isLed) throw refused(NeedsLead)
  await giveParts(db, permit, parts, { words: words ?? null, from: null, step: 'sent' }, moment)
  await updateMatter(db, matter.id, { status: 'in_hand' })
}

/** Changes the kind; due times that the asker was told stay. */
export async function changeKind(
  db: Db,
  permit: Permit<'matters.triage', MatterRow>,
  key: string,
  { now }: Moment,
): Promise<void> {
  const matter = permit.subject
  inState(matter, 'received', 'in_hand')
  const kind = await findKind(db, key)
  if (!kind || kind.retired)
    throw refused(InvalidInput, { problems: [{ field: 'kind', code: 'kind_unknown', in: 'body' }] })
  const { personId } = permit.post
  const details = { from: matter.kind.key, to: key }
  await updateMatter(db, matter.id, { kind: key })
  await insertStep(db, {
    matterId: matter.id,
    kind: 'kind_changed',
    isInside: false,
    at: now,
    personId,
    details,
  })
  await record(db, permit, 'matters.kind_changed', { matterId: matter.id, ...details }, [])
}

interface Giving {
  words: string | null
  /** The part that it comes from. */
  from: string | null
  step: 'sent' | 'handed_on' | 'called_in'
}

/** Shared by triage, handing on and calling in: rows, steps, one event, and a notice to each body. */
export async function giveParts(
  db: Db,
  permit: Permit<string, MatterRow>,
  parts: readonly Part[],
  { words, from, step }: Giving,
  { now, zone }: Moment,
): Promise<void> {
  const matter = permit.subject
  await refuseUnknown(db, parts)
  const { take, answer } = matter.kind.deadlines
  const rows = parts.map(({ body, isLead }) => ({
    id: newId(),
    matterId: matter.id,
    body,
    isLead,
    round: matter.round,
    from,
    sentAt: now,
    takeDueAt: dueAfter(zone, now, take).at,
    answerDueAt: dueAfter(zone, now, answer).at,
  }))
  await insertHandlings(db, rows)
  for (const row of rows) await tellPart(db, permit, row, step)
  if (words !== null) {
    const { personId } = permit.post
    const note = { matterId: matter.id, kind: 'note', isInside: true, at: now, personId, details: { words } }
    await insertStep(db, note)
  }
  const bodies = parts.map(({ body }) => body)
  await record(db, permit, `matters.${step}`, { matterId: matter.id, bodies }, [])
}

/** A step that the asker sees too, and a notice to the body. */
async function tellPart(
  db: Db,
  { post, subject }: Permit<string, MatterRow>,
  { id, body, isLead, sentAt }: HandlingToInsert,
  step: Giving['step'],
): Promise<void> {
  await insertStep(db, {
    matterId: subject.id,
    handlingId: id,
    kind: step,
    isInside: false,
    at: sentAt,
    personId: post.personId,
    bodyKind: body.kind,
    bodyId: body.id,
    details: { isLead },
  })
  // The city's office sent it, and reads its own desk.
  if (body.kind === 'city') return
  const details = { matterId: subject.id, number: subject.number }
  await tellBody(db, { bodyKind: body.kind, bodyId: body.id, code: 'matters.sent', details })
}

async function refuseUnknown(db: Db, parts: readonly Part[]): Promise<void> {
  const known = await listBodies(
    db,
    parts.map(({ body }) => body),
  )
  const problems = parts.flatMap(({ body }, i) =>
    known.some(({ kind, id }) => kind === body.kind && id === body.id)
      ? []
      : [{ field: `parts.${i}.body`, code: 'body_unknown', in: 'body' as const }],
  )
  if (problems.length > 0) throw refused(InvalidInput, { problems })
}

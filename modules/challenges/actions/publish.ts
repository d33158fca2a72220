import { tellBody } from '#modules/people/public.ts'
import type { Permit } from '#platform/access.ts'
import { daysAfter, startOfDay } from '#platform/clock.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { invalidField, notFound, refused } from '#platform/problem.ts'
import { type Fact, record } from '#platform/record.ts'
import { ChallengeMovedOn, type NewChallenge, NotATechnologyNeed } from '../contract.ts'
import {
  type ChallengeRow,
  findMatterForUpdate,
  insertChallenge,
  isUnit,
  updateChallenge,
} from '../queries/challenges.ts'
import { insertSecrecy } from '../queries/secrecy.ts'
import { allowsStep, type ChallengeStep } from '../rules.ts'

export interface Moment {
  now: Date
  today: string
  zone: string
}

/** The kind of matter, of the city pack, that can become a challenge. */
const TECHNOLOGY = 'technology'

export function inStep({ status }: Pick<ChallengeRow, 'status'>, step: ChallengeStep): void {
  if (!allowsStep(status, step)) throw refused(ChallengeMovedOn, { state: status })
}

export const factOf = (measure: string, id: string, unitId: string | null, day: string): Fact => ({
  measure,
  quantity: 1,
  day,
  subjectId: id,
  unitId,
  countedOnce: id,
})

/** Of a matter it waits for its asker's consent; for a unit it is public at once. Answers with the id. */
export async function proposeChallenge(
  db: Db,
  permit: Permit<'challenges.propose', unknown>,
  wish: NewChallenge,
  { now, today, zone }: Moment,
): Promise<string> {
  const { matterId, unitId, bidsUntil, secrecy, ...said } = wish
  if (bidsUntil <= today) throw invalidField('bidsUntil', 'too_small')
  const whose = matterId === undefined ? await ofUnit(db, unitId) : await ofMatter(db, matterId, unitId)
  const id = newId()
  const status = whose.matterId === null ? 'open' : 'proposed'
  const { personId } = permit.post
  const until = startOfDay(zone, daysAfter(bidsUntil, 1))
  await insertChallenge(db, {
    ...said,
    ...whose,
    id,
    status,
    bidsUntil: until,
    proposedBy: personId,
    at: now,
  })
  await insertSecrecy(db, { challengeId: id, version: 1, words: secrecy, writtenBy: personId, at: now })
  const facts = status === 'open' ? [factOf('challenges.published', id, whose.unitId, today)] : []
  const type = status === 'open' ? 'challenges.published' : 'challenges.proposed'
  await record(db, permit, type, { challengeId: id, matterId: whose.matterId, unitId: whose.unitId }, facts)
  await tellAsker(db, { id, title: said.title, ...whose }, type)
  return id
}

/** The unit that asked, or the person who asked for themselves. */
export async function tellAsker(
  db: Db,
  { id, title, askedBy, unitId }: Pick<ChallengeRow, 'id' | 'title' | 'askedBy' | 'unitId'>,
  code: string,
): Promise<void> {
  const details = { challengeId: id, title }
  if (unitId !== null) await tellBody(db, { bodyKind: 'unit', bodyId: unitId, code, details })
  else if (askedBy !== null) await tellBody(db, { bodyKind: 'person', bodyId: askedBy, code, details })
}

async function ofUnit(db: Db, unitId: string | undefined) {
  if (unitId === undefined) throw invalidField('unitId', 'required')
  if (!(await isUnit(db, unitId))) throw notFound('unit')
  return { matterId: null, askedBy: null, unitId }
}

async function ofMatter(db: Db, matterId: string, unitId: string | undefined) {
  if (unitId !== undefined) throw invalidField('unitId', 'not_allowed')
  const matter = await findMatterForUpdate(db, matterId)
  if (!matter) throw notFound('matter')
  const { kind, status, askedBy } = matter
  // Who asked without an account cannot agree, nor confirm at the end.
  if (kind !== TECHNOLOGY || status === 'closed' || (askedBy === null && matter.unitId === null))
    throw refused(NotATechnologyNeed)
  return { matterId, askedBy, unitId: matter.unitId }
}

/** With their consent the challenge is public; without it nobody but they and the office will have seen it. */
export async function answerProposal(
  db: Db,
  permit: Permit<'challenges.answer_proposal', ChallengeRow>,
  { agrees, words = '' }: { agrees: boolean; words?: string | undefined },
  { now, today }: Moment,
): Promise<void> {
  const { id, unitId, matterId } = permit.subject
  inStep(permit.subject, 'consent')
  if (agrees) {
    const matter = matterId === null ? undefined : await findMatterForUpdate(db, matterId)
    // Since it was proposed the need may have been met, or withdrawn.
    if (matter?.status === 'closed') throw refused(NotATechnologyNeed)
    await updateChallenge(db, id, { status: 'open', published_at: now })
    const facts = [factOf('challenges.published', id, unitId, today)]
    await record(db, permit, 'challenges.published', { challengeId: id }, facts)
    return
  }
  await updateChallenge(db, id, { status: 'declined', closed_at: now, closing: words })
  await record(db, permit, 'challenges.declined', { challengeId: id }, [])
}

import { tellBody } from '#modules/people/public.ts'
import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { invalidField, refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import {
  AlreadyQualified,
  OwnQualification,
  QualificationEnded,
  RequestDecided,
  ResourceMovedOn,
} from '../contract.ts'
import {
  findHeld,
  findOpenRequest,
  findQualification,
  insertQualification,
  insertRequest,
  markDecided,
  markEnded,
  type QualificationRow,
  renewQualification,
  type RequestRow,
} from '../queries/qualifications.ts'
import { type ResourceToChange } from '../queries/resources.ts'
import { isLapsed } from '../rules/qualifications.ts'
import { tellKeepers } from './tell-keepers.ts'

interface Moment {
  now: Date
  today: string
}
type Keeping = Permit<'sharing.keep_qualifications', ResourceToChange>

/** Needs the resource locked. Answers with the id of the request. */
export async function askForQualification(
  db: Db,
  permit: Permit<'sharing.ask_for_qualification', ResourceToChange>,
  { words, evidence }: { words: string; evidence?: string | undefined },
  moment: Moment,
): Promise<string> {
  const { subject: resource, post } = permit
  if (resource.status !== 'offered') throw refused(ResourceMovedOn, { status: resource.status })
  await refuseQualified(db, resource.id, post.personId, moment)
  if (evidence !== undefined)
    await checkTraining(db, { id: evidence, field: 'evidence', personId: post.personId, resource }, moment)
  const id = await insertRequest(db, {
    resourceId: resource.id,
    personId: post.personId,
    words,
    evidence: evidence ?? null,
    at: moment.now,
  })
  await record(db, permit, 'sharing.qualification_asked', { resourceId: resource.id, requestId: id }, [])
  const details = { name: resource.name, requestId: id }
  await tellKeepers(db, resource, moment.today, 'sharing.qualification_asked', details)
  return id
}

export interface Granting {
  personId: string
  expiresOn: string | null
  recognises?: string | undefined
}

/** Needs the resource locked, so that two keepers do not grant at once. Answers an open request of that person too. */
export async function grantQualification(
  db: Db,
  permit: Keeping,
  { personId, expiresOn, recognises }: Granting,
  moment: Moment,
): Promise<string> {
  const { subject: resource, post } = permit
  if (personId === post.personId) throw refused(OwnQualification)
  if (expiresOn !== null && expiresOn < moment.today) throw invalidField('expiresOn', 'too_small')
  const lapsed = await refuseQualified(db, resource.id, personId, moment)
  if (recognises !== undefined)
    await checkTraining(db, { id: recognises, field: 'recognises', personId, resource }, moment)
  const grant = {
    resourceId: resource.id,
    personId,
    grantedBy: post.personId,
    grantedAt: moment.now,
    expiresOn,
    recognises: recognises ?? null,
  }
  const id = lapsed ? lapsed.id : await insertQualification(db, grant)
  if (lapsed) await renewQualification(db, id, grant)
  const requestId = await findOpenRequest(db, resource.id, personId)
  if (requestId !== undefined)
    await markDecided(db, requestId, { isGranted: true, reason: null, by: post.personId, at: moment.now })
  const told = {
    resourceId: resource.id,
    personId,
    qualificationId: id,
    recognises: grant.recognises,
    expiresOn,
  }
  await record(db, permit, 'sharing.qualification_granted', told, [])
  await tellPerson(db, personId, 'sharing.qualification_granted', resource, { recognises: grant.recognises })
  return id
}

/** Needs the resource locked and the request read after that. */
export async function decideQualification(
  db: Db,
  permit: Keeping,
  request: RequestRow,
  decision: { isGranted: true; expiresOn: string | null } | { isGranted: false; reason: string },
  moment: Moment,
): Promise<void> {
  const { subject: resource, post } = permit
  const { id, personId, evidence } = request
  if (personId === post.personId) throw refused(OwnQualification)
  if (request.isGranted !== null) throw refused(RequestDecided)
  if (decision.isGranted) {
    const { expiresOn } = decision
    await grantQualification(db, permit, { personId, expiresOn, recognises: evidence ?? undefined }, moment)
    return
  }
  const { reason } = decision
  await markDecided(db, id, { isGranted: false, reason, by: post.personId, at: moment.now })
  const told = { resourceId: resource.id, personId, requestId: id, words: reason }
  await record(db, permit, 'sharing.qualification_refused', told, [])
  await tellPerson(db, personId, 'sharing.qualification_refused', resource, { reason })
}

export async function endQualification(
  db: Db,
  permit: Permit<'sharing.keep_qualifications', QualificationRow>,
  reason: string,
  { now }: Moment,
): Promise<void> {
  const { id, endedAt, personId, resource } = permit.subject
  if (endedAt !== null) throw refused(QualificationEnded)
  await markEnded(db, id, { at: now, by: permit.post.personId, reason })
  const told = { resourceId: resource.id, personId, qualificationId: id, words: reason }
  await record(db, permit, 'sharing.qualification_ended', told, [])
  await tellPerson(db, personId, 'sharing.qualification_ended', resource, { reason })
}

const tellPerson = (
  db: Db,
  personId: string,
  code: string,
  { id, name }: { id: string; name: string },
  details: Record<string, unknown>,
) =>
  tellBody(db, { bodyKind: 'person', bodyId: personId, code, details: { resourceId: id, name, ...details } })

/** Refuses where a valid one is held; answers with one that lapsed. */
async function refuseQualified(db: Db, resourceId: string, personId: string | null, moment: Moment) {
  const held = await findHeld(db, resourceId, personId ?? '')
  if (held && !isLapsed(held, held.idleDays, moment)) throw refused(AlreadyQualified)
  return held
}

/** Only a valid training of the same person for another resource can be recognised. */
async function checkTraining(
  db: Db,
  shown: { id: string; field: string; personId: string | null; resource: { id: string } },
  moment: Moment,
): Promise<void> {
  const training = await findQualification(db, shown.id)
  const isUsable =
    training?.personId === shown.personId &&
    training.resourceId !== shown.resource.id &&
    training.endedAt === null &&
    !isLapsed(training, training.idleDays, moment)
  if (!isUsable) throw invalidField(shown.field, 'qualification_unknown')
}

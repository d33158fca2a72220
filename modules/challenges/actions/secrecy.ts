import { tellBody } from '#modules/people/public.ts'
import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { notFound, refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import { OwnChallenge, SecrecyChanged, SecrecyNotAccepted } from '../contract.ts'
import { type ChallengeRow, isUnit, updateChallenge } from '../queries/challenges.ts'
import {
  insertAcceptance,
  insertInvitation,
  insertReading,
  insertSecrecy,
  listInvitations,
  markInvitationWithdrawn,
} from '../queries/secrecy.ts'
import { inStep, type Moment } from './publish.ts'

type Prepares = Permit<'challenges.prepare', ChallengeRow>
export type ForUnit = ChallengeRow & { forUnit: string }

/** From now on nobody reads the detail for a unit before it accepted this text. */
export async function changeSecrecy(db: Db, permit: Prepares, words: string, { now }: Moment): Promise<void> {
  const { id: challengeId, secrecy } = permit.subject
  inStep(permit.subject, 'choose_units')
  const version = secrecy + 1
  await insertSecrecy(db, { challengeId, version, words, writtenBy: permit.post.personId, at: now })
  await updateChallenge(db, challengeId, { secrecy: version })
  await record(db, permit, 'challenges.secrecy_changed', { challengeId, version }, [])
}

export async function inviteUnit(db: Db, permit: Prepares, unitId: string, { now }: Moment): Promise<void> {
  const { id: challengeId, title } = permit.subject
  inStep(permit.subject, 'choose_units')
  if (unitId === permit.subject.unitId) throw refused(OwnChallenge)
  if (!(await isUnit(db, unitId))) throw notFound('unit')
  await insertInvitation(db, { challengeId, unitId, personId: permit.post.personId, at: now })
  await updateChallenge(db, challengeId)
  await record(db, permit, 'challenges.unit_invited', { challengeId, unitId }, [])
  const details = { challengeId, title }
  await tellBody(db, { bodyKind: 'unit', bodyId: unitId, code: 'challenges.unit_invited', details })
}

export async function withdrawInvitation(db: Db, permit: Prepares, unitId: string, { now }: Moment) {
  const { id: challengeId } = permit.subject
  inStep(permit.subject, 'choose_units')
  if (!(await markInvitationWithdrawn(db, { challengeId, unitId, at: now }))) throw notFound('invitation')
  await updateChallenge(db, challengeId)
  await record(db, permit, 'challenges.invitation_withdrawn', { challengeId, unitId }, [])
}

/** Whether the unit is chosen now, and which text it accepted last. */
async function standingOf(db: Db, { id, forUnit }: ForUnit) {
  const [invitation] = await listInvitations(db, id, [forUnit])
  if (!invitation || invitation.withdrawnAt) throw refused(SecrecyNotAccepted)
  return invitation
}

/** Only the present version can be accepted: whoever read an older one is told. */
export async function acceptSecrecy(
  db: Db,
  permit: Permit<'challenges.speak_for_unit', ForUnit>,
  version: number,
  { now }: Moment,
): Promise<void> {
  const { id: challengeId, forUnit: unitId, secrecy } = permit.subject
  inStep(permit.subject, 'choose_units')
  await standingOf(db, permit.subject)
  if (version !== secrecy) throw refused(SecrecyChanged, { version: secrecy })
  await insertAcceptance(db, { challengeId, unitId, version, personId: permit.post.personId, at: now })
  await record(db, permit, 'challenges.secrecy_accepted', { challengeId, unitId, version }, [])
}

/** For a unit: chosen, and the present text accepted. That it was read is written before anything is shown. */
export async function readDetailForUnit(
  db: Db,
  permit: Permit<'challenges.speak_for_unit', ForUnit>,
  { now }: Moment,
): Promise<void> {
  const { id: challengeId, forUnit: unitId, secrecy: version } = permit.subject
  const { acceptedVersion } = await standingOf(db, permit.subject)
  if (acceptedVersion !== version) throw refused(SecrecyNotAccepted)
  const { personId } = permit.post
  await insertReading(db, { challengeId, unitId, version, personId, at: now })
  await record(db, permit, 'challenges.detail_read', { challengeId, unitId }, [])
}

/** By the asker or the office, who need no acceptance; written all the same. */
export async function readDetail(
  db: Db,
  permit: Permit<'challenges.read_detail', ChallengeRow>,
  { now }: Moment,
): Promise<void> {
  const { id: challengeId } = permit.subject
  const { personId } = permit.post
  await insertReading(db, { challengeId, unitId: null, version: null, personId, at: now })
  await record(db, permit, 'challenges.detail_read', { challengeId }, [])
}

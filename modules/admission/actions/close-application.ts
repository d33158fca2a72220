import { startMembership } from '#modules/network/public.ts'
import { tellBody } from '#modules/people/public.ts'
import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import {
  ApplicationClosed,
  DeciderHasConflict,
  type Decision,
  NeedsTwoReviews,
  type Stake,
} from '../contract.ts'
import { type ApplicationRow, markDecided, markStatus } from '../queries/applications.ts'
import { availableSteps, deciderConflict, isOpen } from '../rules.ts'

/** Frees the unit to apply again. */
export async function withdrawApplication(
  db: Db,
  permit: Permit<'admission.withdraw', ApplicationRow>,
): Promise<void> {
  const { id: applicationId, status } = permit.subject
  if (!isOpen(status)) throw refused(ApplicationClosed, { state: status })
  await markStatus(db, applicationId, 'withdrawn')
  await record(db, permit, 'admission.withdrawn', { applicationId }, [])
}

type Decidable = ApplicationRow & { stake: Stake | null; reviews: { given: number; pending: number } }

/** Admits or declines, and tells the unit and whoever answers for it. An admitted unit is a member in the same transaction. */
export async function decideApplication(
  db: Db,
  permit: Permit<'admission.decide', Decidable>,
  { decision, reasons }: Decision,
  today: string,
): Promise<void> {
  const { subject: application, post } = permit
  const { id: applicationId, unitId, committeeId, position } = application
  if (!isOpen(application.status)) throw refused(ApplicationClosed, { state: application.status })
  const conflict = deciderConflict(application.stake, application.ownReview)
  if (conflict) throw refused(DeciderHasConflict, { conflict })
  if (!availableSteps(application.status, application.reviews).includes('decide'))
    throw refused(NeedsTwoReviews)

  const status = decision === 'admit' ? 'admitted' : 'declined'
  const membershipId =
    decision === 'admit'
      ? (await startMembership(db, permit, { unitId, committeeId, position, day: today })).membershipId
      : null
  await markDecided(db, applicationId, { status, reasons, membershipId, decidedBy: post.personId })
  await record(db, permit, 'admission.decided', { applicationId, decision, membershipId }, [
    { measure: 'admission.decided', quantity: 1, day: today, subjectId: applicationId, unitId, committeeId },
  ])
  await tellApplicant(db, application, `admission.${status}`, reasons)
}

async function tellApplicant(db: Db, application: ApplicationRow, code: string, reasons: string) {
  const { id: applicationId, unitId, unitName, committeeId, committeeName, representedBy } = application
  const details = { applicationId, unitId, unitName, committeeId, committeeName, reasons }
  await tellBody(db, { bodyKind: 'unit', bodyId: unitId, code, details })
  // A unit without an account has nobody who reads its notices.
  if (representedBy) await tellBody(db, { bodyKind: 'committee', bodyId: representedBy, code, details })
}

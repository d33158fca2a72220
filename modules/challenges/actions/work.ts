import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import { MilestoneMovedOn, MilestonesOpen, NeedsAnother } from '../contract.ts'
import { revokeNoticed } from '../queries/awards.ts'
import { type ChallengeRow, updateChallenge } from '../queries/challenges.ts'
import { insertMilestone, listMilestones, type MilestoneRow, updateMilestone } from '../queries/milestones.ts'
import { factOf, inStep, type Moment, tellAsker } from './publish.ts'

export type InWork = ChallengeRow & { milestone: MilestoneRow }

export async function planMilestone(
  db: Db,
  permit: Permit<'challenges.do_the_work', ChallengeRow>,
  milestone: { title: string; dueOn: string },
): Promise<void> {
  const { id: challengeId } = permit.subject
  inStep(permit.subject, 'work')
  const id = newId()
  await insertMilestone(db, { ...milestone, id, challengeId })
  await updateChallenge(db, challengeId)
  await record(db, permit, 'challenges.milestone_planned', { challengeId, milestoneId: id }, [])
}

export async function reportMilestone(
  db: Db,
  permit: Permit<'challenges.do_the_work', InWork>,
  report: string,
  { now }: Moment,
): Promise<void> {
  const { id: challengeId, milestone } = permit.subject
  inStep(permit.subject, 'work')
  if (milestone.state !== 'planned') throw refused(MilestoneMovedOn)
  const reported = { report, reported_by: permit.post.personId, reported_at: now }
  await updateMilestone(db, milestone.id, { state: 'reported', ...reported })
  await updateChallenge(db, challengeId)
  await record(db, permit, 'challenges.milestone_reported', { challengeId, milestoneId: milestone.id }, [])
  await tellAsker(db, permit.subject, 'challenges.milestone_reported')
}

/** Sent back, it is planned as before and keeps the words that say why. */
export async function answerMilestone(
  db: Db,
  permit: Permit<'challenges.accept_work', InWork>,
  { isAccepted, words }: { isAccepted: boolean; words: string },
  { now }: Moment,
): Promise<void> {
  const { id: challengeId, milestone } = permit.subject
  const { personId } = permit.post
  inStep(permit.subject, 'work')
  if (milestone.state !== 'reported') throw refused(MilestoneMovedOn)
  if (milestone.reportedBy === personId) throw refused(NeedsAnother)
  await updateMilestone(
    db,
    milestone.id,
    isAccepted
      ? { state: 'accepted', answer: words, accepted_by: personId, accepted_at: now }
      : { state: 'planned', answer: words },
  )
  await updateChallenge(db, challengeId)
  const type = isAccepted ? 'challenges.milestone_accepted' : 'challenges.milestone_sent_back'
  await record(db, permit, type, { challengeId, milestoneId: milestone.id }, [])
}

/** Only what its asker confirmed counts as solved, and only with all milestones accepted. */
export async function confirmSolved(
  db: Db,
  permit: Permit<'challenges.confirm_solved', ChallengeRow>,
  words: string,
  { now, today }: Moment,
): Promise<void> {
  const { id: challengeId, awardedUnitId } = permit.subject
  inStep(permit.subject, 'confirm_solved')
  const milestones = await listMilestones(db, challengeId)
  if (milestones.length === 0 || milestones.some(({ state }) => state !== 'accepted'))
    throw refused(MilestonesOpen)
  await updateChallenge(db, challengeId, { status: 'solved', closed_at: now, closing: words })
  const facts = [factOf('challenges.solved', challengeId, awardedUnitId, today)]
  await record(db, permit, 'challenges.solved', { challengeId }, facts)
}

/** From any state in which something is still to be done; an award that stands in public falls with it. */
export async function endChallenge(
  db: Db,
  permit: Permit<'challenges.end', ChallengeRow>,
  reasons: string,
  { now }: Moment,
): Promise<void> {
  const { id: challengeId } = permit.subject
  inStep(permit.subject, 'end')
  await revokeNoticed(db, challengeId)
  await updateChallenge(db, challengeId, { status: 'ended', closed_at: now, closing: reasons })
  await record(db, permit, 'challenges.ended', { challengeId }, [])
}

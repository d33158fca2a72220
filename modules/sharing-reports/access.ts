import { defineAccess, either, holds, postIn, type Rule } from '#platform/access.ts'

const ofCommittee: Rule<{ committeeId: string }> = (actor, { committeeId }) =>
  postIn(actor, committeeId, 'secretary', 'committee-liaison')

/** A committee reads of its own members; the district reads of all. Both read sums by unit, never who borrowed. */
export const sharingReportsAccess = defineAccess({
  'sharing_reports.read_chain': either<{ committeeId: string }>(ofCommittee, holds('operator')),
  'sharing_reports.evaluate': holds('operator'),
})

// What other modules may call: what is lent on which terms, to whom, and who keeps it.
import type { Db } from '#platform/db.ts'
import { type Lendable, readBorrower, updateQualificationUse } from './queries/lendable.ts'
import { isLapsed } from './rules/qualifications.ts'

export { foundBy } from './actions/found-by.ts'
export { keepsUnit, sharingAccess } from './access.ts'
export { offerResource, withdrawResource } from './actions/offers.ts'
export { addResource, changeResource } from './actions/resources.ts'
export { setPrices, setRules } from './actions/terms.ts'
export { tellKeepers } from './actions/tell-keepers.ts'
export { loadSharing } from './actions/load-sharing.ts'
export {
  getLendable as getResource,
  getLendableForUpdate as lockResource,
  type Lendable,
} from './queries/lendable.ts'
export { type KeptResource, listKept, lockKept } from './queries/kept.ts'
export { readKinds } from './queries/kinds.ts'

/** Who wants to borrow, as rules of booking ask it. */
export interface Borrower {
  isOfOwner: boolean
  isOfNetwork: boolean
  committeeIds: string[]
  /** 1 is the highest; null without a grade. */
  gradeRank: number | null
  hasSignedCovenant: boolean
  qualification: 'none' | 'valid' | 'lapsed'
  hasBookedBefore: boolean
}

/**
 * By the posts that count today: those in `unitId`, or in any unit where a person borrows for themselves. A unit in
 * which they hold no post gives them nothing, so it need not have been checked.
 */
export async function borrowerOf(
  db: Db,
  wish: { personId: string; unitId: string | null; resource: Lendable; today: string; now: Date },
): Promise<Borrower> {
  const { qualification, ...facts } = await readBorrower(db, wish)
  const idleDays = wish.resource.rules?.idleDays ?? null
  return {
    ...facts,
    isOfNetwork: facts.committeeIds.length > 0,
    qualification:
      qualification === null ? 'none' : isLapsed(qualification, idleDays, wish) ? 'lapsed' : 'valid',
  }
}

/** Where the person holds a qualification; nothing happens otherwise. */
export const markQualificationUsed = (
  db: Db,
  resourceId: string,
  personId: string,
  at: Date,
): Promise<void> => updateQualificationUse(db, resourceId, personId, at)

/** Counts that follow from what is offered, booked and used, which keepers put right. */
export const sharingMeasures: readonly string[] = [
  'sharing.resources',
  'sharing.bookings',
  'sharing.minutes',
  'sharing.external-users',
]

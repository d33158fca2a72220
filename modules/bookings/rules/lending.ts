import type { BookingRules } from '#modules/sharing/contract.ts'
import type { BookingProblem } from '../contract/problems.ts'
import { told } from './told.ts'

/** Who would use a resource, as its rules ask. */
export interface Borrower {
  /** They borrow for the unit that owns it. */
  readonly isOfOwner: boolean
  readonly isOfNetwork: boolean
  readonly committeeIds: readonly string[]
  readonly gradeRank: number | null
  /** Of the grade that the rules name; 1 is the highest. Null where they name none. */
  readonly lowestRank: number | null
  readonly hasSignedCovenant: boolean
  readonly qualification: 'none' | 'valid' | 'lapsed'
}

/** Whether it is lent to them at all. The owner lends to its own people without asking who they are; skill it asks of all. */
export function lendingProblems(
  unitId: string | null,
  rules: BookingRules,
  borrower: Borrower,
): BookingProblem[] {
  const problems: BookingProblem[] = []
  const { gradeRank, lowestRank, qualification } = borrower
  if (!borrower.isOfOwner) {
    if (!isLentTo(unitId, rules, borrower)) problems.push(told('not_lent_to_you'))
    if (lowestRank !== null && (gradeRank === null || gradeRank > lowestRank))
      problems.push(told('grade_too_low'))
    if (rules.needsCovenant && !borrower.hasSignedCovenant) problems.push(told('covenant_not_signed'))
  }
  if (rules.needsQualification && qualification !== 'valid')
    problems.push(told(qualification === 'lapsed' ? 'qualification_lapsed' : 'not_qualified'))
  return problems
}

function isLentTo(
  unitId: string | null,
  { who, committeeIds, unitIds }: BookingRules,
  borrower: Borrower,
): boolean {
  switch (who) {
    case 'everyone':
      return true
    case 'network':
      return borrower.isOfNetwork
    case 'chains':
      return borrower.committeeIds.some((id) => committeeIds.includes(id))
    case 'units':
      return unitId !== null && unitIds.includes(unitId)
    case 'owner':
      return false
  }
}

/** Whether a keeper decides about it before it counts. */
export function waitsForApproval(
  { approval }: Pick<BookingRules, 'approval'>,
  { isOfOwner, hasBookedBefore }: { isOfOwner: boolean; hasBookedBefore: boolean },
): boolean {
  switch (approval) {
    case 'none':
      return false
    case 'others':
      return !isOfOwner
    case 'first':
      return !hasBookedBefore
    case 'always':
      return true
  }
}

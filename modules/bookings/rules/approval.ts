import type { BookingRules } from '../contract.ts'

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

import type { BookingObstacle, BookingProblem } from '../contract/problems.ts'

/** What no keeper can set aside: what is past, what makes the use unsafe, what a unit has not signed. */
const STANDS: ReadonlySet<BookingObstacle> = new Set([
  'not_offered',
  'no_rules',
  'covenant_not_signed',
  'not_qualified',
  'qualification_lapsed',
  'in_the_past',
])

export const told = (code: BookingObstacle, details?: BookingProblem['details']): BookingProblem => ({
  code,
  keeperMayOverride: !STANDS.has(code),
  ...(details ? { details } : {}),
})

/** The asker has this many working days to say whether the outcome is right; then silence counts as unconfirmed. */
export const CONFIRM_WITHIN = 15
/** A closed matter is taken up again within this many days, once. */
export const REOPEN_WITHIN_DAYS = 60
/** After this many months its asker is asked whether the outcome lasted. */
export const ASKED_AGAIN_AFTER_MONTHS = 2
/** Working days before a due time at which its body is reminded. */
export const REMINDED_BEFORE = 2

/** Working days after a due time at which the triage desk is told. */
export const ESCALATED_AFTER = 3

const DAY_MS = 86_400_000

export const isWithinReopening = (closedAt: Date, now: Date): boolean =>
  now.getTime() - closedAt.getTime() < REOPEN_WITHIN_DAYS * DAY_MS

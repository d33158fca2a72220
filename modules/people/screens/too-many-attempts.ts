import { formatTime } from '#ui/format.ts'
import type { Language } from '#ui/language.ts'
import type { Refused } from '#ui/refusal.tsx'

interface Sending<Code extends string> {
  error: Refused<Code> | null
  /** When it was sent, in milliseconds; 0 before the first time. */
  submittedAt: number
}

/** The refusal of a sending; where it bounds guessing, with the time of day from which one may try again. */
export function withTimeToWait<Code extends string>(
  { error, submittedAt }: Sending<Code>,
  language: Language,
): Refused<Code> | null {
  const details = error?.details
  if (!error || !details || typeof details !== 'object' || !('retryAfterSeconds' in details)) return error
  const seconds = Number(details.retryAfterSeconds)
  const time = formatTime(new Date(submittedAt + seconds * 1000), language)
  return { code: error.code, details: { ...details, time, minutes: Math.ceil(seconds / 60) } }
}

import { Tag } from '#ui/tag.tsx'
import { useWords } from '#ui/words.ts'
import type { ApplicationStatus, ApplicationSummary } from '../contract.ts'
import { needsReviewers } from './waiting-applications.ts'
import { applicationWords } from './application-words.ts'

const TONES = {
  submitted: 'wait',
  in_review: 'wait',
  admitted: 'sure',
  declined: 'plain',
  withdrawn: 'plain',
} as const satisfies Record<ApplicationStatus, string>

/** Where an application stands; what waits for the reader is said in its place. */
export function ApplicationState({
  application: { status, can },
}: {
  application: Pick<ApplicationSummary, 'status' | 'can'>
}) {
  const t = useWords(applicationWords)
  if (can.decide) return <Tag tone="late">{t('yourDecision')}</Tag>
  if (can.review) return <Tag tone="late">{t('yourReview')}</Tag>
  if (needsReviewers({ status, can })) return <Tag tone="wait">{t('yourChoice')}</Tag>
  return <Tag tone={TONES[status]}>{t(status)}</Tag>
}

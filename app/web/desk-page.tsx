import type { Notice } from '#modules/people/contract.ts'
import { Desk } from '#modules/people/screens/desk.tsx'
import { useFirstSteps } from './first-steps.ts'
import { noticeWords } from './sentences.ts'

export const DeskPage = () => (
  <Desk stepsOf={useFirstSteps()} notices={{ words: noticeWords, pageOf: pageOfNotice }} />
)

/** The page of the record that a notice is about. */
function pageOfNotice({ code, details: { applicationId, matterId } }: Notice): string | undefined {
  if (code.startsWith('matters.') && typeof matterId === 'string') return `/work/matters/${matterId}`
  const isApplication = code.startsWith('admission.') && typeof applicationId === 'string'
  return isApplication ? `/work/applications/${applicationId}` : undefined
}

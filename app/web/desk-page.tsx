import type { Notice } from '#modules/people/contract.ts'
import { Desk } from '#modules/people/screens/desk.tsx'
import { useFirstSteps } from './first-steps.ts'
import { noticeWords } from './sentences.ts'

export const DeskPage = () => (
  <Desk stepsOf={useFirstSteps()} notices={{ words: noticeWords, pageOf: pageOfNotice }} />
)

/** The page of the record that a notice is about. */
function pageOfNotice({ code, details }: Notice): string | undefined {
  const { applicationId, correctionId, statementId, draftId, matterId, bookingId } = details
  if (typeof correctionId === 'string') return `/work/corrections/${correctionId}`
  if (typeof statementId === 'string') return `/work/statements/${statementId}`
  if (typeof draftId === 'string') return `/work/bulletins/${draftId}`
  if (typeof matterId === 'string') return `/work/matters/${matterId}`
  if (typeof bookingId === 'string') return `/work/bookings/${bookingId}`
  const isApplication = code.startsWith('admission.') && typeof applicationId === 'string'
  return isApplication ? `/work/applications/${applicationId}` : undefined
}

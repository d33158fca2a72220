import type { Notice } from '#modules/people/contract.ts'
import { Desk } from '#modules/people/screens/desk.tsx'
import { useFirstSteps } from './first-steps.ts'
import { noticeWords } from './sentences.ts'

export const DeskPage = () => (
  <Desk stepsOf={useFirstSteps()} notices={{ words: noticeWords, pageOf: pageOfNotice }} />
)

/** The page of the record that a notice is about. */
function pageOfNotice({ code, details }: Notice): string | undefined {
  const { applicationId, correctionId, statementId, draftId, matterId, webhookId } = details
  if (typeof correctionId === 'string') return `/work/corrections/${correctionId}`
  if (typeof statementId === 'string') return `/work/statements/${statementId}`
  if (typeof draftId === 'string') return `/work/bulletins/${draftId}`
  if (typeof matterId === 'string') return `/work/matters/${matterId}`
  if (typeof webhookId === 'string') return `/work/webhooks/${webhookId}`
  if (code.startsWith('matter_exports.')) return '/work/matters/exports'
  const isApplication = code.startsWith('admission.') && typeof applicationId === 'string'
  return isApplication ? `/work/applications/${applicationId}` : undefined
}

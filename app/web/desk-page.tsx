import type { Notice } from '#modules/people/contract.ts'
import { Desk } from '#modules/people/screens/desk.tsx'
import { useFirstSteps } from './first-steps.ts'
import { noticeWords } from './sentences.ts'

export const DeskPage = () => (
  <Desk stepsOf={useFirstSteps()} notices={{ words: noticeWords, pageOf: pageOfNotice }} />
)

/** Where a record stands that a notice names, by the name it gives it; the first that fits. */
const PAGES: readonly (readonly [detail: string, page: string])[] = [
  ['correctionId', '/work/corrections'],
  ['statementId', '/work/statements'],
  ['draftId', '/work/bulletins'],
  ['challengeId', '/work/challenges'],
  ['matterId', '/work/matters'],
  ['webhookId', '/work/webhooks'],
  ['bookingId', '/work/bookings'],
  ['sampleId', '/work/samples'],
]

/** The page of the record that a notice is about. */
function pageOfNotice({ code, details }: Notice): string | undefined {
  for (const [detail, page] of PAGES)
    if (typeof details[detail] === 'string') return `${page}/${details[detail]}`
  if (code.startsWith('matter_exports.')) return '/work/matters/exports'
  if (code.startsWith('sharing.qualification_')) return '/work/qualifications'
  const { applicationId } = details
  const isApplication = code.startsWith('admission.') && typeof applicationId === 'string'
  return isApplication ? `/work/applications/${applicationId}` : undefined
}

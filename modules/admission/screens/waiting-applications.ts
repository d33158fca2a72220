import { useQuery } from '@tanstack/react-query'
import type { ApplicationSummary } from '../contract.ts'
import { admission } from './client.ts'

type Standing = Pick<ApplicationSummary, 'status' | 'can'>

export const needsReviewers = ({ status, can }: Standing): boolean =>
  can.assignReviewer && status === 'submitted'

const isWaiting = (application: Standing): boolean =>
  application.can.decide || application.can.review || needsReviewers(application)

/** How many applications wait for the reader to review, decide or choose reviewers; at most what stands on one page. */
export function useWaitingApplications(enabled: boolean): number | undefined {
  const call = { query: { status: 'open', limit: 100 } } as const
  const { data } = useQuery({ ...admission.listApplications.queryOptions(call), enabled })
  return data?.items.filter(isWaiting).length
}

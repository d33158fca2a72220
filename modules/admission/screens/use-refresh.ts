import { useQueryClient } from '@tanstack/react-query'
import { figures } from '#modules/figures/screens/client.ts'
import { network } from '#modules/network/screens/client.ts'
import { admission } from './client.ts'

/** After any step, the application, the lists, and what a decision changes are read anew. */
export function useRefresh(): () => Promise<unknown> {
  const queries = useQueryClient()
  const changed = [
    admission.getApplication,
    admission.listApplications,
    admission.listReviewerCandidates,
    network.getCommittee,
    network.listCommittees,
    network.listMembers,
    network.getUnit,
    figures.listFigures,
    figures.getFigure,
    figures.listRecords,
  ]
  return () => Promise.all(changed.map(({ queryKey }) => queries.invalidateQueries({ queryKey })))
}

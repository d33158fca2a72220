import { useQueryClient } from '@tanstack/react-query'
import { admission } from './client.ts'

/** After any step, both the application and the lists are read anew. */
export function useRefresh(): () => Promise<unknown> {
  const queries = useQueryClient()
  return () =>
    Promise.all(
      [admission.getApplication, admission.listApplications, admission.listReviewerCandidates].map(
        ({ queryKey }) => queries.invalidateQueries({ queryKey }),
      ),
    )
}

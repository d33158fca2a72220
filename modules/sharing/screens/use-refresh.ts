import { useQueryClient } from '@tanstack/react-query'
import { sharing } from './client.ts'

/** After any act, resources, their lists and who may use them are read anew. */
export function useRefresh(): () => Promise<unknown> {
  const queries = useQueryClient()
  const changed = [
    sharing.getResource,
    sharing.listResources,
    sharing.listQualifications,
    sharing.listQualificationRequests,
    sharing.listMyQualifications,
    sharing.listMyQualificationRequests,
  ]
  return () => Promise.all(changed.map(({ queryKey }) => queries.invalidateQueries({ queryKey })))
}

import { useQueryClient } from '@tanstack/react-query'
import { spaces } from './client.ts'

/** After any act, spaces and their lists are read anew. */
export function useRefresh(): () => Promise<unknown> {
  const queries = useQueryClient()
  const changed = [spaces.getSpace, spaces.listSpaces, spaces.getRota]
  return () => Promise.all(changed.map(({ queryKey }) => queries.invalidateQueries({ queryKey })))
}

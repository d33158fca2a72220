import { useQueryClient } from '@tanstack/react-query'
import { people } from '#modules/people/screens/client.ts'
import { exports } from './client.ts'

/** After any step, the exports and the notices about them are read anew. */
export function useRefresh(): () => Promise<unknown> {
  const queries = useQueryClient()
  const changed = [exports.listMatterExports, people.listNotices]
  return () => Promise.all(changed.map(({ queryKey }) => queries.invalidateQueries({ queryKey })))
}

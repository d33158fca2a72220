import { useQueryClient } from '@tanstack/react-query'
import { challenges } from './client.ts'

/** After any step, the challenge, the lists and who may judge are read anew. */
export function useRefresh(): () => Promise<unknown> {
  const queries = useQueryClient()
  const changed = [challenges.getChallenge, challenges.listChallenges, challenges.listExpertCandidates]
  return () => Promise.all(changed.map(({ queryKey }) => queries.invalidateQueries({ queryKey })))
}

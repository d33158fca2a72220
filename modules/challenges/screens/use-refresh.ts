import { useQueryClient } from '@tanstack/react-query'
import { challenges } from './client.ts'

/**
 * After any step, the challenge, the lists and who may judge are read anew. Not waited for: what comes takes the form
 * away, and its draft must be forgotten before.
 */
export function useRefresh(): () => void {
  const queries = useQueryClient()
  const changed = [challenges.getChallenge, challenges.listChallenges, challenges.listExpertCandidates]
  return () => void Promise.all(changed.map(({ queryKey }) => queries.invalidateQueries({ queryKey })))
}

import { useQuery } from '@tanstack/react-query'
import { drafts } from './desk-client.ts'

/** How many drafts wait for this person as their second reader; at most what stands on one page. */
export function useWaitingDrafts(enabled: boolean): number | undefined {
  const call = { query: { status: 'in_review', limit: 100 } } as const
  const { data } = useQuery({ ...drafts.listBulletinDrafts.queryOptions(call), enabled })
  return data?.items.filter(({ waitsForMe }) => waitsForMe).length
}

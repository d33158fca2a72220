import { useQuery } from '@tanstack/react-query'
import { corrections } from './client.ts'

// The count says that something waits; a page is enough to say it.
const open = { query: { state: 'proposed', limit: 100 } } as const

/** How many corrections and statements wait for the reader’s decision. */
export function useWaitingProposals(enabled: boolean) {
  const corrected = useQuery({ ...corrections.listCorrections.queryOptions(open), enabled }).data
  const stated = useQuery({ ...corrections.listStatements.queryOptions(open), enabled }).data
  const waiting = (page: { items: { can: { confirm: boolean } }[] } | undefined) =>
    page?.items.filter(({ can }) => can.confirm).length
  return { corrections: waiting(corrected), statements: waiting(stated) }
}

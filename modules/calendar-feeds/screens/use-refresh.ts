import { useQueryClient } from '@tanstack/react-query'
import { calendarFeeds } from './client.ts'

/** After any step, the addresses are read anew. */
export function useRefresh(): () => Promise<unknown> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: calendarFeeds.listCalendarFeeds.queryKey })
}

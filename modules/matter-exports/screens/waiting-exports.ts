import { useQuery } from '@tanstack/react-query'
import { exports } from './client.ts'

/** How many exports wait for the reader’s decision, among the newest hundred. */
export const useWaitingExports = (enabled: boolean): number | undefined =>
  useQuery({
    ...exports.listMatterExports.queryOptions({ query: { limit: 100 } }),
    enabled,
  }).data?.items.filter(({ can }) => can.decide).length

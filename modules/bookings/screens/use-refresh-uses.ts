import { useQueryClient } from '@tanstack/react-query'
import { bookings } from './client.ts'
import { useRefresh } from './use-refresh.ts'

/** After a use was told, uses and bookings are read anew. */
export function useRefreshUses(): () => Promise<unknown> {
  const queries = useQueryClient()
  const refresh = useRefresh()
  const changed = [bookings.getMachine, bookings.listUses, bookings.listNotTold, bookings.listMachineHours]
  return () =>
    Promise.all([refresh(), ...changed.map(({ queryKey }) => queries.invalidateQueries({ queryKey }))])
}

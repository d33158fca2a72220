import { useQueryClient } from '@tanstack/react-query'
import { bookings } from './client.ts'

/** After any step, bookings and calendars are read anew. */
export function useRefresh(): () => Promise<unknown> {
  const queries = useQueryClient()
  const changed = [
    bookings.listBookings,
    bookings.getBooking,
    bookings.getCalendar,
    bookings.compareCalendars,
    bookings.checkBooking,
    bookings.checkSeries,
    bookings.listWaiting,
    bookings.listOutages,
    bookings.checkOutage,
    bookings.listSamples,
    bookings.getSample,
  ]
  return () => Promise.all(changed.map(({ queryKey }) => queries.invalidateQueries({ queryKey })))
}

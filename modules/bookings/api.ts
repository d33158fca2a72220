import type { Api } from '#platform/http.ts'
import { bookingApi } from './api/bookings.ts'
import { calendarApi, seriesApi } from './api/calendar.ts'
import { useApi } from './api/use.ts'
import { bookingsContract } from './contract.ts'

export const bookingsApi: Api = {
  contract: bookingsContract,
  handlers: { ...bookingApi.handlers, ...calendarApi.handlers, ...seriesApi.handlers, ...useApi.handlers },
}

import type { Api } from '#platform/http.ts'
import { bookingApi } from './api/bookings.ts'
import { calendarApi, seriesApi } from './api/calendar.ts'
import { useApi } from './api/use.ts'
import { outageApi } from './api/outages.ts'
import { sampleApi } from './api/samples.ts'
import { waitingApi } from './api/waiting.ts'
import { bookingsContract } from './contract.ts'

export const bookingsApi: Api = {
  contract: bookingsContract,
  handlers: {
    ...bookingApi.handlers,
    ...calendarApi.handlers,
    ...seriesApi.handlers,
    ...waitingApi.handlers,
    ...outageApi.handlers,
    ...sampleApi.handlers,
    ...useApi.handlers,
  },
}

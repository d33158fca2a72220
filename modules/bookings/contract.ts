import { bookingContract } from './contract/bookings.ts'
import { calendarContract } from './contract/calendar.ts'
import { outageContract } from './contract/outages.ts'
import { sampleContract } from './contract/samples.ts'
import { seriesContract } from './contract/series.ts'
import { useContract } from './contract/use.ts'
import { waitingContract } from './contract/waiting.ts'

export type { BookingRules, Price } from '#modules/sharing/contract.ts'
export * from './contract/bookings.ts'
export * from './contract/calendar.ts'
export * from './contract/outages.ts'
export * from './contract/problems.ts'
export * from './contract/samples.ts'
export * from './contract/series.ts'
export * from './contract/shapes.ts'
export * from './contract/slots.ts'
export * from './contract/use.ts'
export * from './contract/use-shapes.ts'
export * from './contract/waiting.ts'

export const bookingsContract = {
  ...bookingContract,
  ...calendarContract,
  ...seriesContract,
  ...waitingContract,
  ...outageContract,
  ...sampleContract,
  ...useContract,
}

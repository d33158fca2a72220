import { createClient } from '#platform/client.ts'
import { bookingsContract } from '../contract.ts'

export const bookings = createClient(bookingsContract)

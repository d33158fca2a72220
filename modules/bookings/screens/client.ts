import { filesContract } from '#modules/files/contract.ts'
import { createClient } from '#platform/client.ts'
import { bookingsContract } from '../contract.ts'

export const bookings = createClient(bookingsContract)
export const uploads = createClient(filesContract)

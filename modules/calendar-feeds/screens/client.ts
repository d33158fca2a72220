import { createClient } from '#platform/client.ts'
import { calendarFeedsContract } from '../contract.ts'

export const calendarFeeds = createClient(calendarFeedsContract)

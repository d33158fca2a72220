import { createClient } from '#platform/client.ts'
import { reportsContract } from '../contract.ts'

export const reports = createClient(reportsContract)

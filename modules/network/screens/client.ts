import { createClient } from '#platform/client.ts'
import { networkContract } from '../contract.ts'

export const network = createClient(networkContract)

import { createClient } from '#platform/client.ts'
import { webhooksContract } from '../contract.ts'

export const webhooks = createClient(webhooksContract)

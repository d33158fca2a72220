import { createClient } from '#platform/client.ts'
import { talentsContract } from '../contract.ts'

export const talents = createClient(talentsContract)

import { createClient } from '#platform/client.ts'
import { checkpointsContract } from '../contract.ts'

export const checkpoints = createClient(checkpointsContract)

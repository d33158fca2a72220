import { createClient } from '#platform/client.ts'
import { sealsContract } from '../contract.ts'

export const seals = createClient(sealsContract)

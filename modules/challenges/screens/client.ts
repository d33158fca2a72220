import { filesContract } from '#modules/files/contract.ts'
import { createClient } from '#platform/client.ts'
import { challengesContract } from '../contract.ts'

export const challenges = createClient(challengesContract)
export const uploads = createClient(filesContract)

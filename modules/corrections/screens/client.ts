import { filesContract } from '#modules/files/contract.ts'
import { createClient } from '#platform/client.ts'
import { correctionsContract } from '../contract.ts'

export const corrections = createClient(correctionsContract)
export const uploads = createClient(filesContract)

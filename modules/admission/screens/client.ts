import { filesContract } from '#modules/files/contract.ts'
import { createClient } from '#platform/client.ts'
import { admissionContract } from '../contract.ts'

export const admission = createClient(admissionContract)
export const uploads = createClient(filesContract)

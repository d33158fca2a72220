import { filesContract } from '#modules/files/contract.ts'
import { createClient } from '#platform/client.ts'
import { mattersContract } from '../contract.ts'

export const matters = createClient(mattersContract)
export const uploads = createClient(filesContract)

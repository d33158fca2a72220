import { filesContract } from '#modules/files/contract.ts'
import { createClient } from '#platform/client.ts'
import { draftsContract } from '../contract/drafts.ts'

export const drafts = createClient(draftsContract)
export const uploads = createClient(filesContract)

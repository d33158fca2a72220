import { filesContract } from '#modules/files/contract.ts'
import { createClient } from '#platform/client.ts'

/** Apart, so that public pages do not carry it. */
export const uploads = createClient(filesContract)

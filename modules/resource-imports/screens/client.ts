import { filesContract } from '#modules/files/contract.ts'
import { createClient } from '#platform/client.ts'
import { resourceImportsContract } from '../contract.ts'

export const resourceImports = createClient(resourceImportsContract)
export const uploads = createClient(filesContract)

import { filesContract } from '#modules/files/contract.ts'
import { createClient } from '#platform/client.ts'
import { importsContract } from '../contract.ts'

export const imports = createClient(importsContract)
export const uploads = createClient(filesContract)

import { createClient } from '#platform/client.ts'
import { matterExportsContract } from '../contract.ts'

export const exports = createClient(matterExportsContract)

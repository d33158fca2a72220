import { createClient } from '#platform/client.ts'
import { sharingReportsContract } from '../contract.ts'

export const sharingReports = createClient(sharingReportsContract)

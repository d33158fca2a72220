import { covenantContract } from './contract/covenant.ts'
import { qualificationContract } from './contract/qualifications.ts'
import { resourceContract } from './contract/resource-operations.ts'

export * from './contract/booking-rules.ts'
export * from './contract/covenant.ts'
export * from './contract/qualifications.ts'
export * from './contract/refusals.ts'
export * from './contract/resource-list.ts'
export * from './contract/resource-operations.ts'
export * from './contract/resources.ts'
export * from './contract/weekly-hours.ts'

export const sharingContract = { ...resourceContract, ...qualificationContract, ...covenantContract }

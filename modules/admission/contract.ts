import { applicationContract } from './contract/applications.ts'
import { reviewContract } from './contract/reviews.ts'

export * from './contract/applications.ts'
export * from './contract/refusals.ts'
export * from './contract/reviews.ts'
export * from './contract/shapes.ts'

export const admissionContract = { ...applicationContract, ...reviewContract }

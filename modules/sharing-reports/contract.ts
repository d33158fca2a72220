import { chainContract } from './contract/chain.ts'
import { evaluationContract } from './contract/evaluation.ts'

export * from './contract/chain.ts'
export * from './contract/evaluation.ts'
export * from './contract/shared.ts'

export const sharingReportsContract = { ...chainContract, ...evaluationContract }

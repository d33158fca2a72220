import { correctionContract } from './contract/corrections.ts'
import { statementContract } from './contract/statements.ts'

export * from './contract/corrections.ts'
export * from './contract/refusals.ts'
export * from './contract/shapes.ts'
export * from './contract/statements.ts'

export const correctionsContract = { ...correctionContract, ...statementContract }

import { handlingContract } from './contract/handlings.ts'
import { matterContract } from './contract/matters.ts'
import { ratesContract } from './contract/rates.ts'
import { residentContract } from './contract/residents.ts'
import { suggestionContract } from './contract/suggestions.ts'

export * from './contract/handlings.ts'
export * from './contract/matters.ts'
export * from './contract/rates.ts'
export * from './contract/refusals.ts'
export * from './contract/residents.ts'
export * from './contract/shapes.ts'
export * from './contract/suggestions.ts'

export const mattersContract = {
  ...matterContract,
  ...handlingContract,
  ...residentContract,
  ...ratesContract,
  ...suggestionContract,
}

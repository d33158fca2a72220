import { dutyContract } from './contract/duty.ts'
import { spaceContract } from './contract/spaces.ts'

export * from './contract/duty.ts'
export * from './contract/shapes.ts'
export * from './contract/spaces.ts'

export const spacesContract = { ...spaceContract, ...dutyContract }

import { bidContract } from './contract/bids.ts'
import { challengeContract } from './contract/challenges.ts'
import { awardContract } from './contract/awards.ts'
import { milestoneContract } from './contract/milestones.ts'
import { secrecyContract } from './contract/secrecy.ts'

export * from './contract/bids.ts'
export * from './contract/challenges.ts'
export * from './contract/awards.ts'
export * from './contract/milestones.ts'
export * from './contract/refusals.ts'
export * from './contract/secrecy.ts'
export * from './contract/shapes.ts'

export const challengesContract = {
  ...challengeContract,
  ...secrecyContract,
  ...bidContract,
  ...awardContract,
  ...milestoneContract,
}

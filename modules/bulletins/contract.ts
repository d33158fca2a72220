import { draftsContract } from './contract/drafts.ts'
import { publishedContract } from './contract/published.ts'

export * from './contract/content.ts'
export * from './contract/drafts.ts'
export * from './contract/published.ts'
export * from './contract/refusals.ts'

export const bulletinsContract = { ...publishedContract, ...draftsContract }

import { accountContract } from './contract/accounts.ts'
import { eventContract } from './contract/events.ts'
import { postContract } from './contract/posts.ts'
import { sessionContract } from './contract/session.ts'

export * from './contract/accounts.ts'
export * from './contract/events.ts'
export * from './contract/posts.ts'
export * from './contract/session.ts'

export const peopleContract = { ...sessionContract, ...accountContract, ...postContract, ...eventContract }

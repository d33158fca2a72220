import { createClient } from '#platform/client.ts'
import { accountContract, eventContract, postContract } from '../contract.ts'

export const people = createClient({ ...accountContract, ...postContract, ...eventContract })

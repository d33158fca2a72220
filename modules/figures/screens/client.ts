import { createClient } from '#platform/client.ts'
import { figuresContract } from '../contract.ts'

export const figures = createClient(figuresContract)

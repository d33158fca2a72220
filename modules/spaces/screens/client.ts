import { createClient } from '#platform/client.ts'
import { spacesContract } from '../contract.ts'

export const spaces = createClient(spacesContract)

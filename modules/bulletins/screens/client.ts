import { createClient } from '#platform/client.ts'
import { publishedContract } from '../contract/published.ts'

/** What everybody reads; the desk has a client of its own, so that public pages carry nothing of it. */
export const bulletins = createClient(publishedContract)

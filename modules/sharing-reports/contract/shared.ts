// What both reports say of units and resources.
import * as z from 'zod'

export const NamedRecord = z.object({ id: z.uuid(), name: z.string(), url: z.string() }).meta({
  id: 'NamedRecord',
})
export type NamedRecord = z.infer<typeof NamedRecord>

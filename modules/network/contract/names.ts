// What the shapes of units, committees and lists have in common.
import * as z from 'zod'
import { languageQuery, text } from '#platform/contract.ts'

/** What the city pack names by a key, told in the reader's language. */
export const Named = z.object({ key: z.string(), name: z.string() }).meta({ id: 'Named' })
export const PlaceName = z.object({ code: z.string(), name: z.string() }).meta({ id: 'PlaceName' })
export const CommitteeName = Named.extend({ id: z.uuid(), shortName: z.string(), url: z.string() }).meta({
  id: 'CommitteeName',
})
export type CommitteeName = z.infer<typeof CommitteeName>

export const unitNames = {
  id: z.uuid(),
  name: z.string(),
  nameEn: z.string().nullable(),
  kind: Named,
  place: PlaceName.nullable(),
  url: z.string(),
}

export const inLanguage = z.strictObject(languageQuery)
/** A committee is known by its id and by its key. */
export const committeeRef = text(60)

import * as z from 'zod'
import { Language, languageQuery, route } from '#platform/contract.ts'

export const City = z
  .object({
    /** Of the district, GB/T 2260. */
    code: z.string(),
    name: z.string(),
    within: z.string(),
    scienceCity: z.string(),
    /** IANA name: days are counted and times are shown in it. */
    zone: z.string(),
    languages: z.array(Language),
    contact: z.string(),
  })
  .meta({ id: 'City' })
export type City = z.infer<typeof City>

export const cityContract = {
  getCity: route({
    method: 'GET',
    path: '/city',
    summary: 'The city that is served here',
    public: true,
    query: z.strictObject(languageQuery),
    ok: City,
  }),
}

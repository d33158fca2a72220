// What a city pack says about the city itself and its places.
import * as z from 'zod'
import type { Fault, PackFile, PackPart } from '#platform/pack.ts'
import { day, key, name, sentence, text } from '#platform/pack-fields.ts'

const isZone = (zone: string) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** Codes of GB/T 2260 and its extension: 6 digits for a district, 3 more for each step down. */
const code = (digits: number) =>
  z.string().regex(new RegExp(`^\\d{${digits}}$`), `must have exactly ${digits} digits`)

const cityShape = z.strictObject({
  key,
  code: code(6),
  name,
  within: name,
  scienceCity: name,
  zone: z.string().refine(isZone, 'must be a time zone like Asia/Shanghai'),
  area: z.strictObject({ squareKilometres: z.number().positive().max(1_000_000), source: sentence }),
  languages: z.array(z.enum(['zh-Hans', 'zh-Hant', 'en'])).min(1),
  foundedOn: day,
  contact: text(200),
})
export type City = z.infer<typeof cityShape>
export const cityPart: PackPart<City> = { file: 'city.yaml', shape: cityShape }

const placesShape = z.strictObject({
  source: sentence,
  subdistricts: z
    .array(
      z.strictObject({
        code: code(9),
        name,
        communities: z.array(z.strictObject({ code: code(12), name })),
      }),
    )
    .min(1),
})
export type Places = z.infer<typeof placesShape>
export type Subdistrict = Places['subdistricts'][number]
export const placesPart: PackPart<Places> = { file: 'places.yaml', shape: placesShape }

/** A place's code begins with the code of what it lies in, and is used once. */
export function placeFaults(city: PackFile<City>, places: PackFile<Places>): Fault[] {
  const faults: Fault[] = []
  const seen = new Set<string>()
  const check = (own: string, parent: string, path: readonly PropertyKey[]) => {
    if (!own.startsWith(parent)) faults.push(places.fault(path, `must begin with ${parent}, not "${own}"`))
    if (seen.has(own)) faults.push(places.fault(path, `"${own}" stands here twice`))
    seen.add(own)
  }
  for (const [i, subdistrict] of places.content.subdistricts.entries()) {
    check(subdistrict.code, city.content.code, ['subdistricts', i, 'code'])
    for (const [j, community] of subdistrict.communities.entries())
      check(community.code, subdistrict.code, ['subdistricts', i, 'communities', j, 'code'])
  }
  return faults
}

// The schematic map that a city pack may bring for the large screen.
import * as z from 'zod'
import type { Fault, PackFile, PackPart } from '#platform/pack.ts'
import { key, name, sentence } from '#platform/pack-fields.ts'

/** North is up; large enough to draw by whole numbers. */
export const MAP_PLANE = { width: 1000, height: 700 } as const

const point = z.tuple([z.int().min(0).max(MAP_PLANE.width), z.int().min(0).max(MAP_PLANE.height)])
const mapShape = z.strictObject({
  note: sentence,
  stations: key,
  flow: key,
  subdistricts: z
    .array(
      z.strictObject({
        place: z.string(),
        name,
        label: point,
        outline: z.array(point).min(3),
        communities: z.array(z.strictObject({ place: z.string(), at: point })),
      }),
    )
    .min(1),
})
/** Places are drawn for orientation: `stations` names the figure whose records are points, `flow` the one counted by place for the day. */
export type CityMap = z.infer<typeof mapShape>
export const mapPart: PackPart<CityMap> = { file: 'map.yaml', shape: mapShape }

interface CityOfMap {
  readonly subdistricts: readonly {
    readonly code: string
    readonly communities: readonly { readonly code: string }[]
  }[]
  readonly figures: readonly { readonly key: string; readonly kind: string }[]
}

/** Every place of the city is drawn once, where it belongs; the figures that are shown on the map exist. */
export function mapFaults(map: PackFile<CityMap>, { subdistricts, figures }: CityOfMap): Fault[] {
  const faults: Fault[] = []
  const awaited = new Map(subdistricts.map((own) => [own.code, own.communities.map(({ code }) => code)]))
  for (const [i, drawn] of map.content.subdistricts.entries()) {
    const communities = new Set(awaited.get(drawn.place))
    if (!awaited.delete(drawn.place))
      faults.push(
        map.fault(['subdistricts', i, 'place'], `"${drawn.place}" is no subdistrict, or drawn twice`),
      )
    for (const [j, { place }] of drawn.communities.entries())
      if (!communities.delete(place))
        faults.push(
          map.fault(
            ['subdistricts', i, 'communities', j, 'place'],
            `"${place}" does not lie in ${drawn.place}, or is drawn twice`,
          ),
        )
    for (const code of communities)
      faults.push(map.fault(['subdistricts', i, 'communities'], `lacks the community ${code}`))
  }
  for (const code of awaited.keys()) faults.push(map.fault(['subdistricts'], `lacks the subdistrict ${code}`))
  for (const field of ['stations', 'flow'] as const)
    if (!figures.some((figure) => figure.key === map.content[field] && figure.kind !== 'constant'))
      faults.push(map.fault([field], `no counted figure has the key "${map.content[field]}"`))
  return faults
}

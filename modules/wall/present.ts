import type { Figure } from '#modules/figures/contract.ts'
import type { Language } from '#platform/contract.ts'
import { textIn } from '#platform/texts.ts'
import type { Wall, WallMap } from './contract.ts'
import { type CityMap, MAP_PLANE } from './pack.ts'

/** The map with the names of its places in the reader's language. */
export const presentMap = (
  { map, names }: { map: CityMap; names: ReadonlyMap<string, unknown> },
  lang: Language,
): WallMap => ({
  ...MAP_PLANE,
  note: textIn(map.note, lang),
  subdistricts: map.subdistricts.map(({ name, communities, ...drawn }) => ({
    ...drawn,
    name: textIn(name, lang),
    communities: communities.map(({ place, at }) => ({ place, at, name: textIn(names.get(place), lang) })),
  })),
})

/** Every figure of one reading names the same newest seal. */
export const presentSeal = ([first]: readonly Figure[]): Wall['seal'] =>
  first?.seal ? { number: first.seal.number, hash: first.seal.hash } : null

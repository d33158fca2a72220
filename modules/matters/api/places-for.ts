import type { Language } from '#platform/contract.ts'
import type { Db } from '#platform/db.ts'
import type { Need } from '#platform/ranking/rank-for-need.ts'
import { foldText } from '#platform/search.ts'
import { textIn } from '#platform/texts.ts'
import type { SuggestedPlace } from '../contract.ts'
import type { MatterRow } from '../queries/matters.ts'
import { findSeat, listPlaces } from '../queries/places.ts'
import { type PlaceOfCity, type Seated, suggestPlaces } from '../rules/suggest-places.ts'
import type { Candidate } from './candidates-for.ts'

/** What tells where a matter may be whose asker did not say. */
export interface Surroundings {
  readonly places: readonly (Omit<PlaceOfCity, 'name'> & { readonly name: unknown })[]
  readonly asker: Seated | undefined
}

export async function surroundingsOf(db: Db, { unitId, placeCode }: MatterRow): Promise<Surroundings> {
  if (placeCode !== null) return { places: [], asker: undefined }
  const [places, asker] = await Promise.all([
    listPlaces(db),
    unitId === null ? undefined : findSeat(db, unitId),
  ])
  return { places, asker }
}

/** Units that a need names are sought among the candidates, which are those that share most with it. */
export function placesFor(
  { title, text }: Need,
  candidates: readonly Candidate[],
  { places, asker }: Surroundings,
  lang: Language,
): SuggestedPlace[] {
  const names = new Map(places.map(({ code, name }) => [code, textIn(name, lang)]))
  const said = foldText(`${title} ${text}`)
  return suggestPlaces(
    (name) => said.includes(foldText(name)),
    places.map((place) => ({ ...place, name: textIn(place.name, 'zh-Hans') })),
    candidates.flatMap(({ name, placeCode }) =>
      placeCode === null ? [] : [{ name: textIn(name, 'zh-Hans'), placeCode }],
    ),
    asker,
  ).map((place) => ({ ...place, name: names.get(place.code) ?? place.code }))
}

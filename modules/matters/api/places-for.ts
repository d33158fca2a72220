import type { Language } from '#platform/contract.ts'
import type { Db } from '#platform/db.ts'
import type { Need } from '#platform/ranking/rank-for-need.ts'
import { foldText } from '#platform/search.ts'
import { textIn } from '#platform/texts.ts'
import type { Suggestion, SuggestedPlace } from '../contract.ts'
import type { MatterRow } from '../queries/matters.ts'
import { listPlaces, listSeats } from '../queries/places.ts'
import { suggestPlaces } from '../rules/suggest-places.ts'

/** Where a matter may be whose asker did not say. Units that it names are sought among those suggested, which share most with it. */
export async function placesFor(
  db: Db,
  { unitId, placeCode }: MatterRow,
  { title, text }: Need,
  handlers: readonly Suggestion[],
  lang: Language,
): Promise<SuggestedPlace[]> {
  if (placeCode !== null) return []
  const places = await listPlaces(db)
  const units = handlers.map(({ body }) => body).filter(({ kind }) => kind === 'unit')
  const seats = await listSeats(db, [...units.map(({ id }) => id), ...(unitId === null ? [] : [unitId])])
  const said = foldText(`${title} ${text}`)
  const names = new Map(places.map(({ code, name }) => [code, textIn(name, lang)]))
  return suggestPlaces(
    (name) => said.includes(foldText(name)),
    places.map(({ code, level, name }) => ({ code, level, name: textIn(name, 'zh-Hans') })),
    seats.filter(({ id }) => id !== unitId),
    seats.find(({ id }) => id === unitId),
  ).map((place) => ({ ...place, name: names.get(place.code) ?? place.code }))
}

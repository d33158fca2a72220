import type { PlaceReason } from '../contract.ts'

/** A short name may mean something else; where its unit has its seat, a matter may be about elsewhere. */
const WORTH = {
  named: 1,
  named_in_short: 0.5,
  seat_of_named: 0.5,
  seat_of_asker: 0.25,
} as const satisfies Record<PlaceReason, number>
const LEVELS = ['district', 'subdistrict', 'community']
const SUFFIX = /(?:街道|社区|[镇乡村区])$/
/** A shorter one stands in too many other words. */
const SHORTEST = 2
const MOST_SUGGESTED = 3

export interface PlaceOfCity {
  readonly code: string
  readonly level: string
  /** In Chinese, as askers write. */
  readonly name: string
}
export interface Seated {
  readonly name: string
  readonly placeCode: string
}
interface SuggestedPlace {
  code: string
  reasons: { code: PlaceReason; weight: number; words: string[] }[]
  score: number
}

/**
 * Which places within the district a matter is about, the likeliest first: those that it names, those of the units that it
 * names out of `units`, and that of who asks. The district itself is no suggestion.
 */
export function suggestPlaces(
  isSaid: (name: string) => boolean,
  places: readonly PlaceOfCity[],
  units: readonly Seated[],
  asker: Seated | undefined,
): SuggestedPlace[] {
  const says = (name: string) => name.length >= SHORTEST && isSaid(name)
  const owners = ownersOfShortNames(places)
  const namedUnits = units.filter(({ name }) => says(name))
  return places
    .filter(({ level }) => level !== LEVELS[0])
    .map(({ code, name }) => {
      const short = name.replace(SUFFIX, '')
      const isNamed = says(name)
      const seated = namedUnits.filter(({ placeCode }) => placeCode === code)
      const reason = (reasonCode: PlaceReason, words: string[]) => ({
        code: reasonCode,
        weight: words.length === 0 ? 0 : WORTH[reasonCode],
        words,
      })
      const reasons = [
        reason('named', isNamed ? [name] : []),
        reason('named_in_short', !isNamed && owners.get(short) === code && says(short) ? [short] : []),
        reason(
          'seat_of_named',
          seated.map((unit) => unit.name),
        ),
        reason('seat_of_asker', asker?.placeCode === code ? [asker.name] : []),
      ].filter(({ weight }) => weight > 0)
      return { code, reasons, score: reasons.reduce((sum, { weight }) => sum + weight, 0) }
    })
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || b.code.length - a.code.length || (a.code < b.code ? -1 : 1))
    .slice(0, MOST_SUGGESTED)
}

/** A short name that several places have, such as 公明 of 公明街道 and 公明社区, is that of the largest, which holds the others. */
function ownersOfShortNames(places: readonly PlaceOfCity[]): Map<string, string> {
  const fromSmallest = places.toSorted((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level))
  return new Map(fromSmallest.map(({ code, name }) => [name.replace(SUFFIX, ''), code]))
}

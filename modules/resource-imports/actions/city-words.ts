import { wordsOf } from '#modules/imports/public.ts'
import { type readKinds } from '#modules/sharing/public.ts'
import { foldText } from '#platform/search.ts'
import type { CityWords } from './draft.ts'

interface City {
  readonly kinds: Awaited<ReturnType<typeof readKinds>>
  readonly places: readonly { code: string; name: unknown }[]
  readonly spaceIds: readonly string[]
}

/** What the city calls its kinds, techniques and places: by key, and by names in every language. */
export function cityWords({ kinds, places, spaceIds }: City): CityWords {
  const techniques = [...kinds.values()].flatMap(({ key: kind, techniques: own }) =>
    own.map(({ key, name }) => ({ key, name, kind })),
  )
  const kindOf = wordsOf([...kinds.values()].map(({ key, name }) => ({ key, name })))
  const techniqueOf = wordsOf(techniques)
  const placeOf = wordsOf(places.map(({ code, name }) => ({ key: code, name })))
  const spaces = new Set(spaceIds)
  return {
    fold: foldText,
    kind: (word) => kindOf.get(word),
    technique: (word) => techniques.find(({ key }) => key === techniqueOf.get(word)),
    place: (word) => placeOf.get(word),
    isSpace: (id) => spaces.has(id),
  }
}

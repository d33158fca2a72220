import type { BookingRules } from '#modules/sharing/contract.ts'
import type { Db } from '#platform/db.ts'
import { foldText } from '#platform/search.ts'
import { listKindContents, listPlaces, listSpaceIds } from '../queries.ts'
import type { CityWords } from '../rules/draft.ts'

interface Named {
  key: string
  name: unknown
}
interface KindContent {
  name?: unknown
  techniques?: Named[]
  rules?: BookingRules
}
export interface KnownCity extends CityWords {
  usualRules: (kind: string) => BookingRules | undefined
}

/** What the city calls its kinds, techniques and places, and the rules that a new resource of a kind begins with. */
export async function readCity(db: Db): Promise<KnownCity> {
  const kinds = (await listKindContents(db)).map(({ key, content }) => ({
    key,
    ...(content as KindContent),
  }))
  const techniques = kinds.flatMap(({ key: kind, techniques: own = [] }) =>
    own.map(({ key, name }) => ({ key, name, kind })),
  )
  const kindOf = wordsOf(kinds.map(({ key, name }) => ({ key, name })))
  const techniqueOf = wordsOf(techniques)
  const placeOf = wordsOf((await listPlaces(db)).map(({ code, name }) => ({ key: code, name })))
  const spaces = new Set(await listSpaceIds(db))
  return {
    fold: foldText,
    kind: (word) => kindOf.get(word),
    technique: (word) => techniques.find(({ key }) => key === techniqueOf.get(word)),
    place: (word) => placeOf.get(word),
    isSpace: (id) => spaces.has(id),
    usualRules: (kind) => kinds.find(({ key }) => key === kind)?.rules,
  }
}

/** By key, and by every name that only one has. */
function wordsOf(named: readonly Named[]): Map<string, string> {
  const keys = new Map<string, Set<string>>()
  for (const { key, name } of named)
    for (const word of Object.values(Object(name) as object).filter((text) => typeof text === 'string'))
      keys.set(foldText(word), (keys.get(foldText(word)) ?? new Set()).add(key))
  const words = new Map<string, string>()
  for (const [word, [key, another]] of keys)
    if (key !== undefined && another === undefined) words.set(word, key)
  for (const { key } of named) words.set(foldText(key), key)
  return words
}

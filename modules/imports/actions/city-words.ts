import type { Db } from '#platform/db.ts'
import { foldText } from '#platform/search.ts'
import { listKinds, listPlaces } from '../queries/city-words.ts'
import type { KindsByType } from '../rules/ror-record.ts'
import type { CityWords } from '../rules/row-draft.ts'

export interface KnownCity extends CityWords {
  kinds: KindsByType
}

/** What the city calls its kinds of unit and its places: by key or code, and by name in every language. */
export async function readCity(db: Db): Promise<KnownCity> {
  const kinds = await listKinds(db)
  const kindKeys = wordsOf(kinds.map(({ key, name }) => ({ key, name })))
  const placeCodes = wordsOf((await listPlaces(db)).map(({ code, name }) => ({ key: code, name })))
  return {
    fold: foldText,
    kindKey: (folded) => kindKeys.get(folded),
    placeCode: (folded) => placeCodes.get(folded),
    kinds,
  }
}

/** What texts, folded, name which key: the keys themselves, and names in every language; a name that two have says neither. */
export function wordsOf(named: readonly { key: string; name: unknown }[]): Map<string, string> {
  const words = new Map<string, string>()
  const ambiguous = new Set<string>()
  for (const { key, name } of named)
    for (const word of new Set(textsOf(name).map(foldText))) {
      if (words.has(word)) ambiguous.add(word)
      else words.set(word, key)
    }
  for (const word of ambiguous) words.delete(word)
  for (const { key } of named) words.set(foldText(key), key)
  return words
}

const textsOf = (name: unknown): string[] =>
  typeof name === 'object' && name !== null
    ? Object.values(name).filter((text) => typeof text === 'string')
    : []

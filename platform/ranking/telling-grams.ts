import { type Grams, rarityOf, type Statistics } from './grams.ts'

/** More looks into the index cost more than they find. Of grams that stand in no text known, most stand nowhere. */
const MOST_UNKNOWN = 20
const MOST_KNOWN = 20
/** Frequent grams that are also looked up two together. */
const MOST_PAIRED = 12
/** One that finds this many times what can be read would leave nothing to choose. */
const TOO_FREQUENT = 3

interface Telling {
  readonly gram: string
  /** In how many texts of the population it is expected. */
  readonly expected: number
}

/** Each entry names grams that a text must all have. */
export type Lookups = readonly (readonly string[])[]
export interface TellingGrams {
  readonly rare: Lookups
  /** For where `rare` finds too little: found in very many texts. */
  readonly frequent: Lookups
}

/**
 * Which grams of what is sought to look up in an index of pairs and words.
 * Those that say most come first, frequent ones two together, until they are expected in `most` of `population` texts.
 * `statistics` are of a sample of those texts. Single characters are in no such index.
 */
export function tellingGrams(
  sought: Grams,
  statistics: Statistics,
  { population, most }: { population: number; most: number },
): TellingGrams {
  const grams = [...sought]
    .filter(([gram]) => gram.length > 1)
    .map(([gram, weight]) => ({
      gram,
      says: weight * rarityOf(gram, statistics),
      expected: (population * statistics.frequencyOf(gram)) / Math.max(1, statistics.size),
    }))
    .toSorted((a, b) => b.says - a.says || (a.gram < b.gram ? -1 : 1))
  let left = most
  const fits = ({ expected }: { expected: number }) => {
    if (left <= 0 || expected > TOO_FREQUENT * most) return false
    left -= expected
    return true
  }
  const unknown = grams.filter(({ expected }) => expected === 0).slice(0, MOST_UNKNOWN)
  const known = grams.filter(({ expected }) => expected > 0)
  const alone = known.filter(fits)
  const frequent = known.filter((gram) => !alone.includes(gram)).slice(0, MOST_PAIRED)
  const together = pairsOf(frequent, population).filter(fits)
  const chosen = [...alone.map(({ gram }) => [gram]), ...together.map(({ pair }) => pair)].slice(
    0,
    MOST_KNOWN,
  )
  return {
    rare: [...chosen, ...unknown.map(({ gram }) => [gram])],
    // Words that are each frequent may never stand together: then any text with the one that says most is better than none.
    frequent: frequent.slice(0, 1).map(({ gram }) => [gram]),
  }
}

/** Two that overlap say the same word twice; they are left out. */
function pairsOf(grams: readonly Telling[], population: number) {
  return grams.flatMap((one, i) =>
    grams
      .slice(i + 1)
      .filter((other) => !Array.from(one.gram).some((character) => other.gram.includes(character)))
      .map((other) => ({
        pair: [one.gram, other.gram],
        expected: (one.expected * other.expected) / Math.max(1, population),
      })),
  )
}

/** How much of the smaller of two texts stands in the other too, by weight: 0 to 1. */
export function shareInCommon(one: Grams, other: Grams, statistics: Statistics): number {
  const weightOf = (grams: Iterable<string>) => {
    let weight = 0
    for (const gram of grams) weight += rarityOf(gram, statistics)
    return weight
  }
  const smaller = Math.min(weightOf(one.keys()), weightOf(other.keys()))
  return smaller === 0 ? 0 : weightOf([...one.keys()].filter((gram) => other.has(gram))) / smaller
}

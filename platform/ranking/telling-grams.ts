import { type Grams, rarityOf, type Statistics } from './grams.ts'

/** More looks into the index cost more than they find. */
const MOST_LOOKUPS = 40
/** Frequent grams that are also looked up two together. */
const MOST_PAIRED = 12

interface Telling {
  readonly gram: string
  /** How much it says of what is sought. */
  readonly says: number
  /** In how many texts of the population it is expected. */
  readonly expected: number
}

/**
 * Which grams of what is sought to look up in an index of pairs and words: each entry names grams that a text must all
 * have. Those that say most come first, frequent ones two together, as long as all are expected in no more than `most`
 * of `population` texts; at least one. Single characters are in no such index.
 */
export function tellingGrams(
  sought: Grams,
  statistics: Statistics,
  { population, most }: { population: number; most: number },
): string[][] {
  const size = Math.max(1, statistics.size)
  const grams = [...sought]
    .filter(([gram]) => gram.length > 1)
    .map(([gram, weight]): Telling => {
      // What stands nowhere in a sample stands in less than one in its size.
      const expected = (population * Math.max(0.5, statistics.frequencyOf(gram))) / size
      return { gram, says: weight * rarityOf(gram, statistics), expected }
    })
    .toSorted((a, b) => b.says - a.says || (a.gram < b.gram ? -1 : 1))
  let left = most
  const fits = ({ expected }: { expected: number }) => {
    if (expected > left) return false
    left -= expected
    return true
  }
  const alone = grams.filter(fits)
  const together = pairsOf(
    grams.filter((gram) => !alone.includes(gram)).slice(0, MOST_PAIRED),
    population,
  ).filter(fits)
  const lookups = [...alone.map(({ gram }) => [gram]), ...together.map(({ pair }) => pair)]
  const rarest = grams.toSorted((a, b) => a.expected - b.expected)[0]
  return lookups.length > 0 || !rarest ? lookups.slice(0, MOST_LOOKUPS) : [[rarest.gram]]
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

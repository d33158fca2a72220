import { type Grams, rarityOf, type Statistics } from './grams.ts'

/** More looks into the index cost more than they find. */
const MOST_GRAMS = 40

/**
 * Which grams of what is sought to look up in an index of pairs and words: those that say most, as long as all together
 * are expected in no more than `most` of `population` texts; at least one. Single characters are in no such index.
 */
export function tellingGrams(
  sought: Grams,
  statistics: Statistics,
  { population, most }: { population: number; most: number },
): string[] {
  // What stands nowhere in a sample stands in less than one in its size.
  const expected = (gram: string) =>
    (population * Math.max(0.5, statistics.frequencyOf(gram))) / Math.max(1, statistics.size)
  const candidates = [...sought]
    .filter(([gram]) => gram.length > 1)
    .map(([gram, weight]) => ({ gram, says: weight * rarityOf(gram, statistics), expected: expected(gram) }))
    .toSorted((a, b) => b.says - a.says || (a.gram < b.gram ? -1 : 1))
  let sum = 0
  const taken = candidates
    .filter((candidate) => {
      const isTaken = sum + candidate.expected <= most
      if (isTaken) sum += candidate.expected
      return isTaken
    })
    .slice(0, MOST_GRAMS)
  const rarest = candidates.toSorted((a, b) => a.expected - b.expected)[0]
  return (taken.length > 0 || !rarest ? taken : [rarest]).map(({ gram }) => gram)
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

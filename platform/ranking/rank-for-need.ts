// Who can help with a need: texts ranked by the words they share with it. No model from outside; every number below was
// measured with `npm run bench -- matching` (decision 021).
import { countGrams, type Grams, gramsIn, rarityOf, saturated, type Statistics } from './grams.ts'

/** Characters by themselves carry sense in Chinese: with pairs alone, a tenth of the quality is lost. */
const SIZES = [1, 2]
const SATURATION = { k1: 1.2, b: 0.75 }
const TITLE_WEIGHT = 4
/** A need says what it is about at the beginning; what follows are conditions and figures. */
const READ_OF_TEXT = 600
/** What a long need repeats does not say it as often again. */
const REPETITION = 0.6
/** How much more a rare gram says than BM25 grants it: a need for 电解液 is about that, not about 技术. */
const SHARPNESS = 1.5
/** One character stands in more words than a pair does, so it looks less rare than what it says. */
const WEIGHT_OF_CHARACTER = 2
/** How far texts that resemble each other lift each other, and among how many, as this grows with the square. */
const COMPANY = 0.3
const MOST_IN_COMPANY = 50

export interface Need {
  readonly title: string
  readonly text: string
}
export interface Candidate<Id> {
  readonly id: Id
  readonly text: string
}
export interface Ranked<Id> {
  readonly id: Id
  /** 1 is the best of those ranked together; nothing in common is 0. */
  readonly score: number
}

export const gramsOfCandidate = (text: string): Grams => countGrams(text, SIZES)

/** What is sought, each gram with its weight. */
export function gramsOfNeed({ title, text }: Need): Grams {
  const sought = new Map<string, number>()
  for (const [gram, count] of countGrams(title, SIZES)) sought.set(gram, TITLE_WEIGHT * count)
  for (const [gram, count] of countGrams(text.slice(0, READ_OF_TEXT), SIZES))
    sought.set(gram, (sought.get(gram) ?? 0) + count)
  for (const [gram, count] of sought) sought.set(gram, count ** REPETITION)
  return sought
}

/** What a gram says for a need, and how often it stands in the candidate of this number, the last that had it. */
interface Weighed {
  readonly worth: number
  readonly wanted: number
  candidate: number
  count: number
}

/**
 * BM25, raised by how much of the candidate the need asks for: one that does nothing else fits better. Counts are kept with
 * the need, since a map for each of hundreds of candidates takes twice the time.
 */
export function scorerFor(sought: Grams, statistics: Statistics): (candidate: string) => number {
  const known = new Map<string, Weighed>()
  let number = 0
  const weigh = (gram: string): Weighed => {
    const worth = rarityOf(gram, statistics) ** SHARPNESS * (gram.length === 1 ? WEIGHT_OF_CHARACTER : 1)
    const weighed = { worth, wanted: sought.get(gram) ?? 0, candidate: 0, count: 0 }
    known.set(gram, weighed)
    return weighed
  }
  return (candidate) => {
    number++
    const grams = gramsIn(candidate, SIZES)
    const distinct: Weighed[] = []
    for (const gram of grams) {
      const weighed = known.get(gram) ?? weigh(gram)
      if (weighed.candidate !== number) {
        weighed.candidate = number
        weighed.count = 0
        distinct.push(weighed)
      }
      weighed.count++
    }
    const relativeLength = grams.length / statistics.meanLength
    let score = 0
    let shared = 0
    let all = 0
    for (const { worth, wanted, count } of distinct) {
      all += worth
      if (wanted === 0) continue
      shared += worth
      score += wanted * worth * saturated(count, relativeLength, SATURATION)
    }
    return all === 0 ? 0 : score * (1 + shared / all)
  }
}

/** Best first; of equals the one with the smaller id, so that the order they come in does not matter. */
export function rankForNeed<Id extends string>(
  sought: Grams,
  candidates: readonly Candidate<Id>[],
  statistics: Statistics,
): Ranked<Id>[] {
  const scoreOf = scorerFor(sought, statistics)
  const best = candidates.map(({ id, text }) => ({ id, text, score: scoreOf(text) })).toSorted(byScore)
  const top = Math.max(best[0]?.score ?? 0, Number.MIN_VALUE)
  const ranked = best.map((candidate) => ({ ...candidate, score: candidate.score / top }))
  const company = ranked.slice(0, MOST_IN_COMPANY)
  const lifted = liftedByCompany(company, statistics)
  return [...lifted, ...ranked.slice(MOST_IN_COMPANY).map(({ id, score }) => ({ id, score }))]
}

const byScore = (a: Ranked<string>, b: Ranked<string>) => b.score - a.score || (a.id < b.id ? -1 : 1)

/** What resembles the ones that fit probably fits too, even where it uses other words for the need. */
function liftedByCompany<Id extends string>(
  company: readonly (Candidate<Id> & Ranked<Id>)[],
  statistics: Statistics,
): Ranked<Id>[] {
  const directions = company.map(({ text }) => directionOf(gramsOfCandidate(text), statistics))
  // The sum of all cosines with one is the product with the sum of all: each is looked at once, not once with each other.
  const common = new Map<string, number>()
  for (const [i, { score }] of company.entries())
    for (const [gram, weight] of directions[i] ?? [])
      common.set(gram, (common.get(gram) ?? 0) + weight * score ** 2)
  const lifts = company.map(({ score }, i) => {
    let all = 0
    for (const [gram, weight] of directions[i] ?? []) all += weight * (common.get(gram) ?? 0)
    const own = directions[i]?.size === 0 ? 0 : score ** 2
    return Math.max(0, all - own)
  })
  const most = Math.max(...lifts, Number.MIN_VALUE)
  return company
    .map(({ id, score }, i) => ({ id, score: (score + (COMPANY * (lifts[i] ?? 0)) / most) / (1 + COMPANY) }))
    .toSorted(byScore)
}

function directionOf(grams: Grams, statistics: Statistics): Grams {
  const direction = new Map<string, number>()
  let square = 0
  for (const [gram, count] of grams) {
    const weight = Math.sqrt(count) * rarityOf(gram, statistics)
    direction.set(gram, weight)
    square += weight ** 2
  }
  const length = Math.sqrt(square) || 1
  for (const [gram, weight] of direction) direction.set(gram, weight / length)
  return direction
}

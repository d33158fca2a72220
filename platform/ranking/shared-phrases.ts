import { foldText } from '#platform/search.ts'
import { countGrams, rarityOf, type Statistics } from './grams.ts'

const RUN = /\p{Script=Han}{2,}|[[\p{L}\p{M}\p{N}]--\p{Script=Han}]{2,}/gv
const HAN = /^\p{Script=Han}/v
/** They join words and belong to none. */
const JOINING = '的和与及或等了在是对为以并中'
const MOST_SHOWN = 5

/** What both texts say, as phrases that a person can check in either: the longest runs, those that say most first. */
export function sharedPhrases(one: string, other: string, statistics: Statistics): string[] {
  const folded = foldText(one)
  const words = new Set(folded.match(RUN))
  const phrases = new Set<string>()
  for (const [run] of foldText(other).matchAll(RUN)) {
    if (!HAN.test(run)) {
      if (words.has(run)) phrases.add(run)
      continue
    }
    for (let at = 0; at < run.length - 1; ) {
      const end = endOfShared(folded, run, at)
      const phrase = withoutJoining(run.slice(at, end))
      if (phrase.length > 1) phrases.add(phrase)
      at = Math.max(at + 1, end - 1)
    }
  }
  const weight = (phrase: string) =>
    countGrams(phrase, [2])
      .keys()
      .reduce((sum, gram) => sum + rarityOf(gram, statistics), 0)
  const whole = [...phrases].filter((phrase) => ![...phrases].some((longer) => isWithin(phrase, longer)))
  return whole
    .map((phrase) => ({ phrase, weight: weight(phrase) }))
    .toSorted((a, b) => b.weight - a.weight || (a.phrase < b.phrase ? -1 : 1))
    .slice(0, MOST_SHOWN)
    .map(({ phrase }) => phrase)
}

function endOfShared(text: string, run: string, from: number): number {
  let end = from
  while (end < run.length && text.includes(run.slice(from, end + 1))) end++
  return end
}

function withoutJoining(phrase: string): string {
  let from = 0
  let end = phrase.length
  while (from < end && JOINING.includes(phrase.charAt(from))) from++
  while (end > from && JOINING.includes(phrase.charAt(end - 1))) end--
  return phrase.slice(from, end)
}

const isWithin = (phrase: string, longer: string) => phrase !== longer && longer.includes(phrase)

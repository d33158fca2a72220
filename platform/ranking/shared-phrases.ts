import { foldText } from '#platform/search.ts'
import { countGrams, rarityOf, type Statistics } from './grams.ts'

const RUN = /\p{Script=Han}{2,}|[[\p{L}\p{M}\p{N}]--\p{Script=Han}]{2,}/gv
const HAN = /^\p{Script=Han}/v
/** They join words and belong to none. */
const JOINING = '的和与及或等了在是对为以并中'
const MOST_SHOWN = 5

/**
 * What other texts have in common with this one, as phrases that a person can check in both: the longest runs, those that
 * say most first.
 */
export function phrasesSharedWith(text: string, statistics: Statistics): (other: string) => string[] {
  const folded = foldText(text)
  const words = new Set(folded.match(RUN))
  const weightOf = (phrase: string) => {
    let weight = 0
    for (const gram of countGrams(phrase, [2]).keys()) weight += rarityOf(gram, statistics)
    return weight
  }
  return (other) => {
    const runs = foldText(other).match(RUN) ?? []
    const phrases = [
      ...new Set(
        runs.flatMap((run) => (HAN.test(run) ? sharedOf(run, folded) : words.has(run) ? [run] : [])),
      ),
    ]
    return phrases
      .filter((phrase) => !phrases.some((longer) => phrase !== longer && longer.includes(phrase)))
      .map((phrase) => ({ phrase, weight: weightOf(phrase) }))
      .toSorted((a, b) => b.weight - a.weight || (a.phrase < b.phrase ? -1 : 1))
      .slice(0, MOST_SHOWN)
      .map(({ phrase }) => phrase)
  }
}

/** The longest parts of a run of characters that stand in the text. */
function sharedOf(run: string, text: string): string[] {
  const phrases: string[] = []
  for (let at = 0; at < run.length - 1;) {
    const end = endOfShared(text, run, at)
    const phrase = withoutJoining(run.slice(at, end))
    if (phrase.length > 1) phrases.push(phrase)
    at = Math.max(at + 1, end - 1)
  }
  return phrases
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

// Which text answers a question: by the whole text and by its best passage together, because a long text mentions
// everything somewhere and a passage by itself has lost what the text is about. Measured with `npm run bench -- policies`.
import {
  countGrams,
  type Grams,
  lengthOf,
  rarityOf,
  saturated,
  type Saturation,
  statisticsOf,
} from './grams.ts'

const SIZES = [2]
const OF_TEXTS = { k1: 1.2, b: 0.5 }
const OF_PASSAGES = { k1: 0.6, b: 0.4 }
const PASSAGE_LENGTH = 200
const PASSAGE_WEIGHT = 0.6
/** What only asks stands in no answer, so it would look rare and count most. */
const ASKING =
  /请问|为什么|(?:是|有)?什么|哪些|哪个|哪几|哪里|哪儿|哪|如何|怎么[样办]?|怎样|多少|多久|是否|几个|吗|呢|谁/g

export interface TextToFind {
  readonly id: string
  readonly text: string
}
export interface FoundText {
  readonly id: string
  readonly score: number
}

/** Reads the texts once; the answer finds those that share something with a question, best first. */
export function indexTexts(texts: readonly TextToFind[]): (question: string) => FoundText[] {
  const passages = texts.flatMap(({ text }, of) => passagesOf(text).map((passage) => ({ of, passage })))
  const scoreTexts = indexed(
    texts.map(({ text }) => text),
    OF_TEXTS,
  )
  const scorePassages = indexed(
    passages.map(({ passage }) => passage),
    OF_PASSAGES,
  )
  return (question) => {
    const sought = countGrams(question.replaceAll(ASKING, ' '), SIZES)
    const whole = scoreTexts(sought)
    const best = new Float64Array(texts.length)
    for (const [i, score] of scorePassages(sought).entries()) {
      const of = passages[i]?.of ?? 0
      best[of] = Math.max(best[of] ?? 0, score)
    }
    const mostOfText = Math.max(...whole, Number.MIN_VALUE)
    const mostOfPassage = Math.max(...best, Number.MIN_VALUE)
    return texts
      .map(({ id }, i) => ({
        id,
        score: (whole[i] ?? 0) / mostOfText + (PASSAGE_WEIGHT * (best[i] ?? 0)) / mostOfPassage,
      }))
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
  }
}

function indexed(texts: readonly string[], saturation: Saturation): (sought: Grams) => Float64Array {
  const counted = texts.map((text) => countGrams(text, SIZES))
  const statistics = statisticsOf(counted)
  const places = new Map<string, { at: number; weight: number }[]>()
  for (const [at, grams] of counted.entries()) {
    const relativeLength = lengthOf(grams) / statistics.meanLength
    for (const [gram, count] of grams) {
      const weight = saturated(count, relativeLength, saturation)
      const known = places.get(gram)
      if (known) known.push({ at, weight })
      else places.set(gram, [{ at, weight }])
    }
  }
  return (sought) => {
    const scores = new Float64Array(texts.length)
    for (const gram of sought.keys()) {
      const rarity = rarityOf(gram, statistics)
      for (const { at, weight } of places.get(gram) ?? []) scores[at] = (scores[at] ?? 0) + rarity * weight
    }
    return scores
  }
}

/** Whole sentences up to about the length of a passage; each begins in the middle of the one before, so nothing is cut apart. */
function passagesOf(text: string): string[] {
  const sentences = text.match(/[^。！？；\s]+[。！？；]?/g) ?? []
  const passages: string[] = []
  for (let from = 0; from < sentences.length;) {
    let end = from
    let passage = ''
    while (end < sentences.length && passage.length < PASSAGE_LENGTH) passage += `${sentences[end++]} `
    passages.push(passage)
    if (end === sentences.length) break
    from = Math.max(from + 1, Math.floor((from + end) / 2))
  }
  return passages
}

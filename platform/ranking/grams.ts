// Chinese is not cut into words, because whatever lies across a cut is lost: texts are compared by characters and pairs of them.
import { foldText } from '#platform/search.ts'

const RUN = /\p{Script=Han}+|[[\p{L}\p{M}\p{N}]--\p{Script=Han}]+/gv
const HAN = /^\p{Script=Han}/v

/** How often each gram stands in a text. */
export type Grams = ReadonlyMap<string, number>

/** Runs of `sizes` Han characters, and words of other scripts whole. Of folded text, so 電 is 电 and ＬＥＤ is led. */
export function gramsIn(text: string, sizes: readonly number[]): string[] {
  const grams: string[] = []
  const longest = Math.max(...sizes)
  for (const [run] of foldText(text).matchAll(RUN)) {
    if (!HAN.test(run)) {
      grams.push(run)
      continue
    }
    const characters = Array.from(run)
    for (let from = 0; from < characters.length; from++) {
      let gram = ''
      for (let size = 1; size <= longest && from + size <= characters.length; size++) {
        gram += characters[from + size - 1]
        if (sizes.includes(size)) grams.push(gram)
      }
    }
  }
  return grams
}

export function countGrams(text: string, sizes: readonly number[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const gram of gramsIn(text, sizes)) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  return counts
}

/** Known of a collection of texts: how rare each gram is in it. */
export interface Statistics {
  readonly size: number
  /** In grams. */
  readonly meanLength: number
  readonly frequencyOf: (gram: string) => number
}

/** The sum of all counts or weights. */
export function lengthOf(grams: Grams): number {
  let sum = 0
  for (const count of grams.values()) sum += count
  return sum
}

/** Of `texts`; what else is said in the same field, in `beside`, makes known how rare a gram is, not how long a text is. */
export function statisticsOf(texts: readonly Grams[], beside: readonly Grams[] = []): Statistics {
  const frequencies = new Map<string, number>()
  for (const grams of [...texts, ...beside])
    for (const gram of grams.keys()) frequencies.set(gram, (frequencies.get(gram) ?? 0) + 1)
  const total = texts.reduce((sum, grams) => sum + lengthOf(grams), 0)
  return {
    size: texts.length + beside.length,
    meanLength: Math.max(1, total / Math.max(1, texts.length)),
    frequencyOf: (gram) => frequencies.get(gram) ?? 0,
  }
}

/** The weight of a gram: Robertson and Spärck Jones, in the form that is never negative. */
export function rarityOf(gram: string, { size, frequencyOf }: Statistics): number {
  const texts = Math.min(size, frequencyOf(gram))
  return Math.log(1 + (size - texts + 0.5) / (texts + 0.5))
}

/** How a count saturates and a long text is discounted; BM25, Robertson and Walker 1994. */
export interface Saturation {
  readonly k1: number
  readonly b: number
}

export const saturated = (count: number, relativeLength: number, { k1, b }: Saturation): number =>
  (count * (k1 + 1)) / (count + k1 * (1 - b + b * relativeLength))

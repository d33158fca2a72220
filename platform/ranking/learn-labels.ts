// Which label a text has, learnt from texts whose labels people settled. Complement naive Bayes (Rennie et al., 2003): it
// learns what a label does not say, which holds where some labels have ten times the examples of others.
import { countGrams, type Grams, lengthOf, rarityOf, statisticsOf } from './grams.ts'
import type { Need } from './rank-for-need.ts'

const SIZES = [2]
const TITLE_WEIGHT = 2
const SMOOTHING = 0.1
/** How sure it sounds; it orders nothing. Chosen so that what is put first with 0.8 is right about four times of five. */
const SHARPNESS = 1.5

export interface Example extends Need {
  readonly label: string
}
export interface LikelyLabel {
  readonly label: string
  /** All together are 1. */
  readonly share: number
}

/** The answer tells the labels of a text, likeliest first; it knows none before there are two. */
export function learnLabels(examples: readonly Example[]): (text: Need) => LikelyLabel[] {
  const counted = examples.map(gramsOf)
  const statistics = statisticsOf(counted)
  const weighed = (grams: Grams) => ofLengthOne(grams, (gram) => rarityOf(gram, statistics))
  const all = new Map<string, number>()
  const own = new Map<string, Map<string, number>>()
  for (const [i, { label }] of examples.entries()) {
    const ofLabel = own.get(label) ?? new Map<string, number>()
    own.set(label, ofLabel)
    for (const [gram, weight] of weighed(counted[i] ?? new Map())) {
      ofLabel.set(gram, (ofLabel.get(gram) ?? 0) + weight)
      all.set(gram, (all.get(gram) ?? 0) + weight)
    }
  }
  const against = [...own].map(([label, grams]) => ({ label, weights: complementOf(grams, all) }))
  return (text) => {
    const sought = weighed(gramsOf(text))
    return sharesOf(
      against.map(({ label }) => label),
      against.map(({ weights }) => agreement(sought, weights)),
    )
  }
}

function gramsOf({ title, text }: Need): Grams {
  const counts = countGrams(text, SIZES)
  for (const [gram, count] of countGrams(title, SIZES))
    counts.set(gram, (counts.get(gram) ?? 0) + TITLE_WEIGHT * count)
  return counts
}

function ofLengthOne(grams: Grams, rarity: (gram: string) => number): Map<string, number> {
  const weights = new Map<string, number>()
  for (const [gram, count] of grams) weights.set(gram, count * rarity(gram))
  const length = Math.hypot(...weights.values()) || 1
  for (const [gram, weight] of weights) weights.set(gram, weight / length)
  return weights
}

/** What each gram says for a label: how seldom all others say it. Brought to one sum, so that no label is heard louder. */
function complementOf(own: Grams, all: Grams): Map<string, number> {
  const weights = new Map<string, number>()
  const others = lengthOf(all) - lengthOf(own) + SMOOTHING * all.size
  let total = 0
  for (const [gram, weight] of all) {
    const value = -Math.log((weight - (own.get(gram) ?? 0) + SMOOTHING) / others)
    weights.set(gram, value)
    total += Math.abs(value)
  }
  for (const [gram, value] of weights) weights.set(gram, (value * all.size) / total)
  return weights
}

function agreement(sought: Grams, weights: Grams): number {
  let sum = 0
  for (const [gram, weight] of sought) sum += weight * (weights.get(gram) ?? 0)
  return sum
}

function sharesOf(labels: readonly string[], scores: readonly number[]): LikelyLabel[] {
  const mean = scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length)
  const spread =
    Math.hypot(...scores.map((score) => score - mean)) / Math.sqrt(Math.max(1, scores.length)) || 1
  const exponents = scores.map((score) => Math.exp((SHARPNESS * (score - mean)) / spread))
  const total = exponents.reduce((sum, value) => sum + value, 0)
  return labels
    .map((label, i) => ({ label, share: (exponents[i] ?? 0) / total }))
    .toSorted((a, b) => b.share - a.share || (a.label < b.label ? -1 : 1))
}

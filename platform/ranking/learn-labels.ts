// Which label a text has, learnt from texts whose labels people settled. Complement naive Bayes (Rennie et al., 2003): it
// learns what a label does not say, which holds where some labels have ten times the examples of others.
import { countGrams, type Grams, rarityOf, statisticsOf } from './grams.ts'
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

/** The answer tells the labels of a text, likeliest first; it knows none where there were no examples. */
export function learnLabels(examples: readonly Example[]): (text: Need) => LikelyLabel[] {
  const counted = examples.map(gramsOf)
  const statistics = statisticsOf(counted)
  const weighed = (grams: Grams) => ofLengthOne(grams, (gram) => rarityOf(gram, statistics))
  const places = new Map<string, number>()
  for (const grams of counted)
    for (const gram of grams.keys()) if (!places.has(gram)) places.set(gram, places.size)
  // Arrays by the place of a gram, because a map for each label would take twenty times the memory.
  const all = new Float64Array(places.size)
  const own = new Map<string, Float64Array>()
  for (const [i, { label }] of examples.entries()) {
    const ofLabel = own.get(label) ?? new Float64Array(places.size)
    own.set(label, ofLabel)
    for (const [gram, weight] of weighed(counted[i] ?? new Map())) {
      const place = places.get(gram) ?? 0
      ofLabel[place] = (ofLabel[place] ?? 0) + weight
      all[place] = (all[place] ?? 0) + weight
    }
  }
  const labels = [...own.keys()]
  const against = [...own.values()].map((ofLabel) => complementOf(ofLabel, all))
  return (text) => {
    const sought = [...weighed(gramsOf(text))].flatMap(([gram, weight]) => {
      const place = places.get(gram)
      return place === undefined ? [] : [{ place, weight }]
    })
    const scores = against.map((weights) =>
      sought.reduce((sum, { place, weight }) => sum + weight * (weights[place] ?? 0), 0),
    )
    return sharesOf(labels, scores)
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
function complementOf(own: Float64Array, all: Float64Array): Float64Array {
  const others = all.map((weight, place) => weight - (own[place] ?? 0) + SMOOTHING)
  const total = sumOf(others)
  const weights = others.map((weight) => -Math.log(weight / total))
  const scale = all.length / sumOf(weights)
  return weights.map((weight) => weight * scale)
}

const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0)

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

import type { Body, SuggestionReason } from '../contract.ts'

/** What each reason is worth beside the words in common, of which the best has 1. Helping before outweighs being near. */
const WORTH = {
  words_in_common: 1,
  helped_before: 0.6,
  usual: 0.4,
  same_chain: 0.2,
  same_field: 0.2,
  near_in_network: 0.15,
  is_free: 0.05,
} as const satisfies Record<SuggestionReason, number>
/** Each further time adds half of what the one before did: ten times is not ten times as sure as once. */
const AGAIN = 0.5
/** A body that only has no other work is no suggestion. */
const BY_THEMSELVES: ReadonlySet<SuggestionReason> = new Set([
  'words_in_common',
  'helped_before',
  'usual',
  'same_chain',
  'near_in_network',
])

/** What is known of a body that might help. */
export interface Evidence {
  readonly body: Body
  /** 0 to 1, and the phrases that both say. */
  readonly words: { readonly score: number; readonly phrases: readonly string[] }
  /** Similar matters in which it helped, as people call them. */
  readonly helpedIn: readonly string[]
  /** 0 to 1: its part of what is done for the kind. */
  readonly usual: number
  readonly sharesChain: boolean
  /** The code of the field (GB/T 4754) where it is that of who asks. */
  readonly sharedField: string | null
  readonly helpedAsker: boolean
  readonly isFree: boolean
}

export interface Reason {
  code: SuggestionReason
  weight: number
  words: string[]
}
export interface Suggested {
  body: Body
  reasons: Reason[]
  score: number
}

/** The strongest first, at most `most`; of bodies, never of persons. */
export function suggestHandlers(evidence: readonly Evidence[], most: number): Suggested[] {
  return evidence
    .map((own) => ({ body: own.body, reasons: reasonsFor(own) }))
    .filter(({ reasons }) => reasons.some(({ code }) => BY_THEMSELVES.has(code)))
    .map(({ body, reasons }) => ({
      body,
      reasons,
      score: inThousandths(reasons.reduce((sum, { weight }) => sum + weight, 0)),
    }))
    .toSorted((a, b) => b.score - a.score || (a.body.id < b.body.id ? -1 : 1))
    .slice(0, most)
}

function reasonsFor(own: Evidence): Reason[] {
  const times = 1 - AGAIN ** own.helpedIn.length
  const reason = (code: SuggestionReason, strength: number, words: readonly string[] = []): Reason => ({
    code,
    weight: inThousandths(WORTH[code] * strength),
    words: [...words],
  })
  return [
    // Where nothing that a person could read is in common, it is no reason to name.
    reason('words_in_common', own.words.phrases.length === 0 ? 0 : own.words.score, own.words.phrases),
    reason('helped_before', times, own.helpedIn),
    reason('usual', own.usual),
    reason('same_chain', Number(own.sharesChain)),
    reason('same_field', Number(own.sharedField !== null), own.sharedField === null ? [] : [own.sharedField]),
    reason('near_in_network', Number(own.helpedAsker)),
    reason('is_free', Number(own.isFree)),
  ]
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
}

/** So that the weights that are shown add up to the score that is shown. */
const inThousandths = (value: number): number => Math.round(value * 1000) / 1000

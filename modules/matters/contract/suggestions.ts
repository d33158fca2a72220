import * as z from 'zod'
import { byId, route } from '#platform/contract.ts'
import { Forbidden, NotFound } from '#platform/problem.ts'
import { inLanguage } from './matters.ts'
import { NamedBody } from './shapes.ts'

/** `near_in_network`: it helped the asking unit before, whatever the matter. `helped_before`: it helped in a similar one. */
export const SuggestionReason = z.enum([
  'words_in_common',
  'same_field',
  'same_chain',
  'near_in_network',
  'usual',
  'helped_before',
  'is_free',
])
export type SuggestionReason = z.infer<typeof SuggestionReason>

export const Suggestion = z
  .object({
    body: NamedBody,
    /** Why: each reason with what it rests on, strongest first. Their weights add up to the score. */
    reasons: z.array(z.object({ code: SuggestionReason, weight: z.number(), words: z.array(z.string()) })),
    score: z.number(),
  })
  .meta({ id: 'HandlerSuggestion' })
export type Suggestion = z.infer<typeof Suggestion>

export const SimilarMatter = z
  .object({
    id: z.uuid(),
    number: z.string(),
    title: z.string(),
    url: z.string(),
    /** What came of it; null while it is open. */
    outcome: z.string().nullable(),
    /** What both say. */
    words: z.array(z.string()),
  })
  .meta({ id: 'SimilarMatter' })
export type SimilarMatter = z.infer<typeof SimilarMatter>

/** `named_in_short`: without 街道 or 社区. `seat_of_named`: a unit that the text names is there. */
export const PlaceReason = z.enum(['named', 'named_in_short', 'seat_of_named', 'seat_of_asker'])
export type PlaceReason = z.infer<typeof PlaceReason>

export const SuggestedPlace = z
  .object({
    code: z.string(),
    name: z.string(),
    /** Strongest first. Their weights add up to the score. */
    reasons: z.array(z.object({ code: PlaceReason, weight: z.number(), words: z.array(z.string()) })),
    score: z.number(),
  })
  .meta({ id: 'SuggestedPlace' })
export type SuggestedPlace = z.infer<typeof SuggestedPlace>

export const SuggestedResource = z
  .object({
    id: z.uuid(),
    number: z.int(),
    name: z.string(),
    /** Whose it is. */
    unit: NamedBody,
    url: z.string(),
    /** What its name and the matter have in common. */
    words: z.array(z.string()),
    /** 1 is the best of those suggested. */
    score: z.number(),
  })
  .meta({ id: 'SuggestedResource' })
export type SuggestedResource = z.infer<typeof SuggestedResource>

export const suggestionContract = {
  suggestHandlers: route({
    method: 'GET',
    path: '/matters/{id}/suggestions',
    summary:
      'Kind, handlers, similar past matters, places and shared resources that fit, each with its reasons',
    params: byId,
    query: inLanguage,
    ok: z.object({
      /** Likeliest first; the scores of all kinds together are 1. */
      kinds: z.array(z.object({ key: z.string(), name: z.string(), score: z.number() })),
      handlers: z.array(Suggestion),
      similar: z.array(SimilarMatter),
      /** Where it may be; none where its asker said where. */
      places: z.array(SuggestedPlace),
      /** Offered shared resources that may be what is needed. */
      resources: z.array(SuggestedResource),
    }),
    problems: [Forbidden, NotFound],
  }),

  listSimilarOwn: route({
    // What is typed must not stand in an address. It is only read, so no copy is kept for repeats.
    method: 'POST',
    path: '/matters/similar-own',
    summary: 'One’s own open matters that say much the same, before one asks again',
    body: z.strictObject({ text: z.string().trim().min(2).max(5000) }),
    ok: z.object({ items: z.array(SimilarMatter) }),
    ownTransactions: true,
  }),
}

// What corrections and statements have in common: proposed by one person, decided by another.
import * as z from 'zod'

export const instant = z.iso.datetime()

export const ProposalState = z
  .enum(['proposed', 'confirmed', 'refused', 'withdrawn'])
  .meta({ id: 'ProposalState' })
export type ProposalState = z.infer<typeof ProposalState>

/** Facts are whole numbers of the database; no city counts further. */
export const MOST_AT_ONCE = 1_000_000_000
export const Quantity = z.int().min(1).max(MOST_AT_ONCE)

export const WhoActed = z
  .object({
    at: instant,
    post: z.object({ role: z.string(), body: z.string().nullable() }),
    /** Null for readers outside: they are told the post. */
    person: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  })
  .meta({ id: 'WhoActed' })
export type WhoActed = z.infer<typeof WhoActed>

export const WhoDecided = WhoActed.extend({
  /** Why it was refused. */
  reason: z.string().nullable(),
}).meta({ id: 'WhoDecided' })

export const UnitRef = z.object({ id: z.uuid(), name: z.string(), url: z.string() })
export const PlaceRef = z.object({ code: z.string(), name: z.string() })

export const FigureRef = z
  .object({ key: z.string(), title: z.string(), countingUnit: z.string(), url: z.string() })
  .meta({ id: 'FigureRef' })
export type FigureRef = z.infer<typeof FigureRef>

/** The proposer or the public reads it; shorter ones say nothing. */
export const Reason = z.string().trim().min(10).max(2000)
export const Refusal = z.strictObject({ reason: Reason }).meta({ id: 'RefusalOfProposal' })

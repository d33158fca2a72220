import { CountedDay } from '#modules/figures/contract.ts'
import { byId, Day, languageQuery, route } from '#platform/contract.ts'
import { Forbidden, NotFound } from '#platform/problem.ts'
import * as z from 'zod'
import { NamedRecord } from './shared.ts'

/** What one unit lent another, in whole minutes of use. */
export const SharedFlow = z
  .object({
    lender: NamedRecord,
    /** Null for people who borrow for themselves; all of them are one. */
    borrower: NamedRecord.nullable(),
    minutes: z.int(),
    uses: z.int(),
  })
  .meta({ id: 'SharedFlow' })
export type SharedFlow = z.infer<typeof SharedFlow>

/** A member with what it offers today, and what it lent and borrowed in the period. */
export const SharingMember = z
  .object({ unit: NamedRecord, resources: z.int(), lent: z.int(), borrowed: z.int() })
  .meta({ id: 'SharingMember' })
export type SharingMember = z.infer<typeof SharingMember>

/** A resource for which people stood in line in the period, and what came of it. */
export const SoughtResource = z
  .object({
    resource: NamedRecord,
    unit: NamedRecord,
    asked: z.int(),
    /** Got the time after all. */
    got: z.int(),
    /** The time began before it was free. */
    missed: z.int(),
    /** Still in line. */
    waiting: z.int(),
  })
  .meta({ id: 'SoughtResource' })
export type SoughtResource = z.infer<typeof SoughtResource>

/** Everything in the order of names, for it is no ranking. All times are minutes. */
export const ChainSharing = z
  .object({
    committee: z.object({ id: z.uuid(), key: z.string(), name: z.string(), url: z.string() }),
    from: Day,
    to: Day,
    /** `within` is part of both: what members lent each other. */
    lent: z.int(),
    borrowed: z.int(),
    within: z.int(),
    members: z.array(SharingMember),
    flows: z.array(SharedFlow),
    sought: z.array(SoughtResource),
  })
  .meta({ id: 'ChainSharing' })
export type ChainSharing = z.infer<typeof ChainSharing>

export const chainContract = {
  getChainSharing: route({
    method: 'GET',
    path: '/committees/{id}/sharing',
    summary: 'Read what the members of a committee lent and borrowed in a period, and what they did not get',
    params: byId,
    query: z.strictObject({ from: CountedDay, to: CountedDay, ...languageQuery }),
    ok: ChainSharing,
    problems: [Forbidden, NotFound],
  }),
}

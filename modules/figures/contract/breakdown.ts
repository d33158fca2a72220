import * as z from 'zod'
import { Day, languageQuery, pageOf, pageQuery, route } from '#platform/contract.ts'
import { NotFound } from '#platform/problem.ts'
import { asOfQuery, byKey, publicRead } from './asked.ts'

export const BrokenDownBy = z.enum(['chain', 'unit', 'subdistrict'])
export type BrokenDownBy = z.infer<typeof BrokenDownBy>

export const FigurePart = z
  .object({
    /** Of the committee or the unit; the code of the subdistrict. */
    id: z.string(),
    /** The key of a committee; its page and its pictures go by it. */
    key: z.string().nullable(),
    name: z.string(),
    url: z.string().nullable(),
    value: z.number(),
    wording: z.string(),
  })
  .meta({ id: 'FigurePart' })
export type FigurePart = z.infer<typeof FigurePart>

/** The largest part first, those that count nothing left out. All parts with `rest` and `hidden` are `total`. */
export const Breakdown = pageOf(FigurePart)
  .extend({
    key: z.string(),
    by: BrokenDownBy,
    asOf: Day,
    total: z.number(),
    /** What was recorded for no such part, or for one that is not in the registry. */
    rest: z.number(),
    /** What parts that this reader may not see count for: by unit, a figure whose records are closed. */
    hidden: z.number(),
    recordsOpen: z.boolean(),
    /**
     * Whether somebody may belong to several parts and yet is counted in one of them at most, the one it was recorded
     * for. Then the parts add up, but a part is not all that it has.
     */
    overlapping: z.boolean(),
    /** `not_recorded`: nothing that the figure counts was recorded for such a part. `counted_once`: see `overlapping`. */
    note: z.enum(['not_recorded', 'counted_once']).nullable(),
  })
  .meta({ id: 'Breakdown' })
export type Breakdown = z.infer<typeof Breakdown>

export const breakdownContract = {
  getBreakdown: route({
    ...publicRead,
    path: '/figures/{key}/breakdown',
    summary: 'Break a figure down by chain, unit or subdistrict, the largest part first',
    params: byKey,
    query: z.strictObject({ by: BrokenDownBy, ...asOfQuery, ...pageQuery, ...languageQuery }),
    ok: Breakdown,
    problems: [NotFound],
  }),
}

import * as z from 'zod'
import { Day, languageQuery, pageOf, pageQuery, route } from '#platform/contract.ts'
import { Forbidden, NotFound } from '#platform/problem.ts'
import { CovenantReplaced, CovenantSigned } from './refusals.ts'
import { instant, PlainRef } from './resources.ts'

export const Covenant = z
  .object({
    covenantVersion: z.int(),
    isCurrent: z.boolean(),
    since: Day,
    title: z.string(),
    preamble: z.string(),
    articles: z.array(z.object({ title: z.string(), text: z.string() })),
    signatures: z.int(),
    /** The units for which the reader may sign, with the moment at which it was done. */
    own: z.array(
      z.object({ unit: PlainRef, signedAt: instant.nullable(), can: z.object({ sign: z.boolean() }) }),
    ),
  })
  .meta({ id: 'Covenant' })
export type Covenant = z.infer<typeof Covenant>

const version = z.coerce.number<number>().int().min(1).max(10_000).optional()

export const covenantContract = {
  getCovenant: route({
    method: 'GET',
    path: '/covenants/current',
    summary:
      'The covenant on sharing and the ethics of technology that units sign; the current version unless another is named',
    public: true,
    query: z.strictObject({ ...languageQuery, version }),
    ok: Covenant,
    problems: [NotFound],
  }),

  listCovenantSignatures: route({
    method: 'GET',
    path: '/covenants/signatures',
    summary: 'Which units signed the covenant, latest first',
    public: true,
    query: z.strictObject({ ...pageQuery, version }),
    ok: pageOf(
      z.object({ unit: PlainRef.extend({ url: z.string() }), covenantVersion: z.int(), signedAt: instant }),
    ),
    problems: [NotFound],
  }),

  signCovenant: route({
    method: 'POST',
    path: '/covenants/signatures',
    summary: 'Sign the current version for a unit',
    query: z.strictObject(languageQuery),
    body: z.strictObject({ unitId: z.uuid(), covenantVersion: z.int().min(1).max(10_000) }),
    ok: Covenant,
    status: 201,
    problems: [Forbidden, NotFound, CovenantReplaced, CovenantSigned],
  }),
}

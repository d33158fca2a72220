import { UnitSize } from '#modules/network/contract.ts'
import { byId, Day, FileAnswer, languageQuery, pageOf, pageQuery, route } from '#platform/contract.ts'
import { Forbidden, NotFound } from '#platform/problem.ts'
import * as z from 'zod'
import { NamedRecord } from './shared.ts'

/** `evaluated`: instruments that the national evaluation asks about; `all`: every shared resource. */
export const EvaluationScope = z.enum(['evaluated', 'all'])
export type EvaluationScope = z.infer<typeof EvaluationScope>

/** What a number of the evaluation is made of: all use, use by others, or use by small and micro enterprises. */
export const CountedUse = z.enum(['effective', 'external', 'small'])
export type CountedUse = z.infer<typeof CountedUse>

const numbers = {
  /** Minutes of use. */
  effective: z.int(),
  /** Of these, by others than the owner. */
  external: z.int(),
  /** External by effective; null where nothing was used. */
  shareRate: z.number().nullable(),
  /** Small and micro enterprises that used something, each once. */
  smallServed: z.int(),
  /** Enterprises that used something and of which nobody told the size. */
  unknownServed: z.int(),
}
export const EvaluationNumbers = z
  .object({ resources: z.int(), ...numbers })
  .meta({ id: 'EvaluationNumbers' })
export type EvaluationNumbers = z.infer<typeof EvaluationNumbers>

export const EvaluatedUnit = EvaluationNumbers.extend({ unit: NamedRecord }).meta({ id: 'EvaluatedUnit' })
export type EvaluatedUnit = z.infer<typeof EvaluatedUnit>

export const EvaluatedResource = z
  .object({
    resource: NamedRecord.extend({ number: z.int(), model: z.string().nullable() }),
    unit: NamedRecord,
    /** In yuan. */
    originalValue: z.number().nullable(),
    ...numbers,
  })
  .meta({ id: 'EvaluatedResource' })
export type EvaluatedResource = z.infer<typeof EvaluatedResource>

/** How each number is counted, in words. */
export const EvaluationRules = z.object({
  resources: z.string(),
  effective: z.string(),
  external: z.string(),
  shareRate: z.string(),
  smallServed: z.string(),
})
export type EvaluationRules = z.infer<typeof EvaluationRules>

const about = { year: z.int(), scope: EvaluationScope, rules: EvaluationRules }
/** In the order of names, for it is no ranking. An enterprise that several units served counts once in `total`. */
export const Evaluation = pageOf(EvaluatedUnit)
  .extend({ ...about, total: EvaluationNumbers })
  .meta({ id: 'Evaluation' })
export type Evaluation = z.infer<typeof Evaluation>

/** One use of a resource; who sat there is not told. */
export const EvaluatedUse = z
  .object({
    id: z.uuid(),
    day: Day,
    minutes: z.int(),
    isExternal: z.boolean(),
    resource: NamedRecord,
    /** The unit it was borrowed for. */
    borrower: NamedRecord.extend({
      size: UnitSize.nullable(),
    }).nullable(),
    /** How it is known. */
    source: z.enum(['keeper', 'label', 'later']),
  })
  .meta({ id: 'EvaluatedUse' })
export type EvaluatedUse = z.infer<typeof EvaluatedUse>

const asked = z.strictObject({
  year: z.coerce.number<number>().int().min(2000).max(2199),
  scope: EvaluationScope.default('evaluated'),
  ...languageQuery,
})
const read = { method: 'GET', problems: [Forbidden] } as const

export const evaluationContract = {
  getEvaluation: route({
    ...read,
    path: '/sharing-evaluation',
    summary: 'Read what the national evaluation of shared instruments asks for a year, unit by unit',
    query: asked,
    ok: Evaluation,
  }),

  listEvaluatedResources: route({
    ...read,
    path: '/sharing-evaluation/units/{id}',
    summary: 'Read the same for each instrument of one unit',
    params: byId,
    query: asked,
    ok: pageOf(EvaluatedResource).extend({ ...about, unit: NamedRecord, total: EvaluationNumbers }),
    problems: [Forbidden, NotFound],
  }),

  listEvaluatedUses: route({
    ...read,
    path: '/sharing-evaluation/uses',
    summary: 'List the uses that a number of the evaluation counts, latest first',
    query: asked.extend({
      ...pageQuery,
      counted: CountedUse.default('effective'),
      unitId: z.uuid().optional(),
      resourceId: z.uuid().optional(),
    }),
    ok: pageOf(EvaluatedUse).extend({
      minutes: z.int(),
      rows: z.int(),
      /** What was asked for: one unit, one of its resources, or all. */
      unit: NamedRecord.nullable(),
      resource: NamedRecord.nullable(),
    }),
    problems: [Forbidden, NotFound],
  }),

  exportEvaluation: route({
    ...read,
    path: '/sharing-evaluation/export',
    summary: 'Take the evaluation away, each number with its rule: units and instruments',
    query: asked.extend({ as: z.enum(['csv', 'xlsx']).default('xlsx') }),
    ok: FileAnswer,
  }),
}

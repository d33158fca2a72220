// What a city pack says about figures.
import * as z from 'zod'
import type { Fault, PackFile, PackPart } from '#platform/pack.ts'
import { key, keyedList, name, sentence, text, word } from '#platform/pack-fields.ts'

const figuresShape = z.strictObject({
  figures: keyedList(
    z.strictObject({
      key,
      title: name,
      rule: text(600),
      kind: z.enum(['stock', 'flow', 'constant']),
      distinct: z.enum(['unit', 'person', 'organisation', 'none']),
      measure: z
        .string()
        .regex(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/, 'must be a measure like network.institutes-linked'),
      committee: key.optional(),
      countingUnit: z.strictObject({ zh: word, en: z.tuple([word, word]) }),
      wording: z.enum(['exact', 'rounded', 'hours']),
      dateBasis: sentence,
      records: z.enum(['public', 'members', 'counted']),
      source: sentence.optional(),
      statements: z.literal(true).optional(),
      aspect: z.enum(['network', 'spaces', 'culture', 'growing', 'services', 'responsibility']),
    }),
  ),
})
type Figures = z.infer<typeof figuresShape>
/**
 * `committee` narrows the count to one committee. `countingUnit.en` is singular and plural.
 * `records`: who may open single rows; of `counted` figures the public sees the number alone. `source` is a constant's.
 * `wording: hours` is of minutes: they are counted and listed, and said in hours.
 * `statements`: signed statements from outside may add to it, because no module counts it all.
 */
export type FigureDefinition = Figures['figures'][number]
export const figuresPart: PackPart<Figures> = { file: 'figures.yaml', shape: figuresShape }

/** A figure that is one attribute of the city says where it comes from; any other is counted and has no source. */
export function figureFaults(figures: PackFile<Figures>): Fault[] {
  return figures.content.figures.flatMap(({ kind, source, statements }, i) => {
    if (kind === 'constant' && statements)
      return [figures.fault(['figures', i, 'statements'], 'must not stand here: a constant counts no facts')]
    if (kind === 'constant' && source === undefined)
      return [figures.fault(['figures', i, 'source'], 'is missing: a constant says where it comes from')]
    if (kind !== 'constant' && source !== undefined)
      return [figures.fault(['figures', i, 'source'], 'must not stand here: only a constant has a source')]
    return []
  })
}

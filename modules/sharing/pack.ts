// What a city pack says about sharing: kinds of resources, grades of talents, and the covenant.
import * as z from 'zod'
import { day, key, keyedList, name, text } from '#platform/pack-fields.ts'
import type { Fault, PackFile, PackPart } from '#platform/pack.ts'
import { BookingRules } from './contract.ts'

const kindShape = z.strictObject({
  key,
  name,
  takesSamples: z.boolean(),
  techniques: z.array(z.strictObject({ key, name })).default([]),
  /** What a new resource of this kind begins with; left out where it is not booked by time. */
  rules: BookingRules.optional(),
})
const article = z.strictObject({ title: text(60), text: text(600) })
const covenantShape = z.strictObject({
  version: z.int().min(1),
  since: day,
  title: name,
  preamble: text(600),
  articles: z.array(article).min(1),
})
const sharingShape = z.strictObject({
  kinds: keyedList(kindShape),
  grades: keyedList(z.strictObject({ key, name, rank: z.int().min(1) })),
  covenants: z.array(covenantShape).min(1),
})
export type Sharing = z.infer<typeof sharingShape>
export type PackResourceKind = Sharing['kinds'][number]
export type PackCovenant = Sharing['covenants'][number]
export const sharingPart: PackPart<Sharing> = { file: 'sharing.yaml', shape: sharingShape }

/** Where each entry repeats what one before it said. */
const repeated = <T>(values: readonly T[]) =>
  values.flatMap((value, at) => (values.indexOf(value) === at ? [] : [{ at, value }]))

/** A technique belongs to one kind, ranks differ, and versions of the covenant follow each other. */
export function sharingFaults(file: PackFile<Sharing>): Fault[] {
  const { kinds, grades, covenants } = file.content
  const known = new Set(grades.map((grade) => grade.key))
  const techniques = kinds.flatMap((kind, i) =>
    kind.techniques.map((technique, j) => ({
      own: technique.key,
      path: ['kinds', i, 'techniques', j, 'key'],
    })),
  )
  const twice = repeated(techniques.map(({ own }) => own)).map(({ at, value }) =>
    file.fault(techniques[at]?.path ?? [], `"${value}" stands here twice`),
  )
  const ranks = repeated(grades.map(({ rank }) => rank)).map(({ at, value }) =>
    file.fault(['grades', at, 'rank'], `${value} stands here twice`),
  )
  const ungraded = kinds.flatMap(({ rules }, i) =>
    rules?.lowestGrade === undefined || rules.lowestGrade === null || known.has(rules.lowestGrade)
      ? []
      : [file.fault(['kinds', i, 'rules', 'lowestGrade'], `no grade has the key "${rules.lowestGrade}"`)],
  )
  const versions = covenants.flatMap(({ version, since }, i) => {
    const before = covenants[i - 1]
    return before === undefined || (before.version < version && before.since < since)
      ? []
      : [file.fault(['covenants', i, 'version'], 'must be higher and later than the one before')]
  })
  return [...twice, ...ranks, ...ungraded, ...versions]
}

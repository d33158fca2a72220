// What a city pack says about clusters, committees and the kinds and positions of their units.
import * as z from 'zod'
import type { Fault, PackFile, PackPart } from '#platform/pack.ts'
import { day, key, keyedList, name, sentence } from '#platform/pack-fields.ts'

const clustersShape = z.strictObject({ clusters: keyedList(z.strictObject({ key, name, since: day })) })
type Clusters = z.infer<typeof clustersShape>
export type Cluster = Clusters['clusters'][number]
export const clustersPart: PackPart<Clusters> = { file: 'clusters.yaml', shape: clustersShape }

const asked = { key, text: sentence, required: z.boolean() }
const questionShape = z.discriminatedUnion('kind', [
  z.strictObject({ ...asked, kind: z.literal('text'), maxLength: z.int().min(1).max(4000) }),
  z.strictObject({ ...asked, kind: z.literal('number'), maximum: z.int().min(1) }),
  z.strictObject({
    ...asked,
    kind: z.literal('choice'),
    options: keyedList(z.strictObject({ key, name })),
  }),
])
export type AdmissionQuestion = z.infer<typeof questionShape>

const criterionShape = z.strictObject({ key, text: name, help: sentence })
export type AdmissionCriterion = z.infer<typeof criterionShape>

const committeesShape = z.strictObject({
  committees: keyedList(
    z.strictObject({
      key,
      kind: z.enum(['chain', 'talent']),
      cluster: key.nullable(),
      since: day,
      name,
      shortName: name,
      purpose: sentence,
      questions: keyedList(questionShape),
      criteria: keyedList(criterionShape),
    }),
  ),
})
type Committees = z.infer<typeof committeesShape>
export type Committee = Committees['committees'][number]
export const committeesPart: PackPart<Committees> = { file: 'committees.yaml', shape: committeesShape }

/** Types of organisations in the ROR schema, versions 1 and 2, in small letters. */
const rorType = z.enum([
  'archive',
  'company',
  'education',
  'facility',
  'funder',
  'government',
  'healthcare',
  'nonprofit',
  'other',
])

const unitKindsShape = z.strictObject({
  kinds: keyedList(
    z.strictObject({
      key,
      name,
      countsAs: z.enum(['institute', 'enterprise', 'other']),
      rorTypes: z.array(rorType),
    }),
  ),
})
type UnitKinds = z.infer<typeof unitKindsShape>
/** Where a ROR record has several types, the kind that stands first in the file wins. */
export type UnitKind = UnitKinds['kinds'][number]
export const unitKindsPart: PackPart<UnitKinds> = { file: 'unit-kinds.yaml', shape: unitKindsShape }

const positionsShape = z.strictObject({
  positions: keyedList(z.strictObject({ key, name, summary: sentence })),
})
type Positions = z.infer<typeof positionsShape>
export type Position = Positions['positions'][number]
export const positionsPart: PackPart<Positions> = { file: 'positions.yaml', shape: positionsShape }

/** A chain committee belongs to a known cluster; the talent committee stands across all of them. */
export function committeeFaults(committees: PackFile<Committees>, clusters: PackFile<Clusters>): Fault[] {
  const known = clusters.content.clusters.map((cluster) => cluster.key)
  return committees.content.committees.flatMap(({ kind, cluster }, i) => {
    const problem = clusterProblem(kind, cluster, known)
    return problem === undefined ? [] : [committees.fault(['committees', i, 'cluster'], problem)]
  })
}

function clusterProblem(
  kind: Committee['kind'],
  cluster: string | null,
  known: readonly string[],
): string | undefined {
  if (kind === 'talent') return cluster === null ? undefined : 'must be null for a talent committee'
  if (cluster === null) return 'is needed for a chain committee'
  return known.includes(cluster) ? undefined : `must be one of ${known.join(', ')}, not "${cluster}"`
}

/** Each ROR type belongs to one kind of unit, so that an import never has to guess. */
export function unitKindFaults(unitKinds: PackFile<UnitKinds>): Fault[] {
  const owner = new Map<string, string>()
  return unitKinds.content.kinds.flatMap((kind, i) =>
    kind.rorTypes.flatMap((type, j) => {
      const first = owner.get(type)
      owner.set(type, first ?? kind.key)
      if (first === undefined) return []
      return [unitKinds.fault(['kinds', i, 'rorTypes', j], `"${type}" already belongs to ${first}`)]
    }),
  )
}

import { insertUnits, listUnitsForUpdate, updateUnits } from '#modules/network/public.ts'
import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import { type VerdictCounts, WorldChanged } from '../contract.ts'
import { lockImporting } from '../queries/imports.ts'
import type { Candidate, CompleteUnit, Judgement } from '../rules/judge-rows.ts'
import { countVerdicts, judgeCandidates } from './judge-candidates.ts'

/** So that the names of no more units than these are cut into search terms before other requests get their turn. */
const UNITS_AT_ONCE = 500
const MOST_TOLD = 20

export interface Accepted {
  /** Rows that the report did not refuse. */
  candidates: readonly Candidate[]
  /** Units that the report saw changed or the same. */
  unitIds: readonly string[]
  /** Rows that the report refused, and that are left out in so many words. */
  leftOut: number
}

/**
 * Judges again what a report accepted and writes what is new and changed. The caller's transaction makes it all or
 * nothing: the first row that would be refused by now, or that means a unit which the report did not see, refuses all.
 */
export async function writeUnits(
  db: Db,
  permit: Permit<'imports.apply', unknown>,
  { candidates, unitIds, leftOut }: Accepted,
  details: Record<string, unknown>,
): Promise<VerdictCounts> {
  // Imports come one after another, so that two cannot bring the same name at once; and units stay as they are judged.
  await lockImporting(db)
  await listUnitsForUpdate(db, unitIds)
  const judgements = await judgeCandidates(db, candidates)
  refuseSurprises(judgements, new Set(unitIds))

  const added = judgements.filter(({ verdict }) => verdict === 'new')
  const sources = Map.groupBy(added, ({ candidate }) => candidate.source)
  for (const [source, some] of sources)
    for (const units of inPieces(some.flatMap(({ unit }) => unit ?? [])))
      await insertUnits(db, permit, units, source)
  for (const units of inPieces(judgements.flatMap(changedUnit))) await updateUnits(db, permit, units)

  const counts = { ...countVerdicts(judgements), refused: leftOut }
  await record(db, permit, 'imports.applied', { ...details, counts, leaveOutRefused: leftOut > 0 }, [])
  return counts
}

const changedUnit = ({ verdict, unit, unitId }: Judgement): (CompleteUnit & { id: string })[] =>
  verdict === 'changed' && unit && unitId !== null ? [{ ...unit, id: unitId }] : []

function refuseSurprises(judgements: readonly Judgement[], seen: ReadonlySet<string>): void {
  const surprises = judgements.filter(
    ({ verdict, unitId }) => verdict === 'refused' || (unitId !== null && !seen.has(unitId)),
  )
  if (surprises.length === 0) return
  const rows = surprises.slice(0, MOST_TOLD).map(({ candidate: { file, line }, reasons }) => ({
    file,
    line,
    reasons: [...reasons],
  }))
  throw refused(WorldChanged, { rows })
}

function* inPieces<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let start = 0; start < items.length; start += UNITS_AT_ONCE)
    yield items.slice(start, start + UNITS_AT_ONCE)
}

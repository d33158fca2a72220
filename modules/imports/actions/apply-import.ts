import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { refused } from '#platform/problem.ts'
import { AlreadyApplied, HasRefusedRows, NotRead } from '../contract.ts'
import { listVerdicts } from '../queries/import-rows.ts'
import { type ImportRecord, markApplied } from '../queries/imports.ts'
import type { Candidate } from '../rules/judge-rows.ts'
import { writeUnits } from './write-units.ts'

/** Refuses an import whose report cannot be applied, or not without leaving something out. */
export function refuseUnready({ status, counts }: ImportRecord, leaveOutRefused: boolean): void {
  if (status === 'applied') throw refused(AlreadyApplied)
  if (status !== 'read' || counts === null) throw refused(NotRead)
  if (counts.refused > 0 && !leaveOutRefused) throw refused(HasRefusedRows, { refused: counts.refused })
}

/** Writes what the report of a locked import promised, of its file's rows `candidates`; all of it, or nothing. */
export async function applyImport(
  db: Db,
  permit: Permit<'imports.apply', ImportRecord>,
  candidates: readonly Candidate[],
): Promise<void> {
  const { subject: imported } = permit
  const verdicts = await listVerdicts(db, imported.id)
  const leftOut = new Set(verdicts.filter((row) => row.verdict === 'refused').map((row) => row.line))
  const accepted = {
    candidates: candidates.filter(({ line }) => !leftOut.has(line)),
    unitIds: verdicts.flatMap(({ unitId }) => unitId ?? []),
    leftOut: leftOut.size,
  }
  await writeUnits(db, permit, accepted, { importId: imported.id, file: imported.fileName })
  await markApplied(db, imported.id)
}

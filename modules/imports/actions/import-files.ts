import type { Permit } from '#platform/access.ts'
import { type Db, inTransaction } from '#platform/db.ts'
import type { ColumnMapping, ImportRefusal, Reason, VerdictCounts } from '../contract.ts'
import { countVerdicts, judgeCandidates } from './judge-candidates.ts'
import { readFile } from './read-import.ts'
import { writeUnits } from './write-units.ts'

export interface FilesToImport {
  /** `name` is what people call the file; units of sheets carry it as their source. */
  files: readonly { path: string; name: string }[]
  mapping: ColumnMapping
  dryRun: boolean
  leaveOutRefused: boolean
}
export interface FilesReport {
  isApplied: boolean
  counts: VerdictCounts
  /** Files that are not taken as a whole; then no row was judged. */
  refusedFiles: { name: string; reason: ImportRefusal; line: number | null }[]
  refusedRows: { file: string; line: number; reasons: readonly Reason[] }[]
}

/** Imports several files in one transaction, or only tells what that would do. Nothing is written while any row is refused, unless those are left out. */
export async function importFiles(
  db: Db,
  permit: Permit<'imports.apply', unknown>,
  { files, mapping, dryRun, leaveOutRefused }: FilesToImport,
  onProgress: (judged: number, rows: number) => void,
): Promise<FilesReport> {
  const readings = await Promise.all(files.map(({ path, name }) => readFile(db, path, { name, mapping })))
  const refusedFiles = readings.flatMap(({ refusal }, index) =>
    refusal ? [{ name: files[index]?.name ?? '', ...refusal }] : [],
  )
  const candidates = refusedFiles.length > 0 ? [] : readings.flatMap((reading) => reading.candidates)
  const judgements = await judgeCandidates(db, candidates, (judged) => onProgress(judged, candidates.length))
  const refused = judgements.filter(({ verdict }) => verdict === 'refused')
  const counts = countVerdicts(judgements)
  const isApplied = !dryRun && refusedFiles.length === 0 && (refused.length === 0 || leaveOutRefused)
  if (isApplied) {
    const taken = judgements.filter(({ verdict }) => verdict !== 'refused')
    const accepted = {
      candidates: taken.map(({ candidate }) => candidate),
      unitIds: taken.flatMap(({ unitId }) => unitId ?? []),
      leftOut: refused.length,
    }
    await inTransaction(db, (tx) =>
      writeUnits(tx, permit, accepted, { files: files.map(({ name }) => name) }),
    )
  }
  const refusedRows = refused.map(({ candidate: { file, line }, reasons }) => ({ file, line, reasons }))
  return { isApplied, counts, refusedFiles, refusedRows }
}

import { type Db, inTransaction } from '#platform/db.ts'
import { refused } from '#platform/problem.ts'
import { ReportOutdated, type ResourceImportReport } from '../contract.ts'
import type { Judgement } from './judge-rows.ts'
import { digestOf, judgeResources, readResourceFile, reportOf } from './judge-resources.ts'
import { commandLineWriter, writeResources } from './write-resources.ts'

export interface FileToImport {
  readonly path: string
  /** What people call it; resources of sheets carry it as their source. */
  readonly name: string
  readonly unitId: string
  readonly offer: boolean
  readonly dryRun: boolean
  readonly leaveOutRefused: boolean
  readonly today: string
}

/** Imports a file from the command line, or only tells what that would do. Nothing is written while any row is refused, unless those are left out. */
export async function importResourceFile(
  db: Db,
  { path, name, unitId, offer, dryRun, leaveOutRefused, today }: FileToImport,
): Promise<ResourceImportReport> {
  const read = await readResourceFile(db, path, name)
  if ('refusal' in read) return reportOf(read, [])
  const judgements = await judgeResources(db, read.candidates, { unitId, offer })
  const isRefused = judgements.some(({ verdict }) => verdict === 'refused')
  if (dryRun || (isRefused && !leaveOutRefused)) return reportOf(read, judgements)
  const digest = digestOf(judgements)
  const agree = (now: readonly Judgement[]) => {
    if (digestOf(now) !== digest) throw refused(ReportOutdated)
  }
  const bringing = { candidates: read.candidates, offer, today, origin: { file: name }, agree }
  const written = await inTransaction(db, (tx) => writeResources(tx, commandLineWriter(unitId), bringing))
  return reportOf(read, written.judgements, written.ids)
}

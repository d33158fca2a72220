import { type Db, inTransaction } from '#platform/db.ts'
import { FileRefused } from '#platform/files/file-refused.ts'
import { readTable } from '#platform/files/read-table.ts'
import type { FileStore } from '#platform/files/store.ts'
import type { ImportRefusal } from '../contract.ts'
import { replaceRows } from '../queries/import-rows.ts'
import { claimReading, getImport, type ImportRecord, markProgress, markRead } from '../queries/imports.ts'
import type { Candidate, Judgement } from '../rules/judge-rows.ts'
import { readCity } from './city-words.ts'
import { countVerdicts, judgeCandidates } from './judge-candidates.ts'
import { type ReadFile, readCandidates } from './read-candidates.ts'

/** What reading a file came to: candidates, or why the whole of it is not taken. */
export type Reading = Omit<ReadFile, 'refusal'> & {
  refusal: { reason: ImportRefusal; line: number | null } | null
}

/** Reads a file in a process of its own and takes it apart; `name` is what people call it. */
export async function readFile(
  db: Db,
  path: string,
  { name, mapping }: { name: string; mapping: ImportRecord['mapping'] },
): Promise<Reading> {
  try {
    const [table, city] = await Promise.all([readTable(path), readCity(db)])
    const read = readCandidates(table, { file: name, mapping: mapping ?? {} }, city)
    return { ...read, refusal: read.refusal && { reason: read.refusal, line: null } }
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    const refusal = { reason: error.reason, line: error.line ?? null }
    return { columns: null, sample: null, candidates: [], refusal }
  }
}

/** The rows of an import's file, as the report read them. */
export async function readAgain(
  db: Db,
  files: FileStore,
  { fileId, fileName: name, mapping }: ImportRecord,
): Promise<Candidate[]> {
  return (await readFile(db, files.path(fileId), { name, mapping })).candidates
}

/**
 * The dry run: reads, judges and keeps the report. Doing it twice, even at once, gives one report; a reading that began
 * before the mapping changed keeps nothing.
 */
export async function readImport(db: Db, files: FileStore, importId: string): Promise<void> {
  const started = await getImport(db, importId)
  if (started.status !== 'waiting' && started.status !== 'reading') return
  await markProgress(db, started, { progress: 0, rowCount: 0 })
  const { fileName: name, mapping } = started
  const { candidates, ...read } = await readFile(db, files.path(started.fileId), { name, mapping })
  const rowCount = candidates.length
  const judgements = await judgeCandidates(db, candidates, (progress) =>
    markProgress(db, started, { progress, rowCount }),
  )
  await keepReport(db, started, { ...read, judgements })
}

function keepReport(
  db: Db,
  started: ImportRecord,
  { judgements, ...read }: Omit<Reading, 'candidates'> & { judgements: Judgement[] },
): Promise<void> {
  return inTransaction(db, async (tx) => {
    if (!(await claimReading(tx, started))) return
    await replaceRows(tx, started.id, judgements)
    const counts = read.refusal === null ? countVerdicts(judgements) : null
    await markRead(tx, started.id, { ...read, counts, rowCount: judgements.length })
  })
}

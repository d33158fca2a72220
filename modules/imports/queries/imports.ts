import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { ColumnMapping, ImportRefusal, ImportStatus, VerdictCounts } from '../contract.ts'

export type ImportRecord = Awaited<ReturnType<typeof getImport>>

const imports = (db: Db) =>
  db
    .selectFrom('import')
    .innerJoin('file', 'file.id', 'import.file_id')
    .innerJoin('person', 'person.id', 'import.started_by')
    .select(['import.id', 'import.file_id as fileId', 'file.name as fileName', 'import.progress'])
    .select([
      sql<ImportStatus>`import.status`.as('status'),
      sql<string[] | null>`import.columns`.as('columns'),
      sql<string[][] | null>`import.sample`.as('sample'),
      sql<ColumnMapping | null>`import.mapping`.as('mapping'),
      sql<{ reason: ImportRefusal; line: number | null } | null>`import.refusal`.as('refusal'),
      sql<VerdictCounts | null>`import.counts`.as('counts'),
    ])
    .select(['import.row_count as rowCount', 'import.started_by as startedBy', 'person.name as starterName'])
    .select(['import.started_at as startedAt', 'import.applied_at as appliedAt', 'import.version'])

export const getImport = (db: Db, id: string) =>
  imports(db)
    .where('import.id', '=', id)
    .executeTakeFirstOrThrow(() => notFound('import'))

export const getImportForUpdate = (db: Db, id: string) =>
  imports(db)
    .where('import.id', '=', id)
    .forNoKeyUpdate('import')
    .executeTakeFirstOrThrow(() => notFound('import'))

/** Newest first; ids are in the order of time. */
export const listImports = (db: Db, after: string | undefined, limit: number) =>
  imports(db)
    .$if(after !== undefined, (rows) => rows.where('import.id', '<', after ?? ''))
    .orderBy('import.id', 'desc')
    .limit(limit)
    .execute()

interface StartedImport {
  id: string
  fileId: string
  mapping: ColumnMapping
  startedBy: string
  startedUnder: string
}

export async function insertImport(db: Db, started: StartedImport): Promise<void> {
  await db
    .insertInto('import')
    .values({
      id: started.id,
      kind: 'units',
      file_id: started.fileId,
      status: 'waiting',
      mapping: JSON.stringify(started.mapping),
      started_by: started.startedBy,
      started_under: started.startedUnder,
    })
    .execute()
}

/** The report that was is void, and so is a reading that is under way: it began with the version before. */
export async function markWaiting(db: Db, id: string, mapping: ColumnMapping): Promise<void> {
  await db
    .updateTable('import')
    .set({
      status: 'waiting',
      mapping: JSON.stringify(mapping),
      columns: null,
      sample: null,
      refusal: null,
      counts: null,
      progress: 0,
      row_count: 0,
      version: sql`version + 1`,
    })
    .where('id', '=', id)
    .execute()
}

/** Tells how far a reading is, unless another has begun since. The version stays: it is of what people decide by. */
export async function markProgress(
  db: Db,
  { id, version }: Pick<ImportRecord, 'id' | 'version'>,
  { progress, rowCount }: { progress: number; rowCount: number },
): Promise<void> {
  await db
    .updateTable('import')
    .set({ status: 'reading', progress, row_count: rowCount })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('status', 'in', ['waiting', 'reading'])
    .execute()
}

interface Report {
  columns: string[] | null
  sample: string[][] | null
  refusal: { reason: ImportRefusal; line: number | null } | null
  counts: VerdictCounts | null
  rowCount: number
}

/** Whether the reading that began with this version may still tell its result; holds the import until the transaction ends. */
export async function claimReading(
  db: Db,
  { id, version }: Pick<ImportRecord, 'id' | 'version'>,
): Promise<boolean> {
  const claimed = await db
    .selectFrom('import')
    .select('id')
    .where('id', '=', id)
    .where('version', '=', version)
    .where('status', 'in', ['waiting', 'reading'])
    .forNoKeyUpdate()
    .executeTakeFirst()
  return claimed !== undefined
}

export async function markRead(
  db: Db,
  id: string,
  { columns, sample, refusal, counts, rowCount }: Report,
): Promise<void> {
  await db
    .updateTable('import')
    .set({
      status: refusal === null ? 'read' : 'refused',
      columns: columns && JSON.stringify(columns),
      sample: sample && JSON.stringify(sample),
      refusal: refusal && JSON.stringify(refusal),
      counts: counts && JSON.stringify(counts),
      progress: rowCount,
      row_count: rowCount,
      version: sql`version + 1`,
    })
    .where('id', '=', id)
    .execute()
}

export async function markApplied(db: Db, id: string): Promise<void> {
  await db
    .updateTable('import')
    .set({ status: 'applied', applied_at: sql`now()`, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

/** Imports whose reading has not come to its end. */
export const listUnread = (db: Db) =>
  db.selectFrom('import').select('id').where('status', 'in', ['waiting', 'reading']).orderBy('id').execute()

const IMPORTING = 7_310_007 // any number of our own

/** Waits for the import that is writing; let go with the transaction. */
export async function lockImporting(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${IMPORTING})`.execute(db)
}

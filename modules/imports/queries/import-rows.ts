import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { Reason, UnitDraft, Verdict } from '../contract.ts'
import type { Judgement } from '../rules/judge-rows.ts'

/** Of one statement; one parameter carries all its rows. */
const ROWS_AT_ONCE = 1000

export type ReportRow = Awaited<ReturnType<typeof listRows>>[number]

export const listRows = (
  db: Db,
  { importId, verdict }: { importId: string; verdict?: Verdict | undefined },
  after: number | undefined,
  limit: number,
) =>
  db
    .selectFrom('import_row')
    .leftJoin('unit', 'unit.id', 'import_row.unit_id')
    .select(['import_row.line', 'unit.id as unitId', 'unit.name as unitName'])
    .select([
      sql<Verdict>`import_row.verdict`.as('verdict'),
      sql<Reason[]>`import_row.reasons`.as('reasons'),
      sql<UnitDraft>`import_row.record`.as('record'),
    ])
    .where('import_row.import_id', '=', importId)
    .$if(verdict !== undefined, (rows) => rows.where('import_row.verdict', '=', verdict ?? ''))
    .$if(after !== undefined, (rows) => rows.where('import_row.line', '>', after ?? 0))
    .orderBy('import_row.line')
    .limit(limit)
    .execute()

/** What the report said of each row, as far as applying must know it. */
export const listVerdicts = (db: Db, importId: string) =>
  db
    .selectFrom('import_row')
    .select(['line', 'unit_id as unitId', sql<Verdict>`verdict`.as('verdict')])
    .where('import_id', '=', importId)
    .orderBy('line')
    .execute()

/** Puts this report in the place of any that was. */
export async function replaceRows(db: Db, importId: string, judgements: readonly Judgement[]): Promise<void> {
  await db.deleteFrom('import_row').where('import_id', '=', importId).execute()
  for (let start = 0; start < judgements.length; start += ROWS_AT_ONCE) {
    const rows = judgements.slice(start, start + ROWS_AT_ONCE).map((judgement) => ({
      line: judgement.candidate.line,
      verdict: judgement.verdict,
      reasons: judgement.reasons,
      unit_id: judgement.unitId,
      record: judgement.candidate.draft,
    }))
    await sql`
      insert into import_row (import_id, line, verdict, reasons, unit_id, record)
      select ${importId}, line, verdict, reasons, unit_id, record
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as given(line integer, verdict text, reasons jsonb, unit_id uuid, record jsonb)`.execute(db)
  }
}

import { type RawBuilder, sql, type SqlBool } from 'kysely'
import * as z from 'zod'
import type { Closing, MatterStatus } from '#modules/matters/contract.ts'
import { bodyName } from '#modules/matters/public.ts'
import { startOfDay, daysAfter } from '#platform/clock.ts'
import type { Page } from '#platform/contract.ts'
import { positionOf } from '#platform/cursor.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { notFound } from '#platform/problem.ts'
import type { ExportFilter, ExportFormat } from './contract.ts'

export type ExportRow = Awaited<ReturnType<typeof getExport>>
export type MatterLine = Awaited<ReturnType<typeof listMatterLines>>[number]

/** The newest twenty, newest first; times as texts of JSON. */
const downloads = sql<{ by: string; at: string; as: ExportFormat }[]>`coalesce((
  select json_agg(newest order by newest.id desc) from (
    select download.id, person.name as by, downloaded_at as at, format as "as"
    from matter_export_download as download join person on person.id = downloaded_by
    where export_id = matter_export.id order by download.id desc limit 20) as newest), '[]'::json)`

const exports = (db: Db) =>
  db
    .selectFrom('matter_export')
    .innerJoin('person as asker', 'asker.id', 'matter_export.asked_by')
    .leftJoin('person as decider', 'decider.id', 'matter_export.decided_by')
    .select(['matter_export.id', 'matter_export.reason', sql<ExportFilter>`filter`.as('filter')])
    .select(['asked_by as askedById', 'asked_at as askedAt', 'decided_at as decidedAt'])
    .select(['is_approved as isApproved', 'asker.name as askedBy', 'decider.name as decidedBy'])
    .select(['refusal_reason as refusalReason', downloads.as('downloads')])

export const getExport = (db: Db, id: string) =>
  exports(db)
    .where('matter_export.id', '=', id)
    .executeTakeFirstOrThrow(() => notFound('matter_export'))

/** Locked in a statement of its own, because one that waits for a lock sees the row as it was before. */
export async function getExportForUpdate(db: Db, id: string): Promise<ExportRow> {
  await db.selectFrom('matter_export').select('id').where('id', '=', id).forNoKeyUpdate().execute()
  return getExport(db, id)
}

export function listExports(db: Db, page: Page) {
  const after = positionOf(page, z.uuid())
  return exports(db)
    .$if(after !== undefined, (rows) => rows.where('matter_export.id', '<', after!))
    .orderBy('matter_export.id', 'desc')
    .limit(page.limit + 1)
    .execute()
}

export interface ExportToInsert {
  id: string
  filter: ExportFilter
  reason: string
  askedBy: string
  askedAt: Date
}

export async function insertExport(db: Db, { id, filter, reason, askedBy, askedAt }: ExportToInsert) {
  await db
    .insertInto('matter_export')
    .values({ id, filter: JSON.stringify(filter), reason, asked_by: askedBy, asked_at: askedAt })
    .execute()
}

interface DecisionToUpdate {
  decidedBy: string
  decidedAt: Date
  isApproved: boolean
  refusalReason: string | null
}

export async function updateDecision(
  db: Db,
  id: string,
  { decidedBy, decidedAt, isApproved, refusalReason }: DecisionToUpdate,
): Promise<void> {
  await db
    .updateTable('matter_export')
    .set({
      decided_by: decidedBy,
      decided_at: decidedAt,
      is_approved: isApproved,
      refusal_reason: refusalReason,
    })
    .where('id', '=', id)
    .execute()
}

export async function insertDownload(
  db: Db,
  { exportId, by, at, as }: { exportId: string; by: string; at: Date; as: ExportFormat },
): Promise<void> {
  await db
    .insertInto('matter_export_download')
    .values({ id: newId(), export_id: exportId, downloaded_by: by, downloaded_at: at, format: as })
    .execute()
}

/** In days of the city. */
function isMeant({ kind, status, askedFrom, askedUntil }: ExportFilter, zone: string): RawBuilder<SqlBool> {
  const conditions = [
    ...(kind === undefined ? [] : [sql`matter.kind = ${kind}`]),
    ...(status === undefined ? [] : [sql`matter.status = ${status}`]),
    ...(askedFrom === undefined ? [] : [sql`matter.asked_at >= ${startOfDay(zone, askedFrom)}`]),
    ...(askedUntil === undefined
      ? []
      : [sql`matter.asked_at < ${startOfDay(zone, daysAfter(askedUntil, 1))}`]),
  ]
  return conditions.length === 0 ? sql`true` : sql`${sql.join(conditions, sql` and `)}`
}

/** Whether the filter leaves more than `most`; no more than that are counted. */
export async function isMoreThan(db: Db, filter: ExportFilter, zone: string, most: number): Promise<boolean> {
  const rows = await db
    .selectFrom('matter')
    .select('id')
    .where(isMeant(filter, zone))
    .offset(most)
    .limit(1)
    .execute()
  return rows.length > 0
}

const leading = (column: string) => sql`(select ${sql.ref(column)} from handling
  where matter_id = matter.id and is_lead and state in ('sent', 'taken', 'answered') order by round desc limit 1)`

/** What stands in the file of one matter, oldest first. No column of it is personal. */
export const listMatterLines = (
  db: Db,
  filter: ExportFilter,
  zone: string,
  { after, limit }: { after: string | undefined; limit: number },
) =>
  db
    .selectFrom('matter')
    .innerJoin('matter_kind', 'matter_kind.key', 'matter.kind')
    .leftJoin('unit', 'unit.id', 'matter.unit_id')
    .leftJoin('place', 'place.code', 'matter.place_code')
    .select(['matter.id', 'matter.number', 'matter.title', 'matter.channel', 'matter.lasted'])
    .select([
      sql<MatterStatus>`matter.status`.as('status'),
      sql<Closing | null>`matter.closing`.as('closing'),
    ])
    .select([
      sql<unknown>`matter_kind.content -> 'name'`.as('kind'),
      'unit.name as unit',
      'place.name as place',
    ])
    .select(['matter.asked_at as askedAt', 'matter.closed_at as closedAt'])
    .select(bodyName(leading('body_kind'), leading('body_id')).as('lead'))
    .select(
      sql<number>`(select count(*) from handling where matter_id = matter.id
        and state not in ('handed_on', 'released'))::int`.as('parts'),
    )
    .select(
      sql<unknown>`(select option -> 'name' from outcome, jsonb_array_elements(matter_kind.content -> 'outcomes') option
        where matter_id = matter.id and option ->> 'key' = type order by proposed_at desc limit 1)`.as(
        'outcome',
      ),
    )
    .where(isMeant(filter, zone))
    .$if(after !== undefined, (rows) => rows.where('matter.id', '>', after!))
    .orderBy('matter.id')
    .limit(limit)
    .execute()

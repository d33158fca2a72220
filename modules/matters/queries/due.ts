import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

export interface DueRow {
  handlingId: string
  /** Which alarm it is, apart for taking and for answering. */
  alarm: string
  matterId: string
  number: number
  bodyKind: string
  bodyId: string
}

/** Parts that are open and due by `until`, to be taken while sent, then to be answered, for which `alarm` has not rung. */
export async function listDueParts(db: Db, until: Date, alarm: string, limit: number): Promise<DueRow[]> {
  const { rows } = await sql<DueRow>`
    select handling.id as "handlingId", handling.state || '.' || ${alarm} as alarm, matter.id as "matterId", matter.number,
           handling.body_kind as "bodyKind", handling.body_id as "bodyId"
    from handling join matter on matter.id = handling.matter_id
    where handling.state in ('sent', 'taken') and matter.status = 'in_hand'
      and case handling.state when 'sent' then take_due_at else answer_due_at end <= ${until}
      and not exists (
        select from matter_alarm where subject_id = handling.id and kind = handling.state || '.' || ${alarm})
    order by handling.id limit ${limit}`.execute(db)
  return rows
}

/** Matters that were confirmed before a day and whose askers were not asked yet whether it lasted. */
export async function listToAskAgain(db: Db, closedBefore: Date, limit: number) {
  const { rows } = await sql<{ id: string; number: number; askedBy: string | null; unitId: string | null }>`
    select id, number, asked_by as "askedBy", unit_id as "unitId" from matter
    where status = 'closed' and closing = 'confirmed' and lasted is null and closed_at <= ${closedBefore}
      and not exists (select from matter_alarm where subject_id = matter.id and kind = 'asked_again')
    order by closed_at limit ${limit}`.execute(db)
  return rows
}

/** True for whoever rings first; a second worker, a restart or a clock stepped back finds it rung. */
export async function ringOnce(db: Db, subjectId: string, kind: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows: rung = 0n } = await db
    .insertInto('matter_alarm')
    .values({ subject_id: subjectId, kind })
    .onConflict((known) => known.doNothing())
    .executeTakeFirstOrThrow()
  return rung > 0n
}

/** Ids of matters whose outcome nobody answered in time. */
export async function listSilent(db: Db, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('outcome')
    .select('matter_id as matterId')
    .where('answer', 'is', null)
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(limit)
    .execute()
  return rows.map(({ matterId }) => matterId)
}

/** Ids of closed matters whose kind keeps what is personal no longer. */
export async function listToWipe(db: Db, now: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select matter.id from matter join matter_kind on matter_kind.key = matter.kind
    where status = 'closed' and wiped_at is null
      and closed_at + make_interval(months => (matter_kind.content ->> 'retentionMonths')::int) <= ${now}
    order by closed_at limit ${limit}`.execute(db)
  return rows.map(({ id }) => id)
}

/** What people wrote goes; that there was a step, its kind and its time stay, and so do all counts. */
export async function wipe(db: Db, ids: readonly string[], now: Date): Promise<void> {
  await sql`update matter_step set details = details - 'words' - 'whose' where matter_id = any(${ids}::uuid[])`.execute(
    db,
  )
  await sql`update handling set words = null where matter_id = any(${ids}::uuid[])`.execute(db)
  await sql`update outcome set words = '' where matter_id = any(${ids}::uuid[])`.execute(db)
  await sql`update matter set wiped_at = ${now}, title = '—', description = '', answers = '{}', search = '',
    secret_hash = case when asked_by is null then secret_hash end, is_public = false, version = version + 1
    where id = any(${ids}::uuid[])`.execute(db)
}

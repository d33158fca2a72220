import { sql, type SqlBool } from 'kysely'
import type { Db } from '#platform/db.ts'
import { ASKED_AGAIN_AFTER_MONTHS } from '../rules/terms.ts'

export interface DueRow {
  handlingId: string
  /** Which alarm it is, apart for taking and for answering. */
  alarm: string
  matterId: string
  number: number
  bodyKind: string
  bodyId: string
}

/** Between which moments, the first not included, the next due time of a part lies. */
export interface DueSpan {
  after: Date
  until: Date
}

/** Open parts due in this span, to be taken while sent, then to be answered, for which `alarm` has not rung. */
export async function listDueParts(
  db: Db,
  { after, until }: DueSpan,
  alarm: string,
  limit: number,
): Promise<DueRow[]> {
  const dueAt = sql`case handling.state when 'sent' then take_due_at else answer_due_at end`
  const { rows } = await sql<DueRow>`
    select handling.id as "handlingId", handling.state || '.' || ${alarm} as alarm, matter.id as "matterId", matter.number,
           handling.body_kind as "bodyKind", handling.body_id as "bodyId"
    from handling join matter on matter.id = handling.matter_id
    where handling.state in ('sent', 'taken') and matter.status = 'in_hand'
      and ${dueAt} > ${after} and ${dueAt} <= ${until}
      and not exists (
        select from matter_alarm where subject_id = handling.id and kind = handling.state || '.' || ${alarm})
    order by handling.id limit ${limit}`.execute(db)
  return rows
}

export interface ToAskAgain {
  id: string
  number: number
  askedBy: string | null
  unitId: string | null
}

/** Matters confirmed two months ago or longer whose askers were not asked yet whether it lasted, locked. */
export async function listToAskAgain(db: Db, now: Date, limit: number): Promise<ToAskAgain[]> {
  const { rows } = await sql<ToAskAgain>`
    select id, number, asked_by as "askedBy", unit_id as "unitId" from matter
    where closing = 'confirmed' and lasted is null
      and closed_at <= ${now}::timestamptz - make_interval(months => ${ASKED_AGAIN_AFTER_MONTHS})
      and not exists (select from matter_alarm where subject_id = matter.id and kind = 'asked_again')
    order by closed_at limit ${limit} for no key update of matter skip locked`.execute(db)
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

/** Closed matters whose kind keeps what is personal no longer, locked; those that another worker has are left to it. */
export async function listToWipe(db: Db, now: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select matter.id from matter join matter_kind on matter_kind.key = matter.kind
    where status = 'closed' and wiped_at is null
      and closed_at + make_interval(months => (matter_kind.content ->> 'retentionMonths')::int) <= ${now}
    order by closed_at limit ${limit} for no key update of matter skip locked`.execute(db)
  return rows.map(({ id }) => id)
}

/** Takes the attachments of matters off and answers with their ids. */
export async function removeFiles(db: Db, matterIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .deleteFrom('matter_file')
    .where(sql<SqlBool>`matter_id = any(${matterIds}::uuid[])`)
    .returning('file_id as fileId')
    .execute()
  return rows.map(({ fileId }) => fileId)
}

/** What people wrote goes; that there was a step, its kind and its time stay, and so do all counts. */
export async function wipe(db: Db, ids: readonly string[], now: Date): Promise<void> {
  await sql`update matter_step set details = details - 'words' - 'whose' where matter_id = any(${ids}::uuid[])`.execute(
    db,
  )
  await sql`update handling set words = null where matter_id = any(${ids}::uuid[])`.execute(db)
  await sql`update pause set words = '' from handling
    where handling.id = handling_id and matter_id = any(${ids}::uuid[])`.execute(db)
  await sql`update outcome set words = '' where matter_id = any(${ids}::uuid[])`.execute(db)
  await sql`update matter set wiped_at = ${now}, title = '—', description = '', answers = '{}', search = '',
    secret_hash = case when asked_by is null then secret_hash end, is_public = false, version = version + 1
    where id = any(${ids}::uuid[])`.execute(db)
}

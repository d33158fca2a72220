import { sql, type SqlBool } from 'kysely'
import type { Actor } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'

export type FileRow = Awaited<ReturnType<typeof getFile>>

export const fileColumns = [
  'file.id',
  'file.name',
  'file.content_type as contentType',
  'file.bytes',
  sql<string>`encode(file.sha256, 'hex')`.as('sha256'),
] as const

/** Seen by whoever uploaded it. */
const visibleTo = ({ personId }: Actor) => sql<SqlBool>`file.uploaded_by = ${personId}`

export function getFile(db: Db, actor: Actor, id: string) {
  return db
    .selectFrom('file')
    .select(fileColumns)
    .where('file.id', '=', id)
    .where(visibleTo(actor))
    .executeTakeFirstOrThrow(() => notFound('file'))
}

export async function isFileKept(db: Db, id: string): Promise<boolean> {
  return (await db.selectFrom('file').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

export async function insertFile(db: Db, file: FileRow & { uploadedBy: string | null }): Promise<void> {
  const values = sql`(${file.id}, ${file.name}, ${file.contentType}, ${file.bytes}, decode(${file.sha256}, 'hex'), ${file.uploadedBy})`
  await sql`insert into file (id, name, content_type, bytes, sha256, uploaded_by) values ${values}`.execute(
    db,
  )
}

/** Attaches those that this person uploaded and no record holds, and answers with their ids. */
export async function markAttached(
  db: Db,
  personId: string | null,
  ids: readonly string[],
): Promise<Set<string>> {
  const attached = await db
    .updateTable('file')
    .set({ attached_at: sql<Date>`now()` })
    .where(sql<SqlBool>`id = any(${ids}::uuid[])`)
    .where('uploaded_by', '=', personId)
    .where('attached_at', 'is', null)
    .returning('id')
    .execute()
  return new Set(attached.map(({ id }) => id))
}

/** Lets go of files whose record no longer holds them, so that they are removed as orphans are. */
export async function markDetached(db: Db, ids: readonly string[]): Promise<void> {
  await db
    .updateTable('file')
    .set({ attached_at: null })
    .where(sql<SqlBool>`id = any(${ids}::uuid[])`)
    .execute()
}

/** A file that is being attached at this moment is waited for, and then left. Answers with the ids of those that went. */
export async function deleteOrphans(db: Db): Promise<string[]> {
  const gone = await db
    .deleteFrom('file')
    .where('attached_at', 'is', null)
    .where('created_at', '<', sql<Date>`now() - interval '1 day'`)
    .returning('id')
    .execute()
  return gone.map(({ id }) => id)
}

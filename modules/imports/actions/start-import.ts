import { attachFiles } from '#modules/files/public.ts'
import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { addJob } from '#platform/jobs.ts'
import { invalidField, refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import { AlreadyApplied, type ColumnMapping, type NewImport } from '../contract.ts'
import { type ImportRecord, insertImport, listUnread, markWaiting } from '../queries/imports.ts'

export const READ_IMPORT = 'imports.read'

/** Takes an upload for an import; a job reads it as soon as the transaction has committed. Answers with its id. */
export async function startImport(db: Db, permit: Permit<'imports.start', NewImport>): Promise<string> {
  const { post, subject } = permit
  const { fileId, mapping = {} } = subject
  const attached = await attachFiles(db, post.personId, [fileId])
  if (!attached.has(fileId) || post.personId === null || post.id === null)
    throw invalidField('fileId', 'file_unknown')
  const id = newId()
  await insertImport(db, { id, fileId, mapping, startedBy: post.personId, startedUnder: post.id })
  await record(db, permit, 'imports.started', { importId: id, fileId, kind: subject.kind }, [])
  await addReading(db, id)
  return id
}

/** Has a locked import read again; what an earlier reading still finds out is dropped. */
export async function changeMapping(
  db: Db,
  permit: Permit<'imports.change', ImportRecord>,
  mapping: ColumnMapping,
): Promise<void> {
  const { id, status } = permit.subject
  if (status === 'applied') throw refused(AlreadyApplied)
  await markWaiting(db, id, mapping)
  await record(db, permit, 'imports.mapping_changed', { importId: id, mapping }, [])
  await addReading(db, id)
}

/** Takes up readings that a killed process left: ask it when a process starts, and none of the one before can be alive. */
export async function takeUpReadings(db: Db): Promise<number> {
  const unread = await listUnread(db)
  for (const { id } of unread) await addReading(db, id)
  return unread.length
}

const addReading = (db: Db, importId: string) =>
  addJob(db, READ_IMPORT, { importId }, `${READ_IMPORT} ${importId}`)

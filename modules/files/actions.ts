import { Readable } from 'node:stream'
import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { FileRefused } from '#platform/files/file-refused.ts'
import type { FileStore } from '#platform/files/store.ts'
import type { Context } from '#platform/http.ts'
import { refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import { LARGEST_FILE_BYTES, UploadFault, UploadRefused } from './contract.ts'
import { deleteOrphans, type FileRow, insertFile, isFileKept } from './queries.ts'

/**
 * Keeps a file. Its bytes are taken in before any transaction, so that a slow sender holds no connection; where the row
 * does not come to stay, or a repeated request has one already, the bytes go again.
 */
export async function uploadFile(
  { db, bytes = Readable.from([]), files, write }: Pick<Context, 'db' | 'bytes' | 'files' | 'write'>,
  permit: Permit<'files.upload', { name: string }>,
): Promise<FileRow> {
  const stored = await save(files, bytes)
  const file = { ...stored, name: permit.subject.name }
  try {
    const kept = await write(async (tx) => {
      await insertFile(tx, { ...file, uploadedBy: permit.post.personId })
      await record(tx, permit, 'files.uploaded', { fileId: file.id }, [])
      return file
    })
    if (kept.id !== file.id) await files.remove(file.id)
    return kept
  } catch (error) {
    // A commit whose answer was lost has kept the row: then the bytes stay as well.
    if (!(await isFileKept(db, file.id).catch(() => true))) await files.remove(file.id)
    throw error
  }
}

async function save(files: FileStore, bytes: Readable) {
  try {
    // A refusal in the middle must not close the connection on which it is told.
    const pieces = bytes.iterator({ destroyOnReturn: false })
    return await files.save(pieces, { maxBytes: LARGEST_FILE_BYTES })
  } catch (error) {
    const { success, data: reason } = UploadFault.safeParse(error instanceof FileRefused && error.reason)
    throw success ? refused(UploadRefused, { reason }) : error
  }
}

/** Rows go first: an id without bytes would be a broken promise, bytes without an id are only waste. Answers how many went. */
export async function removeOrphans(db: Db, files: FileStore): Promise<number> {
  const gone = await deleteOrphans(db)
  for (const id of gone) await files.remove(id)
  return gone.length
}

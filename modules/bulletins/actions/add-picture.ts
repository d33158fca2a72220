import { attachFiles, getFile, insertFile } from '#modules/files/public.ts'
import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { FileRefused } from '#platform/files/file-refused.ts'
import { reencode } from '#platform/files/picture.ts'
import type { StoredFile } from '#platform/files/store.ts'
import type { Context } from '#platform/http.ts'
import { NotFound, isProblem, refused } from '#platform/problem.ts'
import { PictureRefused } from '../contract.ts'
import { type DraftRow, insertAuthor } from '../queries/drafts.ts'
import { insertPicture, type PictureSize } from '../queries/pictures.ts'
import { demandStep } from './write-draft.ts'

/** A picture made anew holds at most what its pixels need; more than this it never takes. */
const LARGEST_BYTES = 40_000_000

export type MadePicture = PictureSize & { file: StoredFile }

/**
 * Makes a picture anew from the file that this person uploaded, and keeps its bytes; the row comes with `keepPicture`.
 * What was uploaded is left to be removed as a file that no record holds.
 */
export async function makePicture(
  { db, actor, files }: Pick<Context, 'db' | 'actor' | 'files'>,
  uploadId: string,
): Promise<MadePicture> {
  const upload = await getFile(db, actor, uploadId).catch((error: unknown) => {
    throw isProblem(error, NotFound) ? refused(PictureRefused, { reason: 'not_yours' }) : error
  })
  const { bytes, width, height } = await reencode(files.path(upload.id)).catch((error: unknown) => {
    throw error instanceof FileRefused ? refused(PictureRefused, { reason: reasonOf(error) }) : error
  })
  return { width, height, file: await files.save(bytes, { maxBytes: LARGEST_BYTES }) }
}

const TOO_LARGE = new Set<FileRefused['reason']>(['bomb', 'too_much_memory', 'too_slow'])
const reasonOf = ({ reason }: FileRefused) =>
  reason === 'damaged' ? 'damaged' : TOO_LARGE.has(reason) ? 'too_large' : 'not_a_picture'

/** Takes a picture into a locked draft. */
export async function keepPicture(
  db: Db,
  { subject: draft, post }: Permit<'bulletins.write', DraftRow>,
  { file, width, height }: MadePicture,
): Promise<string> {
  demandStep(draft, 'write')
  const name = file.contentType === 'image/png' ? 'picture.png' : 'picture.jpg'
  await insertFile(db, { ...file, name, uploadedBy: post.personId })
  await attachFiles(db, post.personId, [file.id])
  await insertPicture(db, draft.id, { fileId: file.id, width, height })
  await insertAuthor(db, draft.id, post.personId)
  return file.id
}

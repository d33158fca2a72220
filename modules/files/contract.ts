import * as z from 'zod'
import { byId, FileAnswer, route, text } from '#platform/contract.ts'
import { Forbidden, NotFound, problem } from '#platform/problem.ts'

export const StoredFile = z
  .object({
    id: z.uuid(),
    name: z.string(),
    contentType: z.string(),
    bytes: z.int(),
    /** Of the content, in hexadecimal. */
    sha256: z.string(),
  })
  .meta({ id: 'StoredFile' })
export type StoredFile = z.infer<typeof StoredFile>

/** Enough for a scanned document of a hundred pages. */
export const LARGEST_FILE_BYTES = 20_000_000

export const UploadFault = z
  .enum(['empty', 'too_large', 'not_allowed', 'damaged', 'protected', 'bomb'])
  .meta({ id: 'UploadFault' })
export type UploadFault = z.infer<typeof UploadFault>
export const UploadRefused = problem(422, 'files.refused', z.object({ reason: UploadFault }))

export const filesContract = {
  uploadFile: route({
    method: 'POST',
    path: '/files',
    summary: 'Upload a file of at most 20 MB, to be named in a later request within a day',
    query: z.strictObject({ name: text(200) }),
    ok: StoredFile,
    status: 201,
    problems: [Forbidden, UploadRefused],
    bytes: true,
    ownTransactions: true,
  }),

  downloadFile: route({
    method: 'GET',
    path: '/files/{id}',
    summary: 'Download a file that one uploaded oneself',
    params: byId,
    ok: FileAnswer,
    problems: [NotFound],
  }),
}

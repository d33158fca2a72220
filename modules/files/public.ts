// What modules whose records hold files may call.
import type { FileToSend } from '#platform/contract.ts'
import type { FileStore } from '#platform/files/store.ts'
import type { FileRow } from './queries.ts'

export { removeOrphans } from './actions.ts'
export {
  fileColumns,
  type FileRow,
  getFile,
  insertFile,
  markAttached as attachFiles,
  markDetached as detachFiles,
} from './queries.ts'

/** The answer of an operation whose `ok` is `FileAnswer`. */
export const fileToSend = (files: FileStore, { id, ...file }: Omit<FileRow, 'sha256'>): FileToSend => ({
  ...file,
  stream: files.open(id),
})

import { createHash } from 'node:crypto'
import { createReadStream, mkdirSync, type ReadStream, readdirSync, rmSync, statSync } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { giveToOwnerOf } from '#platform/folder-lock.ts'
import { newId } from '#platform/id.ts'
import { notFound } from '#platform/problem.ts'
import { type ContentType, contentTypeOf } from './content-type.ts'
import { FileRefused } from './file-refused.ts'

export interface StoredFile {
  id: string
  bytes: number
  /** Of the content, in hexadecimal. */
  sha256: string
  contentType: ContentType
}

export interface FileStore {
  /** Keeps the content as it came, position in images included; refuses what is too large or no kind that is kept. */
  save(content: AsyncIterable<Uint8Array> | Uint8Array, limits: { maxBytes: number }): Promise<StoredFile>
  /** Where the file lies. Like `open`, it answers what is no id of a file with `not_found`. */
  path(id: string): string
  /** The content; a file that was removed is an error of the stream. Serve it as an attachment only. */
  open(id: string): ReadStream
  /** Removing twice is no error. */
  remove(id: string): Promise<void>
}

const FILE_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const LEFT_BEHIND_MS = 24 * 60 * 60 * 1000 // no upload lasts a day: its process was killed

/** Files under ids of ours in `folder`. A file under its id is whole: it is written apart, forced to disk, then moved. */
export function createFileStore(folder: string): FileStore {
  const incoming = join(folder, 'incoming')
  mkdirSync(incoming, { recursive: true, mode: 0o700 })
  giveToOwnerOf(dirname(folder), [folder, incoming])
  removeLeftBehind(incoming)

  function path(id: string): string {
    if (!FILE_ID.test(id)) throw notFound('file')
    return join(folder, id)
  }

  return {
    path,
    open: (id) => createReadStream(path(id)),
    remove: async (id) => rm(path(id), { force: true }),
    async save(content, { maxBytes }) {
      const id = newId()
      const written = join(incoming, id)
      try {
        const { bytes, sha256 } = await write(written, content, maxBytes)
        const contentType = await contentTypeOf(written)
        giveToOwnerOf(folder, [written])
        await rename(written, path(id))
        await forceToDisk(folder)
        return { id, bytes, sha256, contentType }
      } catch (error) {
        await rm(written, { force: true })
        throw error
      }
    },
  }
}

async function write(path: string, content: AsyncIterable<Uint8Array> | Uint8Array, maxBytes: number) {
  const hash = createHash('sha256')
  let bytes = 0
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const piece of content instanceof Uint8Array ? [content] : content) {
      bytes += piece.length
      if (bytes > maxBytes) throw new FileRefused('too_large')
      hash.update(piece)
      await writeAll(file, piece)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** One write may take a part only, for example on a disk that is nearly full. */
async function writeAll(file: FileHandle, piece: Uint8Array): Promise<void> {
  let done = 0
  while (done < piece.length) done += (await file.write(piece, done)).bytesWritten
}

/** The new name is part of the folder, and lasts when the folder does. */
async function forceToDisk(folder: string): Promise<void> {
  if (process.platform === 'win32') return // Windows opens no folder, and keeps names in a journal
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function removeLeftBehind(incoming: string): void {
  for (const name of readdirSync(incoming)) {
    const path = join(incoming, name)
    const { mtimeMs = Date.now() } = statSync(path, { throwIfNoEntry: false }) ?? {}
    if (Date.now() - mtimeMs > LEFT_BEHIND_MS) rmSync(path, { force: true })
  }
}

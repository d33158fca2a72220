import { randomUUID } from 'node:crypto'
import { chmodSync, closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { giveToOwnerOf } from '#platform/folder-lock.ts'

/**
 * Puts a small text in place at once: whoever opens the path finds the text before or the new one, whole, also after a
 * power cut. The folder must be there.
 */
export function writeWholeFile(path: string, text: string, mode: number): void {
  const folder = dirname(path)
  const written = `${path}.${randomUUID()}`
  try {
    const file = openSync(written, 'wx', mode)
    try {
      writeSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    chmodSync(written, mode) // whatever the process's umask took away
    giveToOwnerOf(folder, [written])
    renameSync(written, path)
  } catch (error) {
    rmSync(written, { force: true })
    throw error
  }
  if (process.platform === 'win32') return // Windows opens no folder, and keeps names in a journal
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

import { chownSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { OperatorFault } from './operator-fault.ts'

export interface FolderLock {
  readonly release: () => void
}

const SQLITE_BUSY = 5
const held = new Set<DatabaseSync>() // a handle that nobody names would be collected, and its lock lost

/**
 * Makes the folder if need be and takes it for this process alone; a second taker is refused with an OperatorFault.
 *
 * The lock is the operating system's own on an open file, taken through SQLite because Node cannot lock files:
 * the kernel gives it to exactly one and frees it when the process dies in whatever way. A file with a process id
 * cannot promise that: ids are used again, and are not seen from another container on the same volume.
 * Danger: POSIX drops the lock when this process closes any other handle of `juguang.lock`, so nothing may read it.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const holder = join(folder, 'juguang.pid')
  const lock = takeLock(folder)
  if (!lock) {
    await wait(100) // the winner writes its id just after it won
    throw new OperatorFault(`Juguang already runs on ${folder}${processIn(holder)}`)
  }
  held.add(lock)
  writeFileSync(holder, String(process.pid))
  giveToOwnerOf(folder, [holder, join(folder, 'juguang.lock')])
  return {
    release() {
      rmSync(holder, { force: true })
      lock.close()
      held.delete(lock)
    },
  }
}

function takeLock(folder: string): DatabaseSync | undefined {
  let database: DatabaseSync | undefined
  try {
    mkdirSync(folder, { recursive: true })
    database = new DatabaseSync(join(folder, 'juguang.lock'), { timeout: 0 })
    database.exec('pragma journal_mode = off') // nothing is ever written, so no second file need be
    database.exec('begin exclusive')
    return database
  } catch (error) {
    database?.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return undefined
    const reason = error instanceof Error ? error.message : String(error)
    throw new OperatorFault(`The data folder ${folder} cannot be used: ${reason}`, { cause: error })
  }
}

function processIn(file: string): string {
  try {
    return ` (process ${readFileSync(file, 'utf8')})`
  } catch {
    return ''
  }
}

/** Started once by root, the folder must still serve the ordinary user to whom it belongs. */
export function giveToOwnerOf(folder: string, files: string[]): void {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(folder)
  for (const file of files) chownSync(file, uid, gid)
}

import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeWholeFile } from '#platform/files/whole-file.ts'
import { giveToOwnerOf } from '#platform/folder-lock.ts'

export const checkpointFolder = (data: string) => join(data, 'checkpoints')

interface Kept {
  readonly sealNumber: number
  readonly text: string
}

/** Writes `checkpoints/<number of the seal>.txt` for everybody to read; does nothing where it is there. */
export function keepFile(data: string, checkpoint: Kept): void {
  const path = pathOf(data, checkpoint)
  if (readIfThere(path) === checkpoint.text) return
  assertFileAgrees(data, checkpoint)
  const folder = checkpointFolder(data)
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  giveToOwnerOf(data, [folder])
  writeWholeFile(path, checkpoint.text, 0o644)
}

/** Throws where the folder holds a file of this seal that says something else: it is evidence, and stays. */
export function assertFileAgrees(data: string, checkpoint: Kept): void {
  const path = pathOf(data, checkpoint)
  const kept = readIfThere(path)
  // Signed by another key it may be.
  if (kept !== undefined && signedTextOf(kept) !== signedTextOf(checkpoint.text))
    throw new Error(`${path} holds another history's checkpoint and is not overwritten; run "juguang verify"`)
}

const pathOf = (data: string, { sealNumber }: Kept) => join(checkpointFolder(data), `${sealNumber}.txt`)
const signedTextOf = (note: string) => note.split('\n\n')[0]

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

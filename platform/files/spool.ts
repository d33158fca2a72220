import { randomUUID } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

/**
 * Writes a file that is made for one reader, and hands it over when it is whole: its length is known, a failure is told
 * before the first byte, and a slow reader holds no transaction. Its name is gone at once, so nothing can leave it behind.
 */
export async function spool(
  pieces: AsyncIterable<string | Uint8Array>,
): Promise<{ stream: Readable; bytes: number }> {
  const path = join(tmpdir(), `juguang-${randomUUID()}`)
  const file = await open(path, 'wx+', 0o600)
  try {
    await rm(path)
    for await (const piece of pieces) await file.appendFile(piece)
    const { size } = await file.stat()
    return { stream: file.createReadStream({ start: 0 }), bytes: size }
  } catch (error) {
    await file.close()
    throw error
  }
}

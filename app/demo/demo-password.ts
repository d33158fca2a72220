import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const fileIn = (data: string) => join(data, 'demo-password')

/** The password of the demo's accounts, kept where its owner alone can read it; made by the first call. */
export async function keptPassword(data: string): Promise<string> {
  const kept = await readPassword(data)
  if (kept !== undefined) return kept
  const made = randomBytes(9).toString('base64url')
  await writeFile(fileIn(data), `${made}\n`, { mode: 0o600, flush: true })
  return made
}

export async function readPassword(data: string): Promise<string | undefined> {
  try {
    return (await readFile(fileIn(data), 'utf8')).trim()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

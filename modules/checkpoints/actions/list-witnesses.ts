import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Db } from '#platform/db.ts'
import { type NoteKey, openNote, readCheckpoint } from '#platform/signed-note.ts'
import type { Witness } from '#platform/verify-checkpoints.ts'
import { isListed, listCheckpointsBySize } from '../queries/checkpoints.ts'
import { listKeys } from '../queries/keys.ts'
import { checkpointFolder } from './checkpoint-file.ts'

const READ_AT_ONCE = 500

/** Paths of the checkpoints that were kept as files in the data folder: whoever rules the database does not rule them. */
export function listKeptFiles(data: string): string[] {
  const folder = checkpointFolder(data)
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => join(folder, name))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

/**
 * Everything that bears witness, in the order of the trees' sizes: the checkpoints of these files and of the database.
 * `trusted` are the only keys that count; where it is left out, those of the database do.
 */
export async function* listWitnesses(
  tx: Db,
  files: readonly string[],
  trusted?: readonly NoteKey[],
): AsyncGenerator<Witness> {
  const keys = trusted ?? (await listKeys(tx))
  const kept: Witness[] = []
  for (const path of files) kept.push(await readFile(tx, path, keys))
  kept.sort((one, other) => one.treeSize - other.treeSize)
  let next = 0
  for await (const listed of listOfDatabase(tx, keys)) {
    for (let file = kept[next]; file && file.treeSize <= listed.treeSize; file = kept[++next]) yield file
    yield listed
  }
  yield* kept.slice(next)
}

async function readFile(tx: Db, path: string, keys: readonly NoteKey[]): Promise<Witness> {
  const text = readFileSync(path, 'utf8')
  const { treeSize, says } = read(text, keys)
  return { name: path, treeSize, says, isListed: await isListed(tx, { treeSize, text }) }
}

async function* listOfDatabase(tx: Db, keys: readonly NoteKey[]): AsyncGenerator<Witness> {
  let last: { treeSize: number; id: string } | undefined
  do {
    const rows = await listCheckpointsBySize(tx, last, READ_AT_ONCE)
    for (const row of rows) {
      const own = keys.filter(({ publicKey }) => row.publicKey?.equals(publicKey))
      const { treeSize, says } = read(row.text, own)
      // The columns are only for finding it; where they say something else, they were changed.
      const isAsListed =
        typeof says === 'string' || (treeSize === row.treeSize && says.sealNumber === row.sealNumber)
      yield {
        name: `the checkpoint of seal ${row.sealNumber} in the database`,
        treeSize: row.treeSize,
        says: isAsListed ? says : 'malformed',
        isListed: true,
      }
    }
    last = rows.at(-1)
  } while (last)
}

function read(note: string, keys: readonly NoteKey[]): Pick<Witness, 'treeSize' | 'says'> {
  const opened = openNote(note, keys)
  const said = readCheckpoint(note.slice(0, note.lastIndexOf('\n\n') + 1))
  const treeSize = said?.treeSize ?? 0
  return { treeSize, says: 'fault' in opened ? opened.fault : (said ?? 'malformed') }
}

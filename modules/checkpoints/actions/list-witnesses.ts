import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Db } from '#platform/db.ts'
import { type NoteKey, openNote, readCheckpoint } from '#platform/signed-note.ts'
import type { Witness } from '#platform/verify-checkpoints.ts'
import { listCheckpointsBySize } from '../queries/checkpoints.ts'
import { listKeys } from '../queries/keys.ts'

const READ_AT_ONCE = 500

/** Paths of the checkpoints that were kept as files in the data folder: whoever rules the database does not rule them. */
export function listKeptFiles(data: string): string[] {
  const folder = join(data, 'checkpoints')
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
  const kept = files
    .map((path) => witness(path, readFileSync(path, 'utf8'), keys))
    .sort((one, other) => one.treeSize - other.treeSize)
  let next = 0
  for await (const listed of listOfDatabase(tx, keys)) {
    for (let file = kept[next]; file && file.treeSize <= listed.treeSize; file = kept[++next]) yield file
    yield listed
  }
  yield* kept.slice(next)
}

async function* listOfDatabase(tx: Db, keys: readonly NoteKey[]): AsyncGenerator<Witness> {
  let last: { treeSize: number; id: string } | undefined
  do {
    const rows = await listCheckpointsBySize(tx, last, READ_AT_ONCE)
    for (const row of rows) {
      const { treeSize, says } = witness(
        '',
        row.text,
        keys.filter(({ publicKey }) => publicKey.equals(row.publicKey)),
      )
      // The columns are only for finding it; where they say something else, they were changed.
      const isAsListed =
        typeof says !== 'string' && treeSize === row.treeSize && says.sealNumber === row.sealNumber
      const problem = typeof says === 'string' ? says : 'malformed'
      yield {
        name: `the checkpoint of seal ${row.sealNumber} in the database`,
        treeSize: row.treeSize,
        says: isAsListed ? says : problem,
      }
    }
    last = rows.at(-1)
  } while (last)
}

function witness(name: string, note: string, keys: readonly NoteKey[]): Witness {
  const opened = openNote(note, keys)
  const said = readCheckpoint(note.slice(0, note.lastIndexOf('\n\n') + 1))
  const treeSize = said?.treeSize ?? 0
  if ('fault' in opened) return { name, treeSize, says: opened.fault }
  return { name, treeSize, says: said ?? 'malformed' }
}

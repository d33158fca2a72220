import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { getCity } from '#modules/city/public.ts'
import { type Db, inTransaction } from '#platform/db.ts'
import { writeWholeFile } from '#platform/files/whole-file.ts'
import { giveToOwnerOf } from '#platform/folder-lock.ts'
import { newId } from '#platform/id.ts'
import { addJob } from '#platform/jobs.ts'
import { checkpointText, signNote } from '#platform/signed-note.ts'
import { findLastCheckpoint, insertCheckpoint, lockSigning } from '../queries/checkpoints.ts'
import { findLastUnsealed, findNewestSeal, findSealHash, isSealedUpTo } from '../queries/seals.ts'
import type { Channel } from './deliver.ts'
import { openSigningKey, originOf } from './signing-key.ts'

export const DELIVER = 'checkpoints.deliver'

/** Where checkpoints are kept, and how they leave the house. */
export interface Outlets {
  /** The data folder, with `keys` and `checkpoints`. */
  readonly data: string
  readonly channels: readonly Channel[]
}

/** The sealer comes round every second; the queue tries again where it does not. */
const PATIENCE_MS = 5_000

/**
 * Makes a checkpoint of the newest seal, once every fact that is committed now is sealed; does nothing where that seal
 * has one. Throws where facts are still not sealed after some seconds, so that the queue tries again later.
 */
export async function signNewestSeal(db: Db, outlets: Outlets): Promise<void> {
  await waitUntilSealed(db)
  const { code } = await getCity(db)
  await inTransaction(db, async (tx) => {
    await lockSigning(tx)
    const key = await openSigningKey(tx, outlets.data, originOf(code))
    const seal = await findNewestSeal(tx)
    const last = await findLastCheckpoint(tx)
    if (!seal || last?.sealNumber === seal.sealNumber) return
    await assertHistoryStands(tx, last)
    const checkpoint = { origin: key.name, ...seal }
    const text = signNote(checkpointText(checkpoint), key.name, key.privateKey)
    keepFile(outlets.data, seal.sealNumber, text)
    const id = newId()
    await insertCheckpoint(tx, { id, keyId: key.id, text, ...seal })
    for (const channel of outlets.channels)
      await addJob(tx, DELIVER, { checkpointId: id, channel }, `${DELIVER} ${channel} ${id}`)
  })
}

async function waitUntilSealed(db: Db): Promise<void> {
  const last = await findLastUnsealed(db)
  const deadline = Date.now() + PATIENCE_MS
  while (last && !(await isSealedUpTo(db, last))) {
    if (Date.now() > deadline) throw new Error('Facts are not sealed yet; the checkpoint comes later')
    await wait(100)
  }
}

/** Nobody signs two histories: where the seal of the last checkpoint is not what was signed, this one stops. */
async function assertHistoryStands(tx: Db, last: { sealNumber: number; text: string } | undefined) {
  if (!last) return
  const hash = await findSealHash(tx, last.sealNumber)
  if (!hash || !last.text.includes(`\nseal ${last.sealNumber} ${hash.toString('hex')}\n`))
    throw new Error(`Seal ${last.sealNumber} is not what its checkpoint says; run "juguang verify"`)
}

/**
 * Before the commit: what is in the database is in the folder too. Killed in between, the next run writes the same
 * bytes again, since Ed25519 signs one text always alike.
 */
function keepFile(data: string, sealNumber: number, text: string): void {
  const folder = join(data, 'checkpoints')
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  giveToOwnerOf(data, [folder])
  const path = join(folder, `${sealNumber}.txt`)
  const kept = readIfThere(path)
  // Signed by another key it may be, yet never saying something else.
  if (kept !== undefined && signedTextOf(kept) !== signedTextOf(text))
    throw new Error(`${path} holds another history's checkpoint and is not overwritten; run "juguang verify"`)
  writeWholeFile(path, text, 0o644)
}

const signedTextOf = (note: string) => note.split('\n\n')[0]

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

import { setTimeout as wait } from 'node:timers/promises'
import { getCity } from '#modules/city/public.ts'
import { type Db, inTransaction } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { addJob } from '#platform/jobs.ts'
import { checkpointText, signNote } from '#platform/signed-note.ts'
import { findLastCheckpoint, insertCheckpoint, lockSigning } from '../queries/checkpoints.ts'
import { findLastUnsealed, findNewestSeal, findSealHash, isSealedUpTo } from '../queries/seals.ts'
import { assertFileAgrees, keepFile } from './checkpoint-file.ts'
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
  await keepNewest(db, outlets.data)
  await waitUntilSealed(db)
  const { code } = await getCity(db)
  await inTransaction(db, async (tx) => {
    await lockSigning(tx)
    const key = await openSigningKey(tx, outlets.data, originOf(code))
    const seal = await findNewestSeal(tx)
    const last = await findLastCheckpoint(tx)
    if (!seal || last?.sealNumber === seal.sealNumber) return
    await assertHistoryStands(tx, last)
    const text = signNote(checkpointText({ origin: key.name, ...seal }), key.name, key.privateKey)
    const checkpoint = { id: newId(), keyId: key.id, text, ...seal }
    assertFileAgrees(outlets.data, checkpoint)
    await insertCheckpoint(tx, checkpoint)
    for (const channel of outlets.channels)
      await addJob(
        tx,
        DELIVER,
        { checkpointId: checkpoint.id, channel },
        `${DELIVER} ${channel} ${checkpoint.id}`,
      )
  })
  await keepNewest(db, outlets.data)
}

/** After the commit, so that the database lists whatever is kept as a file; and first of all, if one was killed in between. */
async function keepNewest(db: Db, data: string): Promise<void> {
  const newest = await findLastCheckpoint(db)
  if (newest) keepFile(data, newest)
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

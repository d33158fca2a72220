import * as z from 'zod'
import { pageOfRows, positionOf } from '#platform/cursor.ts'
import { implement } from '#platform/http.ts'
import { vkeyOf } from '#platform/signed-note.ts'
import { type Checkpoint, type CheckpointKey, checkpointsContract } from './contract.ts'
import { type CheckpointRow, getCheckpoint, listCheckpoints } from './queries/checkpoints.ts'
import { type KeyRow, listKeys } from './queries/keys.ts'

const Position = z.strictObject({ sealNumber: z.int().min(1), id: z.uuid() })

export const checkpointsApi = implement(checkpointsContract, {
  listCheckpoints: async ({ query }, { db }) => {
    const rows = await listCheckpoints(db, positionOf(query, Position), query.limit)
    return pageOfRows(rows, query.limit, presentCheckpoint, ({ sealNumber, id }) => ({ sealNumber, id }))
  },

  getCheckpoint: async ({ params }, { db }) => presentCheckpoint(await getCheckpoint(db, params.sealNumber)),

  listCheckpointKeys: async (_, { db }) => ({ items: (await listKeys(db)).map(presentKey), next: null }),
})

const presentCheckpoint = (row: CheckpointRow): Checkpoint => ({
  sealNumber: row.sealNumber,
  treeSize: row.treeSize,
  text: row.text,
  madeAt: row.madeAt.toISOString(),
  key: vkeyOf(row),
})

const presentKey = (row: KeyRow): CheckpointKey => ({
  vkey: vkeyOf(row),
  began: row.beganAt.toISOString(),
  ended: row.endedAt?.toISOString() ?? null,
})

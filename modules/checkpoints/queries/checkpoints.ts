import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'

const checkpoints = (db: Db) =>
  db
    .selectFrom('checkpoint')
    .innerJoin('checkpoint_key', 'checkpoint_key.id', 'checkpoint.key_id')
    .select([
      'checkpoint.id',
      'checkpoint.seal_number as sealNumber',
      'checkpoint.tree_size as treeSize',
      'checkpoint.text',
      'checkpoint.made_at as madeAt',
      'checkpoint_key.name',
      'checkpoint_key.public_key as publicKey',
    ])
export type CheckpointRow = Awaited<ReturnType<typeof getCheckpoint>>

export interface CheckpointPosition {
  sealNumber: number
  id: string
}

/** Newest first, those after the position if it is given. */
export const listCheckpoints = (db: Db, after: CheckpointPosition | undefined, limit: number) =>
  checkpoints(db)
    .$if(after !== undefined, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple('checkpoint.seal_number', 'checkpoint.id'),
          '<',
          tuple(after?.sealNumber ?? 0, after?.id ?? ''),
        ),
      ),
    )
    .orderBy('checkpoint.seal_number', 'desc')
    .orderBy('checkpoint.id', 'desc')
    .limit(limit + 1)
    .execute()

/** The first that was made of this seal, where several keys signed it. */
export const getCheckpoint = (db: Db, sealNumber: number) =>
  checkpoints(db)
    .where('checkpoint.seal_number', '=', sealNumber)
    .orderBy('checkpoint.id')
    .limit(1)
    .executeTakeFirstOrThrow(() => notFound('checkpoint'))

/** The first checkpoint at or after this seal, which therefore covers it; undefined while there is none. */
export const findCheckpointFrom = (
  db: Db,
  sealNumber: number,
): Promise<{ sealNumber: number; text: string; madeAt: Date } | undefined> =>
  db
    .selectFrom('checkpoint')
    .select(['seal_number as sealNumber', 'text', 'made_at as madeAt'])
    .where('seal_number', '>=', sealNumber)
    .orderBy('seal_number')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()

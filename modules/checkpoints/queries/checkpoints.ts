import { sql } from 'kysely'
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
      query.where(
        sql<boolean>`(checkpoint.seal_number, checkpoint.id) < (${after?.sealNumber}::bigint, ${after?.id}::uuid)`,
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

/** Any number, so long as nothing else in this database takes the same advisory lock. */
const SIGNING_LOCK = 7_310_003

/** One signs at a time, until the transaction ends: two would make a key each, or two checkpoints of one seal. */
export async function lockSigning(tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${SIGNING_LOCK})`.execute(tx)
}

export const findLastCheckpoint = (db: Db) =>
  db
    .selectFrom('checkpoint')
    .select(['seal_number as sealNumber', 'text'])
    .orderBy('seal_number', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

export async function insertCheckpoint(
  db: Db,
  checkpoint: { id: string; sealNumber: number; treeSize: number; keyId: string; text: string },
): Promise<void> {
  const { id, sealNumber, treeSize, keyId, text } = checkpoint
  await db
    .insertInto('checkpoint')
    .values({ id, seal_number: sealNumber, tree_size: treeSize, key_id: keyId, text })
    .execute()
}

export const findCheckpointById = (db: Db, id: string) =>
  checkpoints(db).where('checkpoint.id', '=', id).executeTakeFirst()

/**
 * In the order in which their trees grew, those after the position if it is given: for checking them against the facts
 * as these are read. Without a key where somebody took it away.
 */
export const listCheckpointsBySize = (
  db: Db,
  after: { treeSize: number; id: string } | undefined,
  limit: number,
) =>
  db
    .selectFrom('checkpoint')
    .leftJoin('checkpoint_key', 'checkpoint_key.id', 'checkpoint.key_id')
    .select([
      'checkpoint.id',
      'checkpoint.seal_number as sealNumber',
      'checkpoint.tree_size as treeSize',
      'checkpoint.text',
      'checkpoint_key.public_key as publicKey',
    ])
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(checkpoint.tree_size, checkpoint.id) > (${after?.treeSize}::bigint, ${after?.id}::uuid)`,
      ),
    )
    .orderBy('checkpoint.tree_size')
    .orderBy('checkpoint.id')
    .limit(limit)
    .execute()

export async function isListed(
  db: Db,
  { treeSize, text }: { treeSize: number; text: string },
): Promise<boolean> {
  const found = await db
    .selectFrom('checkpoint')
    .select('id')
    .where('tree_size', '=', treeSize)
    .where('text', '=', text)
    .executeTakeFirst()
  return found !== undefined
}

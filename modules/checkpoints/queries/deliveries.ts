import type { Db } from '#platform/db.ts'

export async function isDelivered(db: Db, checkpointId: string, channel: string): Promise<boolean> {
  const found = await db
    .selectFrom('checkpoint_delivery')
    .select('delivered_at')
    .where('checkpoint_id', '=', checkpointId)
    .where('channel', '=', channel)
    .executeTakeFirst()
  return found !== undefined
}

export async function insertDelivery(db: Db, checkpointId: string, channel: string): Promise<void> {
  await db
    .insertInto('checkpoint_delivery')
    .values({ checkpoint_id: checkpointId, channel })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

import type { Db } from '#platform/db.ts'
import type { PackResourceKind } from '../pack.ts'

export type KindRow = PackResourceKind & { retired: boolean }

/** By key, in the order of the pack; also those that are retired, because their resources remain. */
export async function readKinds(db: Db): Promise<Map<string, KindRow>> {
  const rows = await db
    .selectFrom('resource_kind')
    .select(['key', 'content', 'retired'])
    .orderBy('position')
    .execute()
  return new Map(
    rows.map(({ key, content, retired }) => [key, { ...(content as PackResourceKind), retired }]),
  )
}

import type { Db } from '#platform/db.ts'
import type { MatterKind } from '../pack.ts'

/** Makes the table hold these kinds in this order; those that the pack no longer names are retired. As owner of the tables. */
export async function replaceKinds(owner: Db, kinds: readonly MatterKind[]): Promise<void> {
  await owner.updateTable('matter_kind').set({ retired: true }).execute()
  await owner
    .insertInto('matter_kind')
    .values(kinds.map((kind, position) => ({ key: kind.key, content: JSON.stringify(kind), position })))
    .onConflict((known) =>
      known.column('key').doUpdateSet((row) => ({
        content: row.ref('excluded.content'),
        position: row.ref('excluded.position'),
        retired: false,
      })),
    )
    .execute()
}

/** Those that may be asked today, in the order of the pack. */
export async function listKinds(db: Db): Promise<MatterKind[]> {
  const rows = await db
    .selectFrom('matter_kind')
    .select('content')
    .where('retired', '=', false)
    .orderBy('position')
    .execute()
  return rows.map((row) => row.content as MatterKind)
}

/** Also one that is retired, because its matters remain. */
export async function findKind(
  db: Db,
  key: string,
): Promise<(MatterKind & { retired: boolean }) | undefined> {
  const row = await db
    .selectFrom('matter_kind')
    .select(['content', 'retired'])
    .where('key', '=', key)
    .executeTakeFirst()
  return row && { ...(row.content as MatterKind), retired: row.retired }
}

// Written by the loader of the city pack, as owner of the tables.
import { sql, type SqlBool } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { PackCovenant, PackResourceKind } from '../pack.ts'

/** Makes the table hold these kinds in this order; those that the pack no longer names are retired. */
export async function replaceResourceKinds(owner: Db, kinds: readonly PackResourceKind[]): Promise<void> {
  await owner.updateTable('resource_kind').set({ retired: true }).execute()
  await owner
    .insertInto('resource_kind')
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

/** A version that was signed keeps its words: what units signed must stay what they signed. */
export async function insertCovenants(owner: Db, covenants: readonly PackCovenant[]): Promise<void> {
  const rows = covenants.map(({ version, since, ...content }) => ({
    version,
    since,
    content: JSON.stringify(content),
  }))
  await owner
    .insertInto('covenant')
    .values(rows)
    .onConflict((known) =>
      known
        .column('version')
        .doUpdateSet((row) => ({ content: row.ref('excluded.content'), since: row.ref('excluded.since') }))
        .where(
          sql<SqlBool>`not exists (select from covenant_signature where covenant_signature.version = covenant.version)`,
        ),
    )
    .execute()
}

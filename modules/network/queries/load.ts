import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import type { Cluster, Committee, Position, UnitKind } from '../pack.ts'

/** What a city pack says about the network; lists are in the order in which people see them. */
export interface NetworkPack {
  readonly clusters: readonly Cluster[]
  readonly committees: readonly Committee[]
  readonly unitKinds: readonly UnitKind[]
  readonly positions: readonly Position[]
}

interface Upserted {
  id: string
  key: string
  isNew: boolean
}

/** Brings clusters up to date by key. */
export async function upsertClusters(db: Db, clusters: NetworkPack['clusters']): Promise<Upserted[]> {
  const rows = clusters.map((cluster, position) => ({
    id: newId(),
    key: cluster.key,
    name: JSON.stringify(cluster.name),
    since: cluster.since,
    position,
  }))
  const kept = await db
    .insertInto('cluster')
    .values(rows)
    .onConflict((known) =>
      known.column('key').doUpdateSet((row) => ({
        name: row.ref('excluded.name'),
        since: row.ref('excluded.since'),
        position: row.ref('excluded.position'),
      })),
    )
    .returning(['id', 'key'])
    .execute()
  return told(rows, kept)
}

/** Brings committees up to date by key. */
export async function upsertCommittees(
  db: Db,
  committees: NetworkPack['committees'],
  clusterIds: ReadonlyMap<string, string>,
): Promise<Upserted[]> {
  const rows = committees.map((committee, position) => ({
    id: newId(),
    key: committee.key,
    kind: committee.kind,
    cluster_id: committee.cluster === null ? null : (clusterIds.get(committee.cluster) ?? null),
    name: JSON.stringify(committee.name),
    short_name: JSON.stringify(committee.shortName),
    purpose: JSON.stringify(committee.purpose),
    since: committee.since,
    questions: JSON.stringify(committee.questions),
    criteria: JSON.stringify(committee.criteria),
    position,
  }))
  const kept = await db
    .insertInto('committee')
    .values(rows)
    .onConflict((known) =>
      known.column('key').doUpdateSet((row) => ({
        kind: row.ref('excluded.kind'),
        cluster_id: row.ref('excluded.cluster_id'),
        name: row.ref('excluded.name'),
        short_name: row.ref('excluded.short_name'),
        purpose: row.ref('excluded.purpose'),
        since: row.ref('excluded.since'),
        questions: row.ref('excluded.questions'),
        criteria: row.ref('excluded.criteria'),
        position: row.ref('excluded.position'),
      })),
    )
    .returning(['id', 'key'])
    .execute()
  return told(rows, kept)
}

/** A row that kept the id it was offered is new. */
function told(offered: readonly { id: string }[], kept: readonly { id: string; key: string }[]): Upserted[] {
  const offeredIds = new Set(offered.map((row) => row.id))
  return kept.map((row) => ({ ...row, isNew: offeredIds.has(row.id) }))
}

export async function upsertUnitKinds(db: Db, kinds: NetworkPack['unitKinds']): Promise<void> {
  await db
    .insertInto('unit_kind')
    .values(
      kinds.map((kind, position) => ({
        key: kind.key,
        counts_as: kind.countsAs,
        name: JSON.stringify(kind.name),
        ror_types: [...kind.rorTypes],
        position,
      })),
    )
    .onConflict((known) =>
      known.column('key').doUpdateSet((row) => ({
        counts_as: row.ref('excluded.counts_as'),
        name: row.ref('excluded.name'),
        ror_types: row.ref('excluded.ror_types'),
        position: row.ref('excluded.position'),
      })),
    )
    .execute()
}

export async function upsertPositions(db: Db, positions: NetworkPack['positions']): Promise<void> {
  await db
    .insertInto('chain_position')
    .values(
      positions.map((position, order) => ({
        key: position.key,
        name: JSON.stringify(position.name),
        summary: JSON.stringify(position.summary),
        position: order,
      })),
    )
    .onConflict((known) =>
      known.column('key').doUpdateSet((row) => ({
        name: row.ref('excluded.name'),
        summary: row.ref('excluded.summary'),
        position: row.ref('excluded.position'),
      })),
    )
    .execute()
}

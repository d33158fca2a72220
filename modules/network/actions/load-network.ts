import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { type Fact, record } from '#platform/record.ts'
import {
  type NetworkPack,
  upsertClusters,
  upsertCommittees,
  upsertPositions,
  upsertUnitKinds,
} from '../queries/load.ts'

/**
 * Brings clusters, committees, kinds and positions up to what the city pack says, by key, and counts what is new. The
 * talent committee heads no chain and is not counted. `ownerDb` has the rights of the owner of the tables.
 */
export async function loadNetwork(
  ownerDb: Db,
  pack: NetworkPack,
  permit: Permit<string, unknown>,
): Promise<{ committeeIds: ReadonlyMap<string, string> }> {
  await upsertUnitKinds(ownerDb, pack.unitKinds)
  await upsertPositions(ownerDb, pack.positions)
  const clusters = await upsertClusters(ownerDb, pack.clusters)
  const clusterIds = new Map(clusters.map(({ key, id }) => [key, id]))
  const committees = await upsertCommittees(ownerDb, pack.committees, clusterIds)
  const committeeIds = new Map(committees.map(({ key, id }) => [key, id]))

  const chains = pack.committees.filter((committee) => committee.kind === 'chain')
  const facts = [
    ...countedOnce('network.clusters', pack.clusters, clusterIds),
    ...countedOnce('network.chain-committees', chains, committeeIds).map((fact) => ({
      ...fact,
      committeeId: fact.subjectId,
    })),
  ]
  const added = [...clusters, ...committees].filter((row) => row.isNew).map((row) => row.key)
  if (added.length > 0) await record(ownerDb, permit, 'network.loaded', { added }, facts)
  return { committeeIds }
}

/** A second load offers the same keys, which add nothing. */
const countedOnce = (
  measure: string,
  rows: readonly { key: string; since: string }[],
  ids: ReadonlyMap<string, string>,
): Fact[] =>
  rows.flatMap(({ key, since }) => {
    const subjectId = ids.get(key)
    return subjectId === undefined ? [] : [{ measure, quantity: 1, day: since, subjectId, countedOnce: key }]
  })

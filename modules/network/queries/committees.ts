import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { AdmissionCriterion, AdmissionQuestion } from '../pack.ts'
import { committeeIdOf } from './references.ts'

export type CommitteeSummaryRow = Awaited<ReturnType<typeof listCommittees>>[number]
export type CommitteeRow = Awaited<ReturnType<typeof getCommittee>>

/** Committees with their numbers, each counted from its open memberships. */
const committees = (db: Db) =>
  db
    .selectFrom('committee')
    .leftJoin('cluster', 'cluster.id', 'committee.cluster_id')
    .select(['committee.id', 'committee.key', 'committee.name', 'committee.short_name as shortName'])
    .select(sql<'chain' | 'talent'>`committee.kind`.as('kind'))
    .select(['committee.since', 'cluster.key as clusterKey', 'cluster.name as clusterName'])
    .select((committee) =>
      jsonArrayFrom(
        committee
          .selectFrom('chain_position')
          .leftJoin('membership', (join) =>
            join
              .onRef('membership.position', '=', 'chain_position.key')
              .onRef('membership.committee_id', '=', 'committee.id')
              .on('membership.until', 'is', null),
          )
          .leftJoin('unit', 'unit.id', 'membership.unit_id')
          .leftJoin('unit_kind', 'unit_kind.key', 'unit.kind')
          .select(['chain_position.key', 'chain_position.name'])
          .select([
            sql<number>`count(membership.id)`.as('members'),
            sql<number>`count(*) filter (where unit_kind.counts_as = 'institute')`.as('institutes'),
            sql<number>`count(*) filter (where unit_kind.counts_as = 'enterprise')`.as('enterprises'),
          ])
          .groupBy(['chain_position.key', 'chain_position.name', 'chain_position.position'])
          .orderBy('chain_position.position'),
      ).as('positions'),
    )

/** In the order of the city pack. */
export const listCommittees = (db: Db) => committees(db).orderBy('committee.position').execute()

/** By id or key, with what it asks and judges by. */
export function getCommittee(db: Db, ref: string) {
  return committees(db)
    .select('committee.purpose')
    .select(sql<AdmissionQuestion[]>`committee.questions`.as('questions'))
    .select(sql<AdmissionCriterion[]>`committee.criteria`.as('criteria'))
    .where('committee.id', '=', committeeIdOf(ref))
    .executeTakeFirstOrThrow(() => notFound('committee'))
}

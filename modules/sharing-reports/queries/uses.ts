// What counts as a use, and as one by others: the one definition behind every number of both reports.
import { type RawBuilder, sql } from 'kysely'
import { EVALUATED_FROM, EVALUATED_KIND } from '../rules.ts'
import type { EvaluationScope } from '../contract.ts'

/** From the first moment up to the second, which is not part of it. */
export interface Time {
  from: Date
  until: Date
  /** Where its days are told. */
  zone: string
}

/**
 * Uses that ended in the time, each with its whole minutes. A person without a unit is of the owner where they held a
 * post there when it began; a use that still runs counts when it is over.
 */
export const usesIn = ({ from, until, zone }: Time) => sql`
  select use.id, use.resource_id, resource.unit_id as owner_id, use.unit_id as borrower_id, use.ended_at, use.source,
         floor(extract(epoch from use.ended_at - use.started_at) / 60)::integer as minutes,
         case when use.unit_id is not null then use.unit_id <> resource.unit_id
           else not exists (select from post where post.person_id = use.person_id
             and body_kind = 'unit' and body_id = resource.unit_id and starts_on <= began.day
             and coalesce(ends_on >= began.day, true) and coalesce(post.ended_at > use.started_at, true))
         end as is_external
  from machine_use use join resource on resource.id = use.resource_id
  cross join lateral (select (use.started_at at time zone ${zone})::date as day) began
  where use.ended_at >= ${from} and use.ended_at < ${until}`

/** Which resources the evaluation counts, in terms of table `resource`. */
export const isInScope = (scope: EvaluationScope): RawBuilder<unknown> =>
  scope === 'all'
    ? sql`true`
    : sql`(resource.kind = ${EVALUATED_KIND} and resource.original_value >= ${EVALUATED_FROM})`

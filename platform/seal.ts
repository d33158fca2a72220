// What is hashed, exactly, so that others can write checkers; shared by the sealer and by verify.
import { hash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from './db.ts'
import { leafHash } from './merkle.ts'

/** A fact's place in the order of sealing: by era, then transaction, then id. */
export interface Position {
  readonly era: number
  readonly transaction: string
  readonly fact: string
}

/** Before every fact. */
export const beginning: Position = {
  era: -1,
  transaction: '0',
  fact: '00000000-0000-0000-0000-000000000000',
}

/** Stands where the first seal names a seal before it. */
export const NO_SEAL = Buffer.alloc(32)

const place = ({ era, transaction, fact }: Position) =>
  sql`(${era}::smallint, ${transaction}::xid8, ${fact}::uuid)`
export const isAfter = (position: Position) =>
  sql<boolean>`(fact.era, fact.transaction_id, fact.id) > ${place(position)}`
export const isUpTo = (position: Position) =>
  sql<boolean>`(fact.era, fact.transaction_id, fact.id) <= ${place(position)}`

/** The next facts in order of which `condition` holds; it must hold of every fact before one of which it holds. */
export function listFactsInOrder(db: Db, after: Position, condition: RawBuilder<boolean>, limit: number) {
  return db
    .selectFrom('fact')
    .select(['era', 'transaction_id', 'id', 'event_id', 'measure', 'quantity', 'day', 'subject_id'])
    .select(['unit_id', 'committee_id', 'place_code', 'counted_once', 'reverses', 'source'])
    .where(isAfter(after))
    .where(condition)
    .orderBy('era')
    .orderBy('transaction_id')
    .orderBy('id')
    .limit(limit)
    .execute()
}
export type FactRow = Awaited<ReturnType<typeof listFactsInOrder>>[number]

export const positionOf = (fact: FactRow): Position => ({
  era: fact.era,
  transaction: fact.transaction_id,
  fact: fact.id,
})

/**
 * The fact's leaf in the tree: SHA-256 over 0x00 and the UTF-8 text of this JSON array without spaces,
 * `[id, event_id, measure, quantity, day, subject_id, unit_id, committee_id, place_code, counted_once, reverses, source]`.
 * Ids are in lower case with hyphens, `day` is "2030-01-31", `quantity` a number, what is missing is null. In texts only
 * `"`, `\` and control characters are escaped. In Python: `json.dumps(fields, separators=(",", ":"), ensure_ascii=False)`.
 */
export const leafOf = (fact: FactRow): Buffer =>
  leafHash(
    JSON.stringify([
      fact.id,
      fact.event_id,
      fact.measure,
      fact.quantity,
      fact.day,
      fact.subject_id,
      fact.unit_id,
      fact.committee_id,
      fact.place_code,
      fact.counted_once,
      fact.reverses,
      fact.source,
    ]),
  )

export interface Sealed {
  readonly number: number
  readonly sealed_at: Date
  readonly fact_count: number
  readonly tree_size: number
  readonly tree_root: Buffer
  readonly previous_hash: Buffer
}

/**
 * SHA-256 over the UTF-8 text of the JSON array `[number, sealed_at, fact_count, tree_size, tree_root, previous_hash]`
 * without spaces: the time as "2030-01-31T08:00:00.000Z", root and previous hash in lower-case hexadecimal.
 */
export function hashOfSeal(seal: Sealed): Buffer {
  const { number, sealed_at, fact_count, tree_size, tree_root, previous_hash } = seal
  const counts = [number, sealed_at.toISOString(), fact_count, tree_size]
  const text = JSON.stringify([...counts, tree_root.toString('hex'), previous_hash.toString('hex')])
  return Buffer.from(hash('sha256', text), 'hex')
}

const SUMS = sql`sum(quantity)::bigint as quantity, count(*)::integer as facts, sum(sign(quantity))::integer as standing,
  coalesce(sum(quantity) filter (where quantity < 0 and reverses is null), 0)::bigint as leavings,
  coalesce(sum(quantity) filter (where reverses is not null), 0)::bigint as corrections`

/** Facts added up as `daily_sum` keeps them: once under all, and once more under their committee. */
export const dailySumsOf = (condition: RawBuilder<boolean>) => sql`
  select measure, slice, day, ${SUMS}
  from fact cross join lateral (values (''), ('committee:' || committee_id)) as part (slice)
  where slice is not null and ${condition}
  group by measure, slice, day`

/** Facts added up as `monthly_sum` keeps them: as by day, and under their unit and their place within their committee. */
export const monthlySumsOf = (condition: RawBuilder<boolean>) => sql`
  select measure, slice, date_trunc('month', day::timestamp)::date as month, ${SUMS}
  from fact cross join lateral (values
    (''), ('committee:' || committee_id),
    ('unit:' || coalesce(committee_id::text, '') || ':' || unit_id),
    ('place:' || coalesce(committee_id::text, '') || ':' || place_code)) as part (slice)
  where slice is not null and ${condition}
  group by 1, 2, 3`

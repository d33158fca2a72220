import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { Period } from '../contract.ts'
import type { FigureDefinition } from '../pack.ts'
import { monthOf, sealedSums, sliceOf } from './sums.ts'

export interface FigureRow {
  key: string
  kind: FigureDefinition['kind']
  measure: string | null
  committeeId: string | null
  records: FigureDefinition['records']
  content: FigureDefinition
  value: number
  /** How many facts were added up, and how many add less how many take back. */
  facts: number
  standing: number
  /** Of the value, what facts below zero and what corrections make. */
  leavings: number
  corrections: number
  /** What corrections made after the day take back of facts up to it: with the value, the value as known now. */
  restatement: number
  unsealed: number
  sealNumber: number | null
  sealedAt: Date | null
  sealHash: Buffer | null
}

const ALL_SUMS = sql`coalesce(sum(quantity), 0) as quantity, coalesce(sum(facts), 0) as facts,
  coalesce(sum(standing), 0) as standing, coalesce(sum(leavings), 0) as leavings,
  coalesce(sum(corrections), 0) as corrections`
const LEAVINGS = sql`sum(quantity) filter (where quantity < 0 and reverses is null)`
const CORRECTIONS = sql`sum(quantity) filter (where reverses is not null)`

/**
 * Every figure, or one: the sums and the facts not sealed yet, seen at one moment, so a seal made meanwhile counts once.
 * A restatement reads the later corrections one by one: each takes two people, so there are not many.
 */
export async function listFigures(db: Db, asOf: string, key?: string): Promise<FigureRow[]> {
  const ofFigure = sql`(figure.committee_id is null or committee_id = figure.committee_id)`
  const { rows } = await sql<FigureRow>`
    with pending as (
      select measure, committee_id, sum(quantity) as quantity, count(*) as facts, sum(sign(quantity)) as standing,
             ${LEAVINGS} as leavings, ${CORRECTIONS} as corrections
      from unsealed_fact() where day <= ${asOf}::date group by measure, committee_id
    )
    select figure.key, figure.kind, figure.measure, figure.committee_id as "committeeId", figure.records, figure.content,
           coalesce(figure.constant, sealed.quantity + waiting.quantity) as value,
           (sealed.facts + waiting.facts)::bigint as facts, (sealed.standing + waiting.standing)::bigint as standing,
           (sealed.leavings + waiting.leavings)::bigint as leavings,
           (sealed.corrections + waiting.corrections)::bigint as corrections,
           later.quantity::bigint as restatement, waiting.facts::bigint as unsealed,
           newest.number as "sealNumber", newest.sealed_at as "sealedAt", newest.hash as "sealHash"
    from figure
    left join (select number, sealed_at, hash from seal order by number desc limit 1) newest on true
    cross join lateral (
      select ${ALL_SUMS}
      from (${sealedSums(sql`figure.measure`, sql`coalesce('committee:' || figure.committee_id, '')`, asOf)}) sums
    ) sealed
    cross join lateral (
      select ${ALL_SUMS} from pending where measure = figure.measure and ${ofFigure}
    ) waiting
    cross join lateral (
      select coalesce(sum(reversal.quantity), 0) as quantity
      from fact reversal join fact wrong on wrong.id = reversal.reverses
      where reversal.reverses is not null and reversal.measure = figure.measure and reversal.day > ${asOf}::date
        and wrong.day <= ${asOf}::date
        and (figure.committee_id is null or reversal.committee_id = figure.committee_id)
    ) later
    ${key === undefined ? sql`` : sql`where figure.key = ${key}`}
    order by figure.position`.execute(db)
  return rows
}

export async function getFigure(db: Db, key: string, asOf: string): Promise<FigureRow> {
  const [figure] = await listFigures(db, asOf, key)
  if (!figure) throw notFound('figure')
  return figure
}

/** What the figure counted in each period from `start`, named by its first day; all before in one row without a day. */
export async function listPeriods(
  db: Db,
  { measure, committeeId }: Pick<FigureRow, 'measure' | 'committeeId'>,
  by: Period,
  start: string,
  asOf: string,
) {
  const ofCommittee = committeeId === null ? sql`` : sql`and committee_id = ${committeeId}`
  const isOfSlice = sql`measure = ${measure} and slice = ${sliceOf(committeeId)}`
  // Whole months where no day of theirs is asked for, and single days from there on.
  const dayByDayFrom = monthOf(by === 'day' ? start : asOf)
  const { rows } = await sql<{ day: string | null; own: number }>`
    select case when day >= ${start}::date then date_trunc(${by}, day::timestamp)::date end as day,
           sum(quantity)::bigint as own
    from (
      select month as day, quantity from monthly_sum where ${isOfSlice} and month < ${dayByDayFrom}::date
      union all
      select day, quantity from daily_sum
      where ${isOfSlice} and day between ${dayByDayFrom}::date and ${asOf}::date
      union all
      select day, quantity from unsealed_fact() where measure = ${measure} and day <= ${asOf}::date ${ofCommittee}
    ) as counted
    group by 1`.execute(db)
  return rows
}

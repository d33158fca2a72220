import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { Period } from '../contract.ts'
import type { FigureDefinition } from '../pack.ts'

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
  unsealed: number
  sealNumber: number | null
  sealedAt: Date | null
  sealHash: Buffer | null
}

/** Every figure, or one: the daily sums and the facts not sealed yet, seen at one moment, so a seal made meanwhile counts once. */
export async function listFigures(db: Db, asOf: string, key?: string): Promise<FigureRow[]> {
  const { rows } = await sql<FigureRow>`
    with pending as (
      select measure, committee_id, sum(quantity) as quantity, count(*) as facts, sum(sign(quantity)) as standing
      from unsealed_fact() where day <= ${asOf}::date group by measure, committee_id
    )
    select figure.key, figure.kind, figure.measure, figure.committee_id as "committeeId", figure.records, figure.content,
           coalesce(figure.constant, sealed.quantity + waiting.quantity) as value,
           (sealed.facts + waiting.facts)::bigint as facts, (sealed.standing + waiting.standing)::bigint as standing,
           waiting.facts::bigint as unsealed,
           newest.number as "sealNumber", newest.sealed_at as "sealedAt", newest.hash as "sealHash"
    from figure
    left join (select number, sealed_at, hash from seal order by number desc limit 1) newest on true
    cross join lateral (
      select coalesce(sum(quantity), 0) as quantity, coalesce(sum(facts), 0) as facts,
             coalesce(sum(standing), 0) as standing
      from daily_sum
      where measure = figure.measure and day <= ${asOf}::date
        and slice = coalesce('committee:' || figure.committee_id, '')
    ) sealed
    cross join lateral (
      select coalesce(sum(quantity), 0) as quantity, coalesce(sum(facts), 0) as facts,
             coalesce(sum(standing), 0) as standing
      from pending
      where measure = figure.measure and (figure.committee_id is null or committee_id = figure.committee_id)
    ) waiting
    ${key === undefined ? sql`` : sql`where figure.key = ${key}`}
    order by figure.position`.execute(db)
  return rows
}

export async function getFigure(db: Db, key: string, asOf: string): Promise<FigureRow> {
  const [figure] = await listFigures(db, asOf, key)
  if (!figure) throw notFound('figure')
  return figure
}

/** Of each figure that counts records of this measure and committee, who may open them. */
export const listRecordRules = (
  db: Db,
  { measure, committeeId }: { measure: string; committeeId: string | null },
) =>
  db
    .selectFrom('figure')
    .select(sql<FigureRow['records']>`records`.as('records'))
    .where('measure', '=', measure)
    .where((figure) =>
      figure.or([figure('committee_id', 'is', null), figure('committee_id', '=', committeeId)]),
    )
    .execute()

/** What the figure counted in each period from `start`, named by its first day; all before in one row without a day. */
export async function listPeriods(
  db: Db,
  { measure, committeeId }: Pick<FigureRow, 'measure' | 'committeeId'>,
  by: Period,
  start: string,
  asOf: string,
) {
  const ofCommittee = committeeId === null ? sql`` : sql`and committee_id = ${committeeId}`
  const slice = committeeId === null ? '' : `committee:${committeeId}`
  const { rows } = await sql<{ day: string | null; own: number }>`
    select case when day >= ${start}::date then date_trunc(${by}, day::timestamp)::date end as day,
           sum(quantity)::bigint as own
    from (
      select day, quantity from daily_sum where measure = ${measure} and slice = ${slice} and day <= ${asOf}::date
      union all
      select day, quantity from unsealed_fact() where measure = ${measure} and day <= ${asOf}::date ${ofCommittee}
    ) as counted
    group by 1`.execute(db)
  return rows
}

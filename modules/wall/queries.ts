import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { CityMap } from './pack.ts'

/** Reads one moment of the database with several statements, so that all that is shown agrees. */
export const atOneMoment = <T>(db: Db, read: (db: Db) => Promise<T>): Promise<T> =>
  db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read)

/** The map of the city pack, with the names of all places that it may draw. */
export async function findMap(db: Db) {
  const { map } = await db
    .selectFrom('city')
    .select(sql<CityMap | null>`map`.as('map'))
    .executeTakeFirstOrThrow()
  if (!map) return undefined
  const places = await db.selectFrom('place').select(['code', 'name']).execute()
  return { map, names: new Map(places.map(({ code, name }) => [code, name])) }
}

/** What one day added to each figure, by its key: sealed sums and facts that wait for a seal. */
export async function listDayOfFigures(db: Db, day: string) {
  const { rows } = await sql<{ key: string; quantity: number }>`
    with pending as (
      select measure, committee_id, sum(quantity) as quantity
      from unsealed_fact() where day = ${day}::date group by measure, committee_id
    )
    select figure.key, (
        (select coalesce(sum(quantity), 0) from daily_sum
         where measure = figure.measure and day = ${day}::date
           and slice = coalesce('committee:' || figure.committee_id, ''))
        + (select coalesce(sum(quantity), 0) from pending
           where measure = figure.measure
             and (figure.committee_id is null or committee_id = figure.committee_id))
      )::bigint as quantity
    from figure where kind <> 'constant'`.execute(db)
  return new Map(rows.map(({ key, quantity }) => [key, quantity]))
}

/** What one day brought of a figure in each place: as much as a day has facts, found by index, however many there are in all. */
export async function listDayByPlace(db: Db, figure: string, day: string) {
  const { rows } = await sql<{ place: string | null; quantity: number }>`
    select place_code as place, sum(quantity)::bigint as quantity
    from fact join figure on figure.measure = fact.measure
    where figure.key = ${figure} and fact.day = ${day}::date
      and (figure.committee_id is null or fact.committee_id = figure.committee_id)
    group by place_code having sum(quantity) <> 0 order by place_code`.execute(db)
  return rows
}

/** More points would be a stain. Looking at the newest alone keeps the cost of a figure of a million records. */
const MOST_POINTS = 200

/** Where the records of a stock stand: the newest, less those that were taken back. */
export async function listPoints(db: Db, figure: string, day: string) {
  const { rows } = await sql<{ place: string; count: number }>`
    select place_code as place, sum(quantity)::bigint as count
    from figure cross join lateral (
      select * from fact
      where measure = figure.measure and day <= ${day}::date and quantity > 0 and reverses is null
        and (figure.committee_id is null or committee_id = figure.committee_id)
      order by day desc, id desc limit ${MOST_POINTS}
    ) as opened
    where figure.key = ${figure} and place_code is not null
      and not exists (select from fact undone where undone.reverses = opened.id)
      and not exists (
        select from fact closed
        where closed.measure = opened.measure and closed.quantity < 0 and closed.reverses is null
          and coalesce(closed.counted_once, closed.subject_id::text)
            = coalesce(opened.counted_once, opened.subject_id::text)
          and not exists (select from fact undone where undone.reverses = closed.id)
      )
    group by place_code order by place_code`.execute(db)
  return rows
}

/** Chain committees in the order of the city, with their members, and how many of these joined after a day. */
export const listChains = (db: Db, after: string) =>
  db
    .selectFrom('committee')
    .leftJoin('membership', (join) =>
      join.onRef('membership.committee_id', '=', 'committee.id').on('membership.until', 'is', null),
    )
    .select(['committee.key', 'committee.short_name as name'])
    .select(({ fn }) => [
      fn.count<number>('membership.id').as('members'),
      fn.count<number>('membership.id').filterWhere('membership.since', '>', after).as('joined'),
    ])
    .where('committee.kind', '=', 'chain')
    .groupBy('committee.id')
    .orderBy('committee.position')
    .execute()

/** The units that joined a committee last and are members still; ids are in the order of time. */
export const listJoinings = (db: Db, limit: number) =>
  db
    .selectFrom('membership')
    .innerJoin('unit', 'unit.id', 'membership.unit_id')
    .innerJoin('committee', 'committee.id', 'membership.committee_id')
    .select(['membership.id', 'membership.since as day', 'unit.name', 'unit.name_en as nameEn'])
    .select('committee.short_name as committee')
    .where('membership.until', 'is', null)
    .orderBy('membership.id', 'desc')
    .limit(limit)
    .execute()

import { type RawBuilder, sql, type SqlBool } from 'kysely'
import * as z from 'zod'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { explainConstraint, notFound, refused } from '#platform/problem.ts'
import { type Entry, KeyTaken, type NewSpace, type SpaceKind, type SpaceQuery } from '../contract.ts'
import type { Hours, WeeklySpan } from '../rules.ts'

explainConstraint('space_key_is_unique', () => refused(KeyTaken))

export type SpaceRow = Awaited<ReturnType<typeof getSpace>>

/** Days before the day of asking are of no more use; yesterday's hours may run past midnight. */
const differingFrom = (today: string) => sql<Hours['differing']>`coalesce((
  select json_agg(json_build_object('day', day, 'opening', opening, 'words', words) order by day)
  from space_day where space_id = space.id and day >= ${today}::date - 1), '[]')`

const lowestRank = sql<number | null>`(select rank from grade where key = space.lowest_grade)`

/** Whether a host is on duty at a moment; the rota says it, whoever asks. */
const isSomebodyHere = (now: Date) => sql<boolean>`exists (
  select from shift where space_id = space.id and starts_at <= ${now} and ends_at > ${now})`

/** The subdistrict of the place; the place itself where that is one, or the whole district. */
const around = sql<{ code: string; name: unknown }>`(
  select json_build_object('code', outer_place.code, 'name', outer_place.name)
  from place as outer_place
  where outer_place.code = case place.level when 'community' then place.parent_code else place.code end)`

const spaces = (db: Db, { now, today }: { now: Date; today: string }) =>
  db
    .selectFrom('space')
    .innerJoin('place', 'place.code', 'space.place_code')
    .select([
      'space.id',
      'space.key',
      'space.name',
      'space.name_en as nameEn',
      'space.summary',
      'space.place_code as placeCode',
      'place.name as placeName',
      'space.address',
      'space.way',
      'space.longitude',
      'space.latitude',
      'space.map_x as mapX',
      'space.map_y as mapY',
      'space.on_holidays as onHolidays',
      'space.lowest_grade as lowestGrade',
      'space.services',
      'space.telephone',
      'space.opened_on as openedOn',
      'space.closed_on as closedOn',
      'space.spell',
      'space.version',
    ])
    .select([
      sql<SpaceKind>`space.kind`.as('kind'),
      sql<Entry>`space.entry`.as('entry'),
      sql<readonly WeeklySpan[]>`space.opening`.as('opening'),
      sql<readonly WeeklySpan[]>`space.staffed`.as('staffed'),
      differingFrom(today).as('differing'),
      lowestRank.as('lowestRank'),
      sql<unknown>`(select name from grade where key = space.lowest_grade)`.as('gradeName'),
      isSomebodyHere(now).as('isSomebodyHere'),
      around.as('around'),
    ])

export interface Moment {
  readonly now: Date
  readonly today: string
}

const isNamed = (idOrKey: string): RawBuilder<SqlBool> =>
  z.uuid().safeParse(idOrKey).success ? sql`space.id = ${idOrKey}` : sql`space.key = ${idOrKey}`

export const getSpace = (db: Db, moment: Moment, idOrKey: string) =>
  spaces(db, moment)
    .where(isNamed(idOrKey))
    .executeTakeFirstOrThrow(() => notFound('space'))

/** Locks the space, so that it is opened, closed and changed by one at a time. */
export const getSpaceForUpdate = (db: Db, moment: Moment, idOrKey: string) =>
  spaces(db, moment)
    .where(isNamed(idOrKey))
    .forNoKeyUpdate('space')
    .executeTakeFirstOrThrow(() => notFound('space'))

const STATUS = {
  prepared: sql<SqlBool>`space.opened_on is null`,
  open: sql<SqlBool>`space.opened_on is not null and space.closed_on is null`,
  closed: sql<SqlBool>`space.closed_on is not null`,
} as const

/** In the order of their entering. A code of a place stands for all that lies in it, because the codes begin alike. */
export const listSpaces = (
  db: Db,
  moment: Moment,
  { kind, place, status }: Pick<SpaceQuery, 'kind' | 'place' | 'status'>,
  after: string | undefined,
) =>
  spaces(db, moment)
    .where(STATUS[status])
    .$if(kind !== undefined, (rows) => rows.where('space.kind', '=', kind!))
    .$if(place !== undefined, (rows) => rows.where(sql<SqlBool>`starts_with(space.place_code, ${place})`))
    .$if(after !== undefined, (rows) => rows.where('space.id', '>', after!))
    .orderBy('space.id')
    .execute()

const columnsOf = (space: NewSpace) => ({
  key: space.key,
  kind: space.kind,
  name: space.name,
  name_en: space.nameEn,
  summary: space.summary,
  place_code: space.placeCode,
  address: space.address,
  way: space.way,
  longitude: space.point?.longitude ?? null,
  latitude: space.point?.latitude ?? null,
  map_x: space.onMap?.x ?? null,
  map_y: space.onMap?.y ?? null,
  opening: JSON.stringify(space.opening),
  staffed: JSON.stringify(space.staffed),
  on_holidays: space.onHolidays,
  entry: space.entry,
  lowest_grade: space.lowestGrade,
  services: space.services,
  telephone: space.telephone,
})

export async function insertSpace(db: Db, space: NewSpace): Promise<string> {
  const id = newId()
  await db
    .insertInto('space')
    .values({ id, ...columnsOf(space) })
    .execute()
  return id
}

const nextVersion = sql<number>`version + 1`

export async function updateSpace(db: Db, id: string, space: NewSpace): Promise<void> {
  await db
    .updateTable('space')
    .set({ ...columnsOf(space), version: nextVersion })
    .where('id', '=', id)
    .execute()
}

export async function markOpened(db: Db, id: string, day: string, spell: string): Promise<void> {
  await db
    .updateTable('space')
    .set({ opened_on: day, closed_on: null, spell, version: nextVersion })
    .where('id', '=', id)
    .execute()
}

export async function markClosed(db: Db, id: string, day: string): Promise<void> {
  await db
    .updateTable('space')
    .set({ closed_on: day, spell: null, version: nextVersion })
    .where('id', '=', id)
    .execute()
}

export async function upsertDay(
  db: Db,
  spaceId: string,
  { day, opening, words }: Hours['differing'][number],
): Promise<void> {
  const differs = { opening: JSON.stringify(opening), words }
  await db
    .insertInto('space_day')
    .values({ space_id: spaceId, day, ...differs })
    .onConflict((known) => known.columns(['space_id', 'day']).doUpdateSet(differs))
    .execute()
}

export async function deleteDay(db: Db, spaceId: string, day: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('space_day')
    .where('space_id', '=', spaceId)
    .where('day', '=', day)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}

export async function isPlace(db: Db, code: string): Promise<boolean> {
  const found = await db.selectFrom('place').select('code').where('code', '=', code).executeTakeFirst()
  return found !== undefined
}

export async function isGrade(db: Db, key: string): Promise<boolean> {
  const found = await db.selectFrom('grade').select('key').where('key', '=', key).executeTakeFirst()
  return found !== undefined
}

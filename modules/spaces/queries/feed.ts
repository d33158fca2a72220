import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { WeeklySpan } from '../rules.ts'

/** Spaces that are open to come to, in the order of their entering. */
export const listForFeed = (db: Db) =>
  db
    .selectFrom('space')
    .innerJoin('place', 'place.code', 'space.place_code')
    .select(['space.id', 'space.key', 'space.kind', 'space.name', 'space.name_en as nameEn'])
    .select(['space.summary', 'space.place_code as placeCode', 'place.name as placeName'])
    .select(['space.address', 'space.way', 'space.telephone', 'space.longitude', 'space.latitude'])
    .select(['space.on_holidays as onHolidays', 'space.entry', 'space.services'])
    .select(['space.opened_on as openedOn'])
    .select([
      sql<readonly WeeklySpan[]>`space.opening`.as('opening'),
      sql<readonly WeeklySpan[]>`space.staffed`.as('staffed'),
    ])
    .where('space.opened_on', 'is not', null)
    .where('space.closed_on', 'is', null)
    .orderBy('space.id')
    .execute()

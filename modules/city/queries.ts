import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { City as CityOfPack } from './pack.ts'

export type CityRow = Awaited<ReturnType<typeof getCity>>

/** There is one, once a pack was loaded, and the server starts only then. */
export const getCity = (db: Db) =>
  db
    .selectFrom('city')
    .select(['id', 'code', 'zone', sql<Omit<CityOfPack, 'code' | 'zone'>>`content`.as('content')])
    .executeTakeFirstOrThrow()

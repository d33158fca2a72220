import { sql, type SqlBool } from 'kysely'
import type { Db } from '#platform/db.ts'

export type UnitRow = Awaited<ReturnType<typeof listUnits>>[number]

export const getCityId = async (db: Db): Promise<string> =>
  (await db.selectFrom('city').select('id').executeTakeFirstOrThrow()).id

/** Units that took a part in some matter, or answered one. */
const units = (db: Db) =>
  db.selectFrom('unit').where(
    sql<SqlBool>`exists (select from handling
      where body_kind = 'unit' and body_id = unit.id and state in ('taken', 'answered'))`,
  )

const columns = ['id', 'name', 'name_en as nameEn', 'summary', 'website', 'ror_id as rorId'] as const

const named = (sought: string) => {
  const pattern = `%${sought.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`
  return sql<SqlBool>`(lower(unit.name) like ${pattern} or lower(unit.name_en) like ${pattern})`
}

export const listUnits = (db: Db, sought: string, { offset, limit }: { offset: number; limit: number }) =>
  units(db)
    .select(columns)
    .$if(sought !== '', (rows) => rows.where(named(sought)))
    .orderBy('id')
    .offset(offset)
    .limit(limit)
    .execute()

export async function countUnits(db: Db, sought: string): Promise<number> {
  const { count } = await units(db)
    .select((row) => row.fn.countAll<number>().as('count'))
    .$if(sought !== '', (rows) => rows.where(named(sought)))
    .executeTakeFirstOrThrow()
  return count
}

export const findUnit = (db: Db, id: string) =>
  units(db).select(columns).where('id', '=', id).executeTakeFirst()

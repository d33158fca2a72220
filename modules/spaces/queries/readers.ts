import { sql, type SqlBool } from 'kysely'
import type { Db } from '#platform/db.ts'

export async function gradeRankOf(db: Db, personId: string, today: string): Promise<number | null> {
  const held = await db
    .selectFrom('person_grade')
    .innerJoin('grade', 'grade.key', 'person_grade.grade')
    .select('grade.rank')
    .where('person_id', '=', personId)
    .where('since', '<=', today)
    .where(sql<SqlBool>`coalesce(until >= ${today}::date, true)`)
    .executeTakeFirst()
  return held?.rank ?? null
}

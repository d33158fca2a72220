// What other modules and the city loader may call.
import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { type PackGrade, rankOn, replaceGrades } from './queries/grades.ts'

/** The rank of the grade that the person holds on this day, 1 being the highest; null without one. Told to rules, never to others. */
export async function gradeRankOf(db: Db, personId: string, today: string): Promise<number | null> {
  const { rows } = await sql<{ rank: number | null }>`select ${rankOn(personId, today)} as rank`.execute(db)
  return rows[0]?.rank ?? null
}

/** The same as a value within a statement, for who asks more of the person at once. */
export const gradeRankSql = rankOn

/** Brings the grades up to date with the city pack. Needs the owner's rights. */
export const loadGrades = (ownerDb: Db, grades: readonly PackGrade[]): Promise<void> =>
  replaceGrades(ownerDb, grades)

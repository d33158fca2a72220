// What other modules and the city loader may call.
import type { Db } from '#platform/db.ts'
import { findRank, type PackGrade, rankOn, replaceGrades } from './queries/grades.ts'

/** The rank of the grade that the person holds on this day, 1 being the highest; null without one. Told to rules, never to others. */
export const gradeRankOf = (db: Db, personId: string, today: string): Promise<number | null> =>
  findRank(db, personId, today)

/** The same as a value within a statement, for who asks more of the person at once. */
export const gradeRankSql = rankOn

/** Brings the grades up to date with the city pack. Needs the owner's rights. */
export const loadGrades = (ownerDb: Db, grades: readonly PackGrade[]): Promise<void> =>
  replaceGrades(ownerDb, grades)

// What other modules and the city loader may call.
import type { Db } from '#platform/db.ts'
import { findRank, replaceGrades, type PackGrade } from './queries/grades.ts'

/** The rank of the grade that the person holds on this day, 1 being the highest; null without one. Told to rules, never to others. */
export const gradeRankOf = (db: Db, personId: string, today: string): Promise<number | null> =>
  findRank(db, personId, today)

/** Brings the grades up to date with the city pack. Needs the owner's rights. */
export const loadGrades = (ownerDb: Db, grades: readonly PackGrade[]): Promise<void> =>
  replaceGrades(ownerDb, grades)

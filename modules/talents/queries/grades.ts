import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { explainConstraint, notFound, refused } from '#platform/problem.ts'
import { newId } from '#platform/id.ts'
import { GradeHeld, OwnGrade } from '../contract.ts'

explainConstraint('person_has_one_grade', () => refused(GradeHeld))
explainConstraint('person_grade_is_recorded_by_another', () => refused(OwnGrade))
explainConstraint('person_grade_person_id_fkey', () => notFound('person'))

export interface PackGrade {
  key: string
  name: unknown
  rank: number
}

/** As owner of the tables. Grades that the pack no longer names stay where something names them. */
export async function replaceGrades(owner: Db, grades: readonly PackGrade[]): Promise<void> {
  const keys = grades.map(({ key }) => key)
  await sql`delete from grade where key <> all(${keys}::text[])
    and not exists (select from person_grade where grade = key)
    and not exists (select from space where lowest_grade = key)
    and not exists (select from booking_rules where lowest_grade = key)`.execute(owner)
  await owner
    .insertInto('grade')
    .values(grades.map(({ key, name, rank }) => ({ key, name: JSON.stringify(name), rank })))
    .onConflict((known) =>
      known
        .column('key')
        .doUpdateSet((row) => ({ name: row.ref('excluded.name'), rank: row.ref('excluded.rank') })),
    )
    .execute()
}

export const listGrades = (db: Db) => db.selectFrom('grade').selectAll().orderBy('rank').execute()

export type PersonGradeRow = Awaited<ReturnType<typeof getPersonGrade>>

const personGrades = (db: Db) =>
  db
    .selectFrom('person_grade')
    .innerJoin('grade', 'grade.key', 'person_grade.grade')
    .select(['person_grade.id', 'person_grade.person_id as personId', 'person_grade.since'])
    .select(['person_grade.until', 'person_grade.version', 'grade.key', 'grade.name', 'grade.rank'])

/** Newest first; few, because each stands for years. */
export const listGradesOf = (db: Db, personId: string) =>
  personGrades(db)
    .where('person_grade.person_id', '=', personId)
    .orderBy('person_grade.since', 'desc')
    .execute()

export const getPersonGrade = (db: Db, id: string) =>
  personGrades(db)
    .where('person_grade.id', '=', id)
    .executeTakeFirstOrThrow(() => notFound('grade'))

export const getPersonGradeForUpdate = (db: Db, id: string) =>
  personGrades(db)
    .where('person_grade.id', '=', id)
    .forNoKeyUpdate('person_grade')
    .executeTakeFirstOrThrow(() => notFound('grade'))

export const rankOn = (personId: string, today: string) =>
  sql<number | null>`(select rank from person_grade join grade on grade.key = person_grade.grade
    where person_id = ${personId} and daterange(since, until, '[]') @> ${today}::date)`

export async function findRank(db: Db, personId: string, today: string): Promise<number | null> {
  const { rows } = await sql<{ rank: number | null }>`select ${rankOn(personId, today)} as rank`.execute(db)
  return rows[0]?.rank ?? null
}

export async function isPerson(db: Db, id: string): Promise<boolean> {
  return (await db.selectFrom('person').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

export async function insertPersonGrade(
  db: Db,
  held: { personId: string; grade: string; since: string; until: string | null; recordedBy: string | null },
): Promise<string> {
  const id = newId()
  const { personId, grade, since, until, recordedBy } = held
  await db
    .insertInto('person_grade')
    .values({ id, person_id: personId, grade, since, until, recorded_by: recordedBy })
    .execute()
  return id
}

export async function updateEndOfGrade(db: Db, id: string, until: string): Promise<void> {
  await db
    .updateTable('person_grade')
    .set({ until, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

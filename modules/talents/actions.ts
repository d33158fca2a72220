import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { invalidField, notFound, refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import { GradeEnded, OwnGrade } from './contract.ts'
import {
  insertPersonGrade,
  isPerson,
  listGrades,
  type PersonGradeRow,
  updateEndOfGrade,
} from './queries/grades.ts'

/** Events are read by auditors, so they say that a grade was recorded and not which one. Answers with the id of the record. */
export async function recordGrade(
  db: Db,
  permit: Permit<'talents.keep_grades', { personId: string }>,
  { grade, since, until }: { grade: string; since: string; until: string | null },
): Promise<string> {
  const { personId } = permit.subject
  if (personId === permit.post.personId) throw refused(OwnGrade)
  if (!(await isPerson(db, personId))) throw notFound('person')
  if (!(await listGrades(db)).some(({ key }) => key === grade)) throw invalidField('grade', 'grade_unknown')
  const id = await insertPersonGrade(db, { personId, grade, since, until, recordedBy: permit.post.personId })
  await record(db, permit, 'talents.grade_recorded', { personId, personGradeId: id }, [])
  return id
}

/** An end that is set already may be brought forward, but not put off. */
export async function endGrade(
  db: Db,
  permit: Permit<'talents.keep_grades', PersonGradeRow>,
  until: string,
): Promise<void> {
  const { id, personId, since, until: before } = permit.subject
  if (personId === permit.post.personId) throw refused(OwnGrade)
  if (until < since) throw invalidField('until', 'ends_before_start')
  if (before !== null && before <= until) throw refused(GradeEnded)
  await updateEndOfGrade(db, id, until)
  await record(db, permit, 'talents.grade_ended', { personId, personGradeId: id }, [])
}

import * as z from 'zod'
import { byId, Day, languageQuery, pageOf, route } from '#platform/contract.ts'
import { Forbidden, NotFound, PreconditionFailed, problem } from '#platform/problem.ts'

/** Two grades of one person never hold on the same day. */
export const GradeHeld = problem(409, 'talents.grade_held')
export const GradeEnded = problem(409, 'talents.grade_ended')
export const OwnGrade = problem(409, 'talents.own_grade')

const Named = z.object({ key: z.string(), name: z.string() })

/** 1 is the highest rank. */
export const Grade = Named.extend({ rank: z.int() }).meta({ id: 'Grade' })
export type Grade = z.infer<typeof Grade>

/** Shown to the person and to operators, to nobody else. */
export const PersonGrade = z
  .object({
    id: z.uuid(),
    grade: Grade,
    since: Day,
    /** The last day on which it is held; null while no end is set. */
    until: Day.nullable(),
    isHeldToday: z.boolean(),
    version: z.int(),
    can: z.object({ end: z.boolean() }),
  })
  .meta({ id: 'PersonGrade' })
export type PersonGrade = z.infer<typeof PersonGrade>

const inLanguage = z.strictObject(languageQuery)

export const talentsContract = {
  listGrades: route({
    method: 'GET',
    path: '/grades',
    summary: 'Grades of talents, the highest first',
    public: true,
    query: inLanguage,
    ok: pageOf(Grade),
  }),

  listMyGrades: route({
    method: 'GET',
    path: '/talents/me/grades',
    summary: 'The grades that the reader holds and held, newest first',
    query: inLanguage,
    ok: pageOf(PersonGrade),
  }),

  listGradesOfPerson: route({
    method: 'GET',
    path: '/talents/{id}/grades',
    summary: 'The grades that a person holds and held, newest first',
    params: byId,
    query: inLanguage,
    ok: pageOf(PersonGrade),
    problems: [Forbidden, NotFound],
  }),

  recordGrade: route({
    method: 'POST',
    path: '/talents/{id}/grades',
    summary: 'Record the grade that a person was given',
    params: byId,
    query: inLanguage,
    body: z
      .strictObject({ grade: z.string().min(1).max(60), since: Day, until: Day.nullable().default(null) })
      .refine(({ since, until }) => until === null || until >= since, {
        path: ['until'],
        params: { code: 'ends_before_start' },
      }),
    ok: PersonGrade,
    status: 201,
    problems: [Forbidden, NotFound, GradeHeld, OwnGrade],
  }),

  endGrade: route({
    method: 'POST',
    path: '/person-grades/{id}/end',
    summary: 'Say on which day a person holds a grade for the last time',
    params: byId,
    query: inLanguage,
    body: z.strictObject({ until: Day }),
    ok: PersonGrade,
    problems: [Forbidden, NotFound, PreconditionFailed, GradeEnded, OwnGrade],
  }),
}

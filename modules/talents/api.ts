import type { Actor } from '#platform/access.ts'
import type { Language } from '#platform/contract.ts'
import { type Context, implement } from '#platform/http.ts'
import { notFound } from '#platform/problem.ts'
import { textIn } from '#platform/texts.ts'
import { unchanged } from '#platform/versions.ts'
import { talentsAccess } from './access.ts'
import { endGrade, recordGrade } from './actions.ts'
import { type PersonGrade, talentsContract } from './contract.ts'
import {
  getPersonGrade,
  getPersonGradeForUpdate,
  isPerson,
  listGrades,
  listGradesOf,
  type PersonGradeRow,
} from './queries/grades.ts'

/** Short lists stand on one page. */
const onePage = <Item>(items: Item[]) => ({ items, next: null })

const mayKeep = (actor: Actor, personId: string | null): boolean =>
  personId !== actor.personId && talentsAccess.can('talents.keep_grades', actor, undefined)

const present =
  ({ actor, today }: Context, lang: Language) =>
  (row: PersonGradeRow): PersonGrade => ({
    id: row.id,
    grade: { key: row.key, name: textIn(row.name, lang), rank: row.rank },
    since: row.since,
    until: row.until,
    isHeldToday: row.since <= today && (row.until === null || row.until >= today),
    version: row.version,
    can: { end: (row.until === null || row.until > today) && mayKeep(actor, row.personId) },
  })

export const talentsApi = implement(talentsContract, {
  listGrades: async ({ query }, { db }) =>
    onePage((await listGrades(db)).map((row) => ({ ...row, name: textIn(row.name, query.lang) }))),

  listMyGrades: async ({ query }, context) => {
    const { personId } = context.actor
    const rows = personId === null ? [] : await listGradesOf(context.db, personId)
    return onePage(rows.map(present(context, query.lang)))
  },

  listGradesOfPerson: async ({ params, query }, context) => {
    talentsAccess.require('talents.keep_grades', context.actor, undefined)
    if (!(await isPerson(context.db, params.id))) throw notFound('person')
    return onePage((await listGradesOf(context.db, params.id)).map(present(context, query.lang)))
  },

  recordGrade: async ({ params, query, body }, context) => {
    const subject = { personId: params.id }
    const permit = talentsAccess.require('talents.keep_grades', context.actor, subject)
    const id = await recordGrade(context.db, permit, body)
    return present(context, query.lang)(await getPersonGrade(context.db, id))
  },

  endGrade: async ({ params, query, body }, context) => {
    // Who keeps no grades is not told whether there is one.
    talentsAccess.require('talents.keep_grades', context.actor, undefined)
    const row = await getPersonGradeForUpdate(context.db, params.id)
    const permit = talentsAccess.require('talents.keep_grades', context.actor, row)
    unchanged(context, row)
    await endGrade(context.db, permit, body.until)
    return present(context, query.lang)(await getPersonGrade(context.db, params.id))
  },
})

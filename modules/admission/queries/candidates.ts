import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { ApplicationRow } from './applications.ts'

export type CandidateRow = Awaited<ReturnType<typeof listCandidates>>[number]

/** Whoever may review in the committee today, with what stands against each of them; one person where named. */
export function listCandidates(db: Db, application: ApplicationRow, today: string, personId?: string) {
  const { id, committeeId, unitId, representedBy } = application
  const holds = (condition: ReturnType<typeof sql>) =>
    sql<boolean>`exists (select from post where post.person_id = person.id and post_counts_on(post, ${today}) and ${condition})`
  return db
    .selectFrom('person')
    .select(['person.id', 'person.name'])
    .select([
      holds(
        sql`(post.body_id = ${unitId} or (post.body_id = ${representedBy} and post.role = 'committee-liaison'))`,
      ).as('isOfUnit'),
      sql<boolean>`person.id = ${application.submittedBy}`.as('hasSubmitted'),
      sql<boolean>`exists (select from review
        where review.application_id = ${id} and review.reviewer_id = person.id)`.as('isAssigned'),
    ])
    .where(holds(sql`post.body_id = ${committeeId} and post.role in ('reviewer', 'secretary')`))
    .$if(personId !== undefined, (people) => people.where('person.id', '=', personId!))
    .orderBy('person.name')
    .orderBy('person.id')
    .execute()
}

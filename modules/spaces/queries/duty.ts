import { sql, type SqlBool } from 'kysely'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { explainConstraint, notFound, refused } from '#platform/problem.ts'
import { type NewShift, ShiftTaken } from '../contract.ts'

explainConstraint('shift_of_a_person_is_one', () => refused(ShiftTaken))

/** Who holds the post of host in the space on a day, by name. */
export async function listHosts(db: Db, spaceId: string, today: string) {
  return db
    .selectFrom('post')
    .innerJoin('person', 'person.id', 'post.person_id')
    .select(['person.id', 'person.name'])
    .distinct()
    .where('post.body_kind', '=', 'space')
    .where('post.body_id', '=', spaceId)
    .where('post.role', '=', 'host')
    .where(sql<SqlBool>`post_counts_on(post, ${today})`)
    .orderBy('person.name')
    .orderBy('person.id')
    .execute()
}

/** Locks a person, so that two shifts planned for them at once queue here instead of colliding at the constraint. */
export async function lockHost(db: Db, personId: string): Promise<void> {
  await db.selectFrom('person').select('id').where('id', '=', personId).forNoKeyUpdate().execute()
}

const shifts = (db: Db, spaceId: string) =>
  db
    .selectFrom('shift')
    .innerJoin('person', 'person.id', 'shift.person_id')
    .select([
      'shift.id',
      'shift.person_id as personId',
      'person.name as personName',
      'shift.starts_at as startsAt',
      'shift.ends_at as endsAt',
    ])
    .where('shift.space_id', '=', spaceId)

export type ShiftRow = Awaited<ReturnType<typeof getShift>>

export const listShifts = (db: Db, spaceId: string, from: Date, until: Date) =>
  shifts(db, spaceId)
    .where('shift.ends_at', '>', from)
    .where('shift.starts_at', '<', until)
    .orderBy('shift.starts_at')
    .orderBy('shift.id')
    .execute()

export const getShift = (db: Db, spaceId: string, id: string) =>
  shifts(db, spaceId)
    .where('shift.id', '=', id)
    .executeTakeFirstOrThrow(() => notFound('shift'))

export async function insertShift(
  db: Db,
  spaceId: string,
  shift: NewShift & { plannedBy: string },
): Promise<string> {
  const id = newId()
  await db
    .insertInto('shift')
    .values({
      id,
      space_id: spaceId,
      person_id: shift.personId,
      starts_at: new Date(shift.startsAt),
      ends_at: new Date(shift.endsAt),
      planned_by: shift.plannedBy,
    })
    .execute()
  return id
}

/** False where another has deleted it a moment ago. */
export async function deleteShift(db: Db, id: string): Promise<boolean> {
  const gone = await db.deleteFrom('shift').where('id', '=', id).executeTakeFirst()
  return gone.numDeletedRows > 0n
}

export type VisitRow = Awaited<ReturnType<typeof getVisitForUpdate>>

/** Of the day that began at `from`, latest first. */
export const listVisits = (db: Db, spaceId: string, from: Date) =>
  db
    .selectFrom('visit')
    .select(['id', 'people', 'at', 'counted_by as countedBy', 'taken_back as takenBack'])
    .where('space_id', '=', spaceId)
    .where('at', '>=', from)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** Locks the tap, so that it is taken back once. `placeCode` is where it was counted, wherever the space stands now. */
export const getVisitForUpdate = (db: Db, spaceId: string, id: string) =>
  db
    .selectFrom('visit')
    .innerJoin('fact', 'fact.id', 'visit.id')
    .select(['visit.space_id as id', 'visit.id as visitId', 'visit.people', 'visit.at'])
    .select([
      'visit.counted_by as countedBy',
      'visit.taken_back as takenBack',
      'fact.place_code as placeCode',
    ])
    .where('visit.space_id', '=', spaceId)
    .where('visit.id', '=', id)
    .forNoKeyUpdate('visit')
    .executeTakeFirstOrThrow(() => notFound('visit'))

interface Tap {
  readonly id: string
  readonly spaceId: string
  readonly people: number
  readonly at: Date
  readonly countedBy: string
}

export async function insertVisit(db: Db, { id, spaceId, people, at, countedBy }: Tap): Promise<void> {
  await db.insertInto('visit').values({ id, space_id: spaceId, people, at, counted_by: countedBy }).execute()
}

export async function markTakenBack(db: Db, id: string, at: Date): Promise<void> {
  await db.updateTable('visit').set({ taken_back: at }).where('id', '=', id).execute()
}

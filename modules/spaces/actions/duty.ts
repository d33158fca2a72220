import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { dayIn } from '#platform/clock.ts'
import { newId } from '#platform/id.ts'
import { InvalidInput, invalidField, notFound, refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import { type NewShift, NotOpen, VisitDayOver, VisitTakenBack } from '../contract.ts'
import {
  deleteShift,
  insertShift,
  insertVisit,
  listHosts,
  lockHost,
  markTakenBack,
  type ShiftRow,
  type VisitRow,
} from '../queries/duty.ts'
import { deleteDay, type Moment, type SpaceRow, upsertDay } from '../queries/spaces.ts'
import { type Hours, hoursFaults, statusOf } from '../rules.ts'

/** What is past stays as it was. */
function checkDay(day: string, today: string): void {
  if (day < today)
    throw refused(InvalidInput, { problems: [{ field: 'day', code: 'in_the_past', in: 'path' }] })
}

export async function setDay(
  db: Db,
  permit: Permit<'spaces.set_days', SpaceRow>,
  differs: Hours['differing'][number],
  { today }: Moment,
): Promise<void> {
  checkDay(differs.day, today)
  if (hoursFaults(differs.opening.map((span) => ({ ...span, days: [1] }))).length > 0)
    throw invalidField('opening', 'hours_wrong')
  await upsertDay(db, permit.subject.id, differs)
  await record(db, permit, 'spaces.day_set', { spaceId: permit.subject.id, ...differs }, [])
}

export async function clearDay(
  db: Db,
  permit: Permit<'spaces.set_days', SpaceRow>,
  day: string,
  { today }: Moment,
): Promise<void> {
  checkDay(day, today)
  if (!(await deleteDay(db, permit.subject.id, day))) throw notFound('day')
  await record(db, permit, 'spaces.day_cleared', { spaceId: permit.subject.id, day }, [])
}

/** A rota and a tap are always somebody's. */
function personIn({ post }: Permit<'spaces.plan' | 'spaces.count', unknown>): string {
  if (post.personId === null) throw new Error('Only a person plans shifts and counts visits')
  return post.personId
}

/** Only hosts of the space are put on duty, and each in one place at a time. */
export async function planShift(
  db: Db,
  permit: Permit<'spaces.plan', SpaceRow>,
  shift: NewShift,
  { today }: Moment,
): Promise<string> {
  const { id: spaceId } = permit.subject
  await lockHost(db, shift.personId)
  const hosts = await listHosts(db, spaceId, today)
  if (!hosts.some(({ id }) => id === shift.personId)) throw invalidField('personId', 'no_host_here')
  const id = await insertShift(db, spaceId, { ...shift, plannedBy: personIn(permit) })
  await record(db, permit, 'spaces.shift_planned', { spaceId, shiftId: id, ...shift }, [])
  return id
}

export async function cancelShift(
  db: Db,
  permit: Permit<'spaces.plan', SpaceRow>,
  { id: shiftId, personId, startsAt, endsAt }: ShiftRow,
): Promise<void> {
  if (!(await deleteShift(db, shiftId))) throw notFound('shift')
  const shift = { shiftId, personId, startsAt, endsAt }
  await record(db, permit, 'spaces.shift_cancelled', { spaceId: permit.subject.id, ...shift }, [])
}

const VISITS = 'spaces.visits'

/** Counts people who came in. The tap and its fact have one id, by which the fact is found when it is taken back. */
export async function countVisit(
  db: Db,
  permit: Permit<'spaces.count', SpaceRow>,
  people: number,
  { now, today }: Moment,
): Promise<void> {
  const { id: spaceId, placeCode, ...space } = permit.subject
  if (statusOf(space) !== 'open') throw refused(NotOpen)
  const id = newId()
  const countedBy = personIn(permit)
  await insertVisit(db, { id, spaceId, people, at: now, countedBy })
  await record(db, permit, 'spaces.visit_counted', { spaceId, visitId: id, people }, [
    { id, measure: VISITS, quantity: people, day: today, subjectId: spaceId, placeCode },
  ])
}

export async function takeBackVisit(
  db: Db,
  permit: Permit<'spaces.take_back', VisitRow>,
  { now, today, zone }: Moment & { zone: string },
): Promise<void> {
  const { visitId: id, id: spaceId, people, at, takenBack, placeCode } = permit.subject
  if (takenBack !== null) throw refused(VisitTakenBack)
  if (dayIn(zone, at) !== today) throw refused(VisitDayOver)
  await markTakenBack(db, id, now)
  const taken = { spaceId, visitId: id, people }
  const fact = { measure: VISITS, quantity: -people, day: today, subjectId: spaceId }
  await record(db, permit, 'spaces.visit_taken_back', taken, [{ ...fact, placeCode, reverses: id }])
}

import { listKinds } from '#modules/matters/public.ts'
import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { type FieldProblem, InvalidInput, refused } from '#platform/problem.ts'
import { type Fact, record } from '#platform/record.ts'
import { AlreadyOpen, type NewSpace, NotOpen, type SpaceKind } from '../contract.ts'
import {
  insertSpace,
  isGrade,
  isPlace,
  markClosed,
  markOpened,
  type SpaceRow,
  updateSpace,
} from '../queries/spaces.ts'
import { hoursFaults, statusOf } from '../rules.ts'

/** Prepares a space; it counts and is seen from its opening on. */
export async function addSpace(db: Db, permit: Permit<'spaces.keep', NewSpace>): Promise<string> {
  await checkFields(db, permit.subject, [])
  const id = await insertSpace(db, permit.subject)
  const { kind, name } = permit.subject
  await record(db, permit, 'spaces.added', { spaceId: id, kind, name }, [])
  return id
}

/** An open space keeps its kind and place, because its opening was counted there. */
export async function changeSpace(
  db: Db,
  permit: Permit<'spaces.keep', SpaceRow>,
  wish: NewSpace,
): Promise<void> {
  const { id, kind, placeCode, services, ...space } = permit.subject
  const kept = statusOf(space) === 'open' ? { kind, placeCode } : {}
  const moved = Object.entries(kept).filter(([field, value]) => wish[field as 'kind'] !== value)
  await checkFields(
    db,
    wish,
    services,
    moved.map(([field]) => ({ field, code: 'fixed_while_open' })),
  )
  await updateSpace(db, id, wish)
  await record(db, permit, 'spaces.changed', { spaceId: id, name: wish.name }, [])
}

/** What only the city's own lists can tell. A service that was retired may stay where it stood. */
async function checkFields(
  db: Db,
  { placeCode, lowestGrade, services, opening, staffed }: NewSpace,
  kept: readonly string[],
  faults: { field: string; code: string }[] = [],
): Promise<void> {
  for (const [field, hours] of Object.entries({ opening, staffed }))
    if (hoursFaults(hours).length > 0) faults.push({ field, code: 'hours_wrong' })
  if (!(await isPlace(db, placeCode))) faults.push({ field: 'placeCode', code: 'unknown_place' })
  if (lowestGrade !== null && !(await isGrade(db, lowestGrade)))
    faults.push({ field: 'lowestGrade', code: 'not_allowed' })
  const atCounter = (await listKinds(db)).filter(({ askers }) => askers.includes('counter'))
  const offered = new Set([...kept, ...atCounter.map(({ key }) => key)])
  if (services.some((key) => !offered.has(key)) || new Set(services).size < services.length)
    faults.push({ field: 'services', code: 'not_allowed' })
  if (faults.length > 0) {
    const problems = faults.map((fault): FieldProblem => ({ ...fault, in: 'body' }))
    throw refused(InvalidInput, { problems })
  }
}

const MEASURES: Readonly<Record<SpaceKind, string>> = {
  station: 'spaces.stations',
  scientists: 'spaces.homes',
  engineers: 'spaces.homes',
  skilled: 'spaces.homes',
}

const spellFact = (space: SpaceRow, spell: string, quantity: 1 | -1, day: string): Fact => ({
  measure: MEASURES[space.kind],
  quantity,
  day,
  subjectId: space.id,
  placeCode: space.placeCode,
  countedOnce: spell,
})

/** Opens from today on; each spell counts for itself, so what closed may open again. */
export async function openSpace(
  db: Db,
  permit: Permit<'spaces.keep', SpaceRow>,
  today: string,
): Promise<void> {
  const space = permit.subject
  if (statusOf(space) === 'open') throw refused(AlreadyOpen)
  const spell = newId()
  await markOpened(db, space.id, today, spell)
  const opened = { spaceId: space.id, kind: space.kind, name: space.name }
  await record(db, permit, 'spaces.opened', opened, [spellFact(space, spell, 1, today)])
}

/** Closes for good; today still counts as a day on which it was open only until this moment. */
export async function closeSpace(
  db: Db,
  permit: Permit<'spaces.keep', SpaceRow>,
  { today, why }: { today: string; why: string },
): Promise<void> {
  const space = permit.subject
  if (space.spell === null) throw refused(NotOpen)
  await markClosed(db, space.id, today)
  const closed = { spaceId: space.id, kind: space.kind, name: space.name, why }
  await record(db, permit, 'spaces.closed', closed, [spellFact(space, space.spell, -1, today)])
}

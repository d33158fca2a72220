// A small city that lends an electron microscope: its owner with keepers, a unit that borrows, a person of no unit.
import type { BookingRules } from '#modules/sharing/contract.ts'
import { loadRoles } from '#modules/people/public.ts'
import type { Actor } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import type { Api } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { NOW, openWorld, ZONE } from '#platform/testing.ts'
import { bookingsContract } from './contract.ts'

const both = (zh: string) => ({ zh, en: `${zh} in English` })
const ROLES = ['keeper', 'liaison', 'talent'] as const
type Role = (typeof ROLES)[number]

async function arrange(owner: Db) {
  const name = both('光明区')
  const content = JSON.stringify({ name, within: name, scienceCity: name, contact: name, languages: ['en'] })
  await owner.insertInto('city').values({ id: newId(), code: '440311', zone: ZONE, content }).execute()
  const kind = { name: JSON.stringify(both('研究所')), counts_as: 'institute', ror_types: [], position: 1 }
  await owner
    .insertInto('unit_kind')
    .values({ key: 'institute', ...kind })
    .execute()
  await loadRoles(
    owner,
    ROLES.map((key) => ({ key, body: 'unit' as const, name: both(key), power: false })),
  )
  await owner.insertInto('resource_kind').values({ key: 'instrument', content: '{}', position: 1 }).execute()
}

async function insertUnit(owner: Db, name: string): Promise<string> {
  const id = newId()
  await owner
    .insertInto('unit')
    .values({ id, kind: 'institute', name, folded_names: [], search: '' })
    .execute()
  return id
}

/** A person of the city with these posts, whose rights follow from them. */
async function insertPerson(owner: Db, name: string, ...held: [Role, unitId: string][]) {
  const personId = newId()
  await owner.insertInto('person').values({ id: personId, name }).execute()
  const posts = held.map(([role, bodyId]) => ({ id: newId(), personId, role, bodyKind: 'unit', bodyId }))
  for (const { id, role, bodyKind, bodyId } of posts)
    await owner
      .insertInto('post')
      .values({
        id,
        person_id: personId,
        role,
        body_kind: bodyKind,
        body_id: bodyId,
        starts_on: '2029-01-01',
        is_power: false,
        administrator: 'none',
      })
      .execute()
  return { personId, posts }
}

/** Lent to everybody around the clock, in steps of half an hour, without a keeper's word. */
export const openRules: BookingRules = {
  horizonDays: 90,
  leadMinutes: 0,
  stepMinutes: 30,
  shortestMinutes: 30,
  longestMinutes: 480,
  gapMinutes: 0,
  dayCount: null,
  dayMinutes: null,
  aheadMinutes: null,
  opening: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }],
  onHolidays: true,
  offHours: 'closed',
  approval: 'none',
  who: 'everyone',
  committeeIds: [],
  unitIds: [],
  lowestGrade: null,
  needsCovenant: false,
  needsQualification: false,
  idleDays: null,
  lateCancelMinutes: 1440,
  noShowMinutes: null,
  acceptMinutes: 120,
}

const columnsOf = (rules: BookingRules) => ({
  horizon_days: rules.horizonDays,
  lead_minutes: rules.leadMinutes,
  step_minutes: rules.stepMinutes,
  shortest_minutes: rules.shortestMinutes,
  longest_minutes: rules.longestMinutes,
  gap_minutes: rules.gapMinutes,
  day_count: rules.dayCount,
  day_minutes: rules.dayMinutes,
  ahead_minutes: rules.aheadMinutes,
  opening: JSON.stringify(rules.opening),
  on_holidays: rules.onHolidays,
  off_hours: rules.offHours,
  approval: rules.approval,
  who: rules.who,
  lowest_grade: rules.lowestGrade,
  needs_covenant: rules.needsCovenant,
  needs_qualification: rules.needsQualification,
  late_cancel_minutes: rules.lateCancelMinutes,
  no_show_minutes: rules.noShowMinutes,
  accept_minutes: rules.acceptMinutes,
})

/** An offered resource of the unit, under the open rules but for these. */
export async function insertResource(owner: Db, unitId: string, rules: Partial<BookingRules> | null = {}) {
  const id = newId()
  const named = { name: '冷冻电镜', summary: '三百千伏', search: '' }
  await owner
    .insertInto('resource')
    .values({ id, unit_id: unitId, kind: 'instrument', status: 'offered', ...named })
    .execute()
  if (rules)
    await owner
      .insertInto('booking_rules')
      .values({ resource_id: id, ...columnsOf({ ...openRules, ...rules }) })
      .execute()
  return id
}

/** The time of so many hours from a moment; without one, from tomorrow's start in UTC. */
export const hours = (from: number, to: number, day = '2030-01-02') => ({
  startsAt: new Date(Date.parse(day) + from * 3_600_000).toISOString(),
  endsAt: new Date(Date.parse(day) + to * 3_600_000).toISOString(),
})

export async function openBookingsWorld(...apis: readonly Api[]) {
  const world = await openWorld(...apis)
  const { owner, as } = world
  await arrange(owner)
  const lender = await insertUnit(owner, '脑科学研究院')
  const borrower = await insertUnit(owner, '合成生物公司')
  const people = {
    keeper: await insertPerson(owner, '管理员', ['keeper', lender]),
    otherKeeper: await insertPerson(owner, '另一管理员', ['keeper', lender]),
    student: await insertPerson(owner, '学生', ['talent', borrower]),
    colleague: await insertPerson(owner, '同事', ['talent', borrower]),
    liaison: await insertPerson(owner, '联络员', ['liaison', borrower]),
    resident: await insertPerson(owner, '居民'),
  }
  const resourceOf = (rules?: Partial<BookingRules> | null) => insertResource(owner, lender, rules)
  const by = (actor: Actor) => as(actor, bookingsContract)
  const personsOf = async (count: number) => {
    const ids = Array.from({ length: count }, () => newId())
    await owner
      .insertInto('person')
      .values(ids.map((id) => ({ id, name: '排队的人' })))
      .execute()
    return ids.map((personId): Actor => ({ personId, posts: [] }))
  }
  return { ...world, people, lender, borrower, by, resourceOf, personsOf, pricesOf: pricing(owner) }
}

const pricing = (owner: Db) => (resourceId: string, audience: 'own' | 'network' | 'other', hour: number) =>
  owner
    .insertInto('resource_price')
    .values({ resource_id: resourceId, audience, per: 'hour', amount: hour.toFixed(2) })
    .execute()

/** What all facts of a booking add up to. */
export async function countOf(db: Db, bookingId: string): Promise<number> {
  const { sum } = await db
    .selectFrom('fact')
    .select((row) => row.fn.coalesce(row.fn.sum<string>('quantity'), row.val('0')).as('sum'))
    .where('measure', '=', 'sharing.bookings')
    .where('subject_id', '=', bookingId)
    .executeTakeFirstOrThrow()
  return Number(sum)
}

export const momentOfTest = { now: NOW, today: '2030-01-01', zone: ZONE }

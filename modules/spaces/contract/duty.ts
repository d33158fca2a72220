import * as z from 'zod'
import { Day, pageOf, route } from '#platform/contract.ts'
import { Forbidden, NotFound, problem } from '#platform/problem.ts'
import { bySpace } from './shapes.ts'
import { NotOpen } from './spaces.ts'

const Instant = z.iso.datetime({ offset: true })
const Person = z.object({ id: z.uuid(), name: z.string() })

export const ShiftTaken = problem(409, 'spaces.shift_taken')
export const VisitTakenBack = problem(409, 'spaces.visit_taken_back')
export const VisitDayOver = problem(409, 'spaces.visit_day_over')

export const Shift = z
  .object({
    id: z.uuid(),
    person: Person,
    startsAt: Instant,
    endsAt: Instant,
    can: z.object({ cancel: z.boolean() }),
  })
  .meta({ id: 'Shift' })
export type Shift = z.infer<typeof Shift>

/** Whole minutes, also below what a Date can tell apart, in years in which people live. */
const WholeMinute = Instant.refine((at) => /T\d\d:\d\d(?::00(?:\.0+)?)?(?:Z|[+-])/.test(at), {
  params: { code: 'not_whole_minutes' },
}).refine((at) => /^2[01]/.test(`${new Date(at).getUTCFullYear()}`), { params: { code: 'out_of_calendar' } })

export const NewShift = z
  .strictObject({ personId: z.uuid(), startsAt: WholeMinute, endsAt: WholeMinute })
  .refine(({ startsAt, endsAt }) => Date.parse(startsAt) < Date.parse(endsAt), {
    path: ['endsAt'],
    params: { code: 'ends_before_it_starts' },
  })
  .meta({ id: 'NewShift' })
export type NewShift = z.infer<typeof NewShift>

/** One tap of a host: so many came in. Nobody is asked who they are. */
export const Visit = z
  .object({
    id: z.uuid(),
    people: z.int(),
    at: Instant,
    takenBack: Instant.nullable(),
    can: z.object({ takeBack: z.boolean() }),
  })
  .meta({ id: 'Visit' })
export type Visit = z.infer<typeof Visit>
/** Taps of the day, latest first, and what they add up to. */
export const VisitsOfToday = z
  .object({ day: Day, total: z.int(), visits: z.array(Visit) })
  .meta({ id: 'VisitsOfToday' })
export type VisitsOfToday = z.infer<typeof VisitsOfToday>

/** A booking of one of its rooms, for the host who opens the door. */
export const Arrival = z
  .object({
    id: z.uuid(),
    room: z.string(),
    startsAt: Instant,
    endsAt: Instant,
    title: z.string().nullable(),
    person: z.string(),
    unit: z.string().nullable(),
    attendees: z.int().nullable(),
    isConfirmed: z.boolean(),
  })
  .meta({ id: 'Arrival' })
export type Arrival = z.infer<typeof Arrival>

export const dutyContract = {
  getRota: route({
    method: 'GET',
    path: '/spaces/{id}/rota',
    summary: 'Who is on duty in the week that begins on a day, and who may be',
    params: bySpace,
    query: z.strictObject({ from: Day.optional() }),
    ok: z.object({ from: Day, shifts: z.array(Shift), hosts: z.array(Person) }),
    problems: [Forbidden, NotFound],
  }),
  planShift: route({
    method: 'POST',
    path: '/spaces/{id}/shifts',
    summary: 'Put a host of the space on duty',
    params: bySpace,
    body: NewShift,
    ok: Shift,
    status: 201,
    problems: [Forbidden, NotFound, ShiftTaken],
  }),
  cancelShift: route({
    method: 'DELETE',
    path: '/spaces/{id}/shifts/{shiftId}',
    summary: 'Take a host off duty',
    params: bySpace.extend({ shiftId: z.uuid() }),
    ok: z.object({ id: z.uuid() }),
    problems: [Forbidden, NotFound],
  }),
  listArrivals: route({
    method: 'GET',
    path: '/spaces/{id}/arrivals',
    summary: 'Bookings of its rooms on a day, for its hosts',
    params: bySpace,
    query: z.strictObject({ day: Day.optional() }),
    ok: pageOf(Arrival),
    problems: [Forbidden, NotFound],
  }),
  listVisits: route({
    method: 'GET',
    path: '/spaces/{id}/visits',
    summary: 'How many came today, tap by tap',
    params: bySpace,
    ok: VisitsOfToday,
    problems: [Forbidden, NotFound],
  }),
  countVisit: route({
    method: 'POST',
    path: '/spaces/{id}/visits',
    summary: 'Count people who came in, without asking who they are',
    params: bySpace,
    body: z.strictObject({ people: z.int().min(1).max(200) }),
    ok: VisitsOfToday,
    status: 201,
    problems: [Forbidden, NotFound, NotOpen],
  }),
  takeBackVisit: route({
    method: 'POST',
    path: '/spaces/{id}/visits/{visitId}/take-back',
    summary: 'Take back one’s own tap of today',
    params: bySpace.extend({ visitId: z.uuid() }),
    ok: VisitsOfToday,
    problems: [Forbidden, NotFound, VisitTakenBack, VisitDayOver],
  }),
}

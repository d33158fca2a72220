import * as z from 'zod'
import { byId, Day, FileAnswer, languageQuery, pageOf, pageQuery, route, text } from '#platform/contract.ts'
import { Forbidden, NotFound, PreconditionFailed, PreconditionRequired } from '#platform/problem.ts'
import { BookingMovedOn, SlotTaken } from './problems.ts'
import { Booking } from './shapes.ts'
import { instantField, withSlot } from './slots.ts'
import {
  LONGEST_TOLD_DAYS,
  MachineAtHand,
  MachineHours,
  MachineInUse,
  MachineUse,
  MOST_COST_DAYS,
  NoBookingNow,
  TooManyUses,
  UseHasEnded,
  UseIsSettled,
  UseOverlaps,
} from './use-shapes.ts'

const DAY_MS = 86_400_000
const byNumber = z.strictObject({
  number: z.coerce.number<number>().int().min(1).max(Number.MAX_SAFE_INTEGER),
})

/** Who uses it: whose booking it is, or somebody without one. */
const whoUses = {
  bookingId: z.uuid().optional(),
  personId: z.uuid().optional(),
  /** The unit they use it for; left out by who has a booking or uses it for themselves. */
  unitId: z.uuid().optional(),
}
/** One of the two says who. */
const namesOne = ({
  bookingId,
  personId,
}: {
  bookingId?: string | undefined
  personId?: string | undefined
}) => (bookingId === undefined) !== (personId === undefined)
const whoIsNamed = { path: ['personId'], params: { code: 'booking_or_person' } }

export const StartedUse = z.strictObject(whoUses).refine(namesOne, whoIsNamed).meta({ id: 'StartedUse' })
export type StartedUse = z.infer<typeof StartedUse>

const isShort = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) =>
  Date.parse(endsAt) - Date.parse(startsAt) <= LONGEST_TOLD_DAYS * DAY_MS
const tooLong = { path: ['endsAt'], params: { code: 'longer_than_a_month' } }

export const ToldUse = withSlot({ ...whoUses, words: text(1000) })
  .refine((told) => isShort(told as unknown as { startsAt: string; endsAt: string }), tooLong)
  .refine((told) => namesOne(told as StartedUse), whoIsNamed)
  .meta({ id: 'ToldUse' })
export type ToldUse = z.infer<typeof ToldUse>

export const CorrectedUse = withSlot({ words: text(1000) })
  .refine((told) => isShort(told as unknown as { startsAt: string; endsAt: string }), tooLong)
  .meta({ id: 'CorrectedUse' })
export type CorrectedUse = z.infer<typeof CorrectedUse>

const Month = z.string().regex(/^2[01]\d\d-(0[1-9]|1[0-2])$/)

const Period = z
  .strictObject({ ...languageQuery, from: Day, until: Day, as: z.enum(['csv', 'xlsx']).default('csv') })
  .refine(
    ({ from, until }) => {
      const days = (Date.parse(until) - Date.parse(from)) / DAY_MS
      return days >= 0 && days < MOST_COST_DAYS
    },
    { path: ['until'], params: { code: 'too_many_days' } },
  )

export const UseQuery = z.strictObject({
  ...pageQuery,
  /** Running: now, the longest first. Ended: the latest first. */
  when: z.enum(['running', 'ended']).default('running'),
  resource: z.uuid().optional(),
})
export type UseQuery = z.infer<typeof UseQuery>

const changed = [
  Forbidden,
  NotFound,
  UseHasEnded,
  UseIsSettled,
  PreconditionFailed,
  PreconditionRequired,
] as const

export const useContract = {
  getMachine: route({
    method: 'GET',
    path: '/machines/{number}',
    summary: 'What whoever stands before a machine and reads its label can do',
    params: byNumber,
    ok: MachineAtHand,
    problems: [NotFound],
  }),

  startAtMachine: route({
    method: 'POST',
    path: '/machines/{number}/start',
    summary: 'Start as who has a booking for now, by the code on the label; keepers also without one',
    params: byNumber,
    ok: MachineUse,
    status: 201,
    problems: [NotFound, MachineInUse, NoBookingNow, SlotTaken, UseOverlaps],
  }),

  startUse: route({
    method: 'POST',
    path: '/resources/{id}/uses',
    summary: 'Start a use as a keeper, for a booking or without one',
    params: byId,
    body: StartedUse,
    ok: MachineUse,
    status: 201,
    problems: [Forbidden, NotFound, MachineInUse, BookingMovedOn, UseOverlaps],
  }),

  stopUse: route({
    method: 'POST',
    path: '/uses/{id}/stop',
    summary: 'Stop a use that runs; a keeper may say that it ended earlier',
    params: byId,
    body: z.strictObject({ endedAt: instantField.optional() }),
    ok: MachineUse,
    problems: [Forbidden, NotFound, UseHasEnded],
  }),

  tellUse: route({
    method: 'POST',
    path: '/resources/{id}/uses/told',
    summary: 'Tell a use that is over, and how one knows: keepers any, others that of their own booking',
    params: byId,
    body: ToldUse,
    ok: MachineUse,
    status: 201,
    problems: [Forbidden, NotFound, BookingMovedOn, UseOverlaps],
  }),

  correctUse: route({
    method: 'POST',
    path: '/uses/{id}/correct',
    summary: 'Set the times of a use right, on the day on which its end was told',
    params: byId,
    body: CorrectedUse,
    ok: MachineUse,
    ifMatch: 'required',
    problems: [...changed, UseOverlaps],
  }),

  takeBackUse: route({
    method: 'POST',
    path: '/uses/{id}/take-back',
    summary: 'Say that a use never was, while it runs or on the day on which its end was told',
    params: byId,
    body: z.strictObject({ words: text(1000) }),
    ok: MachineUse,
    ifMatch: 'required',
    problems: changed,
  }),

  listUses: route({
    method: 'GET',
    path: '/uses',
    summary: 'Uses of what the reader keeps',
    query: UseQuery,
    ok: pageOf(MachineUse),
  }),

  listNotTold: route({
    method: 'GET',
    path: '/uses/not-told',
    summary: 'Bookings of what the reader keeps that are over and of which no use is told, the latest first',
    query: z.strictObject({ ...pageQuery, resource: z.uuid().optional() }),
    ok: pageOf(Booking),
  }),

  tellAbsence: route({
    method: 'POST',
    path: '/bookings/{id}/absent',
    summary: 'Say as a keeper that nobody came to a booking that is over',
    params: byId,
    ok: Booking,
    problems: [Forbidden, NotFound, BookingMovedOn],
  }),

  listMachineHours: route({
    method: 'GET',
    path: '/units/{id}/machine-hours',
    summary: 'How long each resource of a unit was used in a month, by how that is known',
    params: byId,
    query: z.strictObject({ ...pageQuery, month: Month }),
    ok: pageOf(MachineHours),
    problems: [Forbidden],
  }),

  exportUseCosts: route({
    method: 'GET',
    path: '/units/{id}/use-costs',
    summary: 'A table of uses that ended in a period, with what each costs by the prices of the owner',
    params: byId,
    query: Period,
    ok: FileAnswer,
    problems: [Forbidden, TooManyUses],
  }),
}

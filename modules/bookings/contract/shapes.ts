import * as z from 'zod'
import { BookingObstacle, BookingProblem, BookingState } from './problems.ts'
import { Slot } from './slots.ts'

const instant = z.iso.datetime()
export const Named = z.object({ id: z.uuid(), name: z.string() }).meta({ id: 'BookingNamed' })

/** A hold lasts so long from when it was asked for. */
export const HOLD_MINUTES = 10
/** More would keep others waiting at the lock of the resource. */
export const MOST_OCCASIONS = 60
/** The calendar shows so many resources and days at once at most: a month's page has six weeks. */
export const MOST_RESOURCES = 20
export const MOST_DAYS = 42

export const Booking = z
  .object({
    id: z.uuid(),
    number: z.int(),
    resource: z.object({
      id: z.uuid(),
      name: z.string(),
      unit: Named,
      url: z.string(),
    }),
    seriesId: z.uuid().nullable(),
    /** Who uses it. */
    person: Named,
    /** Whom they borrow for; null where a person books for themselves. */
    unit: Named.nullable(),
    bookedBy: Named,
    startsAt: instant,
    endsAt: instant,
    state: BookingState,
    heldUntil: instant.nullable(),
    purpose: z.string(),
    publicTitle: z.string().nullable(),
    attendees: z.int().nullable(),
    /** Rules that a keeper set aside for it. */
    overridden: z.array(BookingObstacle),
    /** In yuan; null where the owner names no price. */
    cost: z.number().nullable(),
    decidedAt: instant.nullable(),
    /** Why it was refused, or why a keeper cancelled it. */
    reason: z.string().nullable(),
    endedAt: instant.nullable(),
    isLate: z.boolean(),
    createdAt: instant,
    isOwn: z.boolean(),
    /** Cancelled from this moment on, it counts as late. */
    lateFrom: instant,
    can: z.object({
      decide: z.boolean(),
      move: z.boolean(),
      cancel: z.boolean(),
      handOver: z.boolean(),
      override: z.boolean(),
    }),
    url: z.string(),
    version: z.int(),
  })
  .meta({ id: 'Booking' })
export type Booking = z.infer<typeof Booking>

/** What the rules say of a wish; nothing is written by asking. */
export const BookingCheck = z
  .object({
    /** Nothing is in the way: no problem that is not set aside, and the time is free. */
    isPossible: z.boolean(),
    /** Also those that the wish sets aside. */
    problems: z.array(BookingProblem),
    /** When others have it within the time wished for. */
    conflicts: z.array(Slot),
    outages: z.array(Slot),
    cost: z.number().nullable(),
    waitsForApproval: z.boolean(),
    mayOverride: z.boolean(),
  })
  .meta({ id: 'BookingCheck' })
export type BookingCheck = z.infer<typeof BookingCheck>

/** A time in the calendar. Whose it is and why, only for who may see the booking. */
export const TakenTime = Slot.extend({
  booking: z
    .object({
      id: z.uuid(),
      state: BookingState,
      person: Named,
      unit: Named.nullable(),
      purpose: z.string(),
      isOwn: z.boolean(),
      url: z.string(),
      version: z.int(),
    })
    .nullable(),
  /** What is on in a room, told to everybody. */
  publicTitle: z.string().nullable(),
}).meta({ id: 'TakenTime' })
export type TakenTime = z.infer<typeof TakenTime>

export const ResourceCalendar = z
  .object({
    resource: z.object({ id: z.uuid(), name: z.string(), unit: Named, url: z.string() }),
    /** When it is open by its weekly hours and holidays. */
    open: z.array(Slot),
    /** Whether other times may be booked too; null where it is not booked by time. */
    offHours: z.enum(['closed', 'limited', 'free']).nullable(),
    stepMinutes: z.int().nullable(),
    taken: z.array(TakenTime),
    outages: z.array(Slot.extend({ id: z.uuid(), isPlanned: z.boolean(), words: z.string() })),
    can: z.object({ keep: z.boolean() }),
  })
  .meta({ id: 'ResourceCalendar' })
export type ResourceCalendar = z.infer<typeof ResourceCalendar>

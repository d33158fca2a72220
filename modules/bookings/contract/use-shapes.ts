import * as z from 'zod'
import { problem } from '#platform/problem.ts'
import { Named } from './shapes.ts'

const instant = z.iso.datetime()

/** Somebody with a booking may start so long before it, where nobody else has that time. */
export const EARLY_MINUTES = 15
/** A use told later is no longer than this: what is longer was mistyped. */
export const LONGEST_TOLD_DAYS = 31
/** The table of costs covers so many days at most. */
export const MOST_COST_DAYS = 366

/** It runs already, whoever uses it. */
export const MachineInUse = problem(409, 'bookings.machine_in_use')
/** A use is told of this time already, or of a part of it. */
export const UseOverlaps = problem(409, 'bookings.use_overlaps')
/** Who uses it has no booking for now, so a keeper must start it. */
export const NoBookingNow = problem(409, 'bookings.no_booking_now')
/** It was stopped or taken back already. */
export const UseHasEnded = problem(409, 'bookings.use_has_ended')
/** Its end was told on an earlier day; what counts since then is corrected as any fact is. */
export const UseIsSettled = problem(409, 'bookings.use_is_settled')
/** Too many uses for one table: a shorter period is asked for. */
export const TooManyUses = problem(409, 'bookings.too_many_uses', z.object({ most: z.int() }))

export const UseSource = z.enum(['keeper', 'label', 'later']).meta({ id: 'MachineUseSource' })
export type UseSource = z.infer<typeof UseSource>

const Machine = z.object({ id: z.uuid(), number: z.int(), name: z.string(), unit: Named, url: z.string() })

export const MachineUse = z
  .object({
    id: z.uuid(),
    resource: Machine,
    booking: z
      .object({ id: z.uuid(), number: z.int(), startsAt: instant, endsAt: instant, url: z.string() })
      .nullable(),
    /** Who used it. */
    person: Named,
    unit: Named.nullable(),
    startedAt: instant,
    /** Null while it runs. */
    endedAt: instant.nullable(),
    minutes: z.int().nullable(),
    /** How it is known: a keeper started it, the code on the label was scanned, or it was told later. */
    source: UseSource,
    toldBy: Named,
    /** How whoever told it later knows, or why it was corrected. */
    words: z.string().nullable(),
    /** Whose use it is for the owner; known once it ended. */
    audience: z.enum(['own', 'network', 'other']).nullable(),
    /** In yuan, by the prices when it ended; null where the owner names none. */
    cost: z.number().nullable(),
    /** It runs although its booking is over. */
    runsOver: z.boolean(),
    isOwn: z.boolean(),
    can: z.object({ stop: z.boolean(), correct: z.boolean() }),
    version: z.int(),
  })
  .meta({ id: 'MachineUse' })
export type MachineUse = z.infer<typeof MachineUse>

/** What a phone shows that read the label. */
export const MachineAtHand = z
  .object({
    resource: Machine,
    /** Somebody uses it now; `use` only for who may see whose it is. */
    running: z.object({ since: instant, use: MachineUse.nullable() }).nullable(),
    /** The reader's own booking that is on now, or their next one of the city's day. */
    booking: z
      .object({ id: z.uuid(), startsAt: instant, endsAt: instant, url: z.string(), mayStart: z.boolean() })
      .nullable(),
    /** When it is next taken by anybody else. */
    nextTakenAt: instant.nullable(),
    can: z.object({ start: z.boolean(), keep: z.boolean() }),
  })
  .meta({ id: 'MachineAtHand' })
export type MachineAtHand = z.infer<typeof MachineAtHand>

const Minutes = z.object({ keeper: z.int(), label: z.int(), later: z.int() })

export const MachineHours = z
  .object({
    resource: z.object({ id: z.uuid(), name: z.string(), url: z.string() }),
    uses: z.int(),
    minutes: z.int(),
    /** By how they are known. */
    bySource: Minutes,
    /** Of these, by others than the owner's own people: what counts as shared. */
    sharedMinutes: z.int(),
  })
  .meta({ id: 'MachineHours' })
export type MachineHours = z.infer<typeof MachineHours>

import * as z from 'zod'
import { Day, text } from '#platform/contract.ts'

export const SpaceKind = z.enum(['station', 'scientists', 'engineers', 'skilled']).meta({ id: 'SpaceKind' })
export type SpaceKind = z.infer<typeof SpaceKind>
/** `prepared` before it opens for the first time; `closed` for good, until it is opened again. */
export const SpaceStatus = z.enum(['prepared', 'open', 'closed']).meta({ id: 'SpaceStatus' })
export type SpaceStatus = z.infer<typeof SpaceStatus>
/** Who may come in: everybody, people of units in the network, or talents from a grade upwards. */
export const Entry = z.enum(['everyone', 'network', 'grade']).meta({ id: 'Entry' })
export type Entry = z.infer<typeof Entry>

/** What may stand in the address of a space's page instead of its id. */
export const SpaceKey = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
export const bySpace = z.strictObject({ id: z.union([z.uuid(), SpaceKey]) })

/** A time of the day in the city's zone; `24:00` is the end of the day. */
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)
const span = { from: Time, to: Time }
/** Runs past midnight where `to` is not after `from`. None keeps the day closed. */
export const DayHours = z.array(z.strictObject(span)).max(6)
/** Monday is 1. Spans that overlap are refused by `hoursFaults`. */
export const WeeklyHours = z
  .array(z.strictObject({ days: z.array(z.int().min(1).max(7)).min(1).max(7), ...span }))
  .max(20)

const coordinate = (most: number) => z.number().min(-most).max(most)
export const Point = z.strictObject({ longitude: coordinate(180), latitude: coordinate(90) })
export const PlanePoint = z.strictObject({
  x: z.number().min(0).max(10_000),
  y: z.number().min(0).max(10_000),
})

export const NewSpace = z
  .strictObject({
    key: SpaceKey.nullable(),
    kind: SpaceKind,
    name: text(60),
    nameEn: text(120).nullable(),
    summary: text(400),
    placeCode: text(12),
    address: text(200),
    way: text(1000),
    point: Point.nullable(),
    onMap: PlanePoint.nullable(),
    opening: WeeklyHours,
    staffed: WeeklyHours,
    onHolidays: z.boolean(),
    entry: Entry,
    lowestGrade: text(60).nullable(),
    services: z.array(text(60)).max(40),
    telephone: text(40).nullable(),
  })
  .refine(({ entry, lowestGrade }) => (entry === 'grade') === (lowestGrade !== null), {
    path: ['lowestGrade'],
    params: { code: 'grade_with_entry' },
  })
  .meta({ id: 'NewSpace' })
export type NewSpace = z.infer<typeof NewSpace>

/** The hours of one day, and why they are not those of any week. */
export const HoursOfDay = z
  .object({
    day: Day,
    opening: z.array(z.object(span)),
    staffed: z.array(z.object(span)),
    why: z.enum(['holiday', 'make-up', 'differs']).nullable(),
    words: z.string().nullable(),
  })
  .meta({ id: 'HoursOfDay' })
export type HoursOfDay = z.infer<typeof HoursOfDay>

const named = z.object({ code: z.string(), name: z.string() })

export const SpaceSummary = z
  .object({
    id: z.uuid(),
    key: z.string().nullable(),
    url: z.string(),
    kind: SpaceKind,
    status: SpaceStatus,
    name: z.string(),
    summary: z.string(),
    place: named,
    /** The subdistrict in which the place lies; the place itself where it lies in none. */
    subdistrict: named,
    address: z.string(),
    point: Point.nullable(),
    onMap: PlanePoint.nullable(),
    isOpenNow: z.boolean(),
    /** When that changes next within a week. */
    changesAt: z.iso.datetime({ offset: true }).nullable(),
    /** A host is on duty now. */
    isSomebodyHere: z.boolean(),
    entry: Entry,
  })
  .meta({ id: 'SpaceSummary' })
export type SpaceSummary = z.infer<typeof SpaceSummary>

export const DifferingDay = z.object({ day: Day, opening: z.array(z.object(span)), words: z.string() })

/** What everybody may know of something that takes place in one of its rooms. */
export const WhatIsOn = z
  .object({
    id: z.uuid(),
    title: z.string(),
    room: z.string(),
    startsAt: z.iso.datetime({ offset: true }),
    endsAt: z.iso.datetime({ offset: true }),
  })
  .meta({ id: 'WhatIsOn' })
export type WhatIsOn = z.infer<typeof WhatIsOn>

export const Room = z
  .object({
    id: z.uuid(),
    number: z.int(),
    name: z.string(),
    summary: z.string(),
    seats: z.int().nullable(),
    url: z.string(),
  })
  .meta({ id: 'Room' })

export const Space = SpaceSummary.extend({
  nameZh: z.string(),
  nameEn: z.string().nullable(),
  way: z.string(),
  telephone: z.string().nullable(),
  opening: z.array(z.object({ days: z.array(z.int()), ...span })),
  staffed: z.array(z.object({ days: z.array(z.int()), ...span })),
  onHolidays: z.boolean(),
  /** Today and the six days after it. */
  hours: z.array(HoursOfDay),
  differingDays: z.array(DifferingDay),
  /** False where the holidays of one of these days are not published yet. */
  isCalendarKnown: z.boolean(),
  lowestGrade: z.object({ key: z.string(), name: z.string() }).nullable(),
  /** Whether the reader may come in; null for who is not signed in where that must be known. */
  mayEnter: z.boolean().nullable(),
  /** Kinds of matters; `url` is where this reader asks one without coming. */
  services: z.array(z.object({ key: z.string(), name: z.string(), summary: z.string(), url: z.string() })),
  rooms: z.array(Room),
  whatIsOn: z.array(WhatIsOn),
  /** Today's hosts by name; null for readers who are no hosts here. */
  hosts: z.array(z.object({ id: z.uuid(), name: z.string() })).nullable(),
  openedOn: Day.nullable(),
  closedOn: Day.nullable(),
  version: z.int(),
  can: z.object({
    edit: z.boolean(),
    open: z.boolean(),
    close: z.boolean(),
    setDays: z.boolean(),
    seeRota: z.boolean(),
    plan: z.boolean(),
    count: z.boolean(),
  }),
}).meta({ id: 'Space' })
export type Space = z.infer<typeof Space>

import * as z from 'zod'

/** A date and time, written as in RFC 3339, that the whole minute and the years of the database's check allow. */
export const instantField = z.iso
  .datetime({ offset: true, abort: true })
  .refine((written) => isWholeMinute(written), { params: { code: 'not_whole_minutes' }, abort: true })
  .refine((written) => isInTime(written), { params: { code: 'out_of_calendar' }, abort: true })

/** Read from the text: a Date would round microseconds away. */
const isWholeMinute = (written: string) => /T\d\d:\d\d:00(\.0+)?(Z|[+-])/.test(written)

const FIRST = Date.parse('2000-01-01T00:00:00Z')
const AFTER_LAST = Date.parse('2200-01-01T00:00:00Z')
function isInTime(written: string): boolean {
  const moment = Date.parse(written)
  return moment >= FIRST && moment < AFTER_LAST
}

const times = { startsAt: instantField, endsAt: instantField }

/** An object with a time from `startsAt` up to, and without, `endsAt`. */
export const withSlot = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject({ ...shape, ...times }).refine(
    (slot) => {
      const { startsAt, endsAt } = slot as { startsAt: string; endsAt: string }
      return Date.parse(startsAt) < Date.parse(endsAt)
    },
    { path: ['endsAt'], params: { code: 'not_after_start' } },
  )

export const Slot = z.object({ startsAt: z.iso.datetime(), endsAt: z.iso.datetime() }).meta({ id: 'Slot' })
export type Slot = z.infer<typeof Slot>

/** The same read: from a moment up to, and without, another. */
export interface Span {
  readonly startsAt: Date
  readonly endsAt: Date
}

export const minutesOf = ({ startsAt, endsAt }: Span): number =>
  (endsAt.getTime() - startsAt.getTime()) / 60_000

export const overlaps = (one: Span, other: Span): boolean =>
  one.startsAt < other.endsAt && other.startsAt < one.endsAt

export const contains = (outer: Span, inner: Span): boolean =>
  outer.startsAt <= inner.startsAt && inner.endsAt <= outer.endsAt

/** The part of a span that lies in another; of no length or less where they do not overlap. */
export const common = (one: Span, other: Span): Span => ({
  startsAt: one.startsAt > other.startsAt ? one.startsAt : other.startsAt,
  endsAt: one.endsAt < other.endsAt ? one.endsAt : other.endsAt,
})

// When a space is open and who may come in; pure, so that screens explain by the same rules.

/** Of one day, in the city's zone. `24:00` ends the day; a `to` not after `from` lies on the next day. */
export interface Span {
  readonly from: string
  readonly to: string
}
/** Monday is 1. */
export interface WeeklySpan extends Span {
  readonly days: readonly number[]
}
export interface Hours {
  readonly opening: readonly WeeklySpan[]
  readonly staffed: readonly WeeklySpan[]
  readonly onHolidays: boolean
  readonly differing: readonly {
    readonly day: string
    readonly opening: readonly Span[]
    readonly words: string
  }[]
}
/** What the calendar of working days makes of a day: a public holiday, a weekend worked in its stead, or neither. */
export type KindOfDay = (day: string) => 'holiday' | 'make-up' | 'ordinary'

export interface PlannedDay {
  readonly day: string
  readonly opening: readonly Span[]
  readonly staffed: readonly Span[]
  readonly why: 'holiday' | 'make-up' | 'differs' | null
  readonly words: string | null
}

const DAY_MINUTES = 1440
const WEEK_MINUTES = 7 * DAY_MINUTES
const DAY_MS = 86_400_000
const [MONDAY, SUNDAY] = [1, 7] as const

const dayNumber = (day: string): number => Date.parse(day) / DAY_MS
const dayOfNumber = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10)

/** The weekday of a day `YYYY-MM-DD`, Monday 1 to Sunday 7. */
export const weekdayOf = (day: string): number => new Date(day).getUTCDay() || SUNDAY

/** The day so many days later. */
export const dayLater = (day: string, days: number): string => dayOfNumber(dayNumber(day) + days)

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** In minutes after the midnight with which its day begins; the end may lie on the next day. */
function minutesOf({ from, to }: Span): readonly [start: number, end: number] {
  const [start, end] = [minuteOf(from), minuteOf(to)]
  return [start, end > start ? end : end + DAY_MINUTES]
}

const spansOn = (weekly: readonly WeeklySpan[], weekday: number): Span[] =>
  weekly
    .filter(({ days }) => days.includes(weekday))
    .map(({ from, to }) => ({ from, to }))
    .toSorted((a, b) => a.from.localeCompare(b.from))

/** The hours of one day: a day that differs goes before a holiday, and a holiday before the week. */
export function hoursOn(hours: Hours, day: string, kindOf: KindOfDay): PlannedDay {
  const kind = kindOf(day)
  // No notice says whose hours a make-up day has; what is lent keeps those of Monday too.
  const weekday = kind === 'make-up' ? MONDAY : weekdayOf(day)
  const staffed = spansOn(hours.staffed, weekday)
  const differs = hours.differing.find((own) => own.day === day)
  if (differs) {
    const { opening, words } = differs
    return { day, opening, staffed: within(staffed, opening), why: 'differs', words }
  }
  if (kind === 'holiday' && !hours.onHolidays)
    return { day, opening: [], staffed: [], why: 'holiday', words: null }
  return {
    day,
    opening: spansOn(hours.opening, weekday),
    staffed,
    why: kind === 'ordinary' ? null : kind,
    words: null,
  }
}

/** No host waits behind a closed door: what of the staffed hours lies in the opening hours. */
function within(staffed: readonly Span[], opening: readonly Span[]): Span[] {
  const both = staffed.flatMap((own) =>
    opening.map((open) => {
      const [a, b] = [minutesOf(own), minutesOf(open)]
      return [Math.max(a[0], b[0]), Math.min(a[1], b[1])] as const
    }),
  )
  return both.filter(([start, end]) => start < end).map(([start, end]) => spanOf(start, end))
}

const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
const spanOf = (start: number, end: number): Span => ({
  from: timeOf(start),
  to: timeOf(end > DAY_MINUTES ? end - DAY_MINUTES : end),
})

/** A day and a minute of it, as the clock on the wall shows them. */
export interface LocalTime {
  readonly day: string
  readonly minute: number
}
/** Whether it is open, and when that changes within a week; null where it does not. */
export interface OpenState {
  readonly isOpen: boolean
  readonly changesAt: LocalTime | null
}

const LOOKS_AHEAD_DAYS = 7

/** Yesterday is looked at too, because its hours may run past midnight. */
export function openState(hours: Hours, { day, minute }: LocalTime, kindOf: KindOfDay): OpenState {
  const now = dayNumber(day) * DAY_MINUTES + minute
  const spans: { start: number; end: number }[] = []
  for (let ahead = -1; ahead <= LOOKS_AHEAD_DAYS; ahead++) {
    const planned = hoursOn(hours, dayLater(day, ahead), kindOf)
    const midnight = dayNumber(planned.day) * DAY_MINUTES
    for (const span of planned.opening) {
      const [start, end] = minutesOf(span)
      spans.push({ start: midnight + start, end: midnight + end })
    }
  }
  const merged = joined(spans)
  const current = merged.find(({ start, end }) => start <= now && now < end)
  const next = current ? current.end : merged.find(({ start }) => start > now)?.start
  const isFurther = next === undefined || next > now + WEEK_MINUTES
  return { isOpen: current !== undefined, changesAt: isFurther ? null : localOf(next) }
}

const localOf = (minute: number): LocalTime => ({
  day: dayOfNumber(Math.floor(minute / DAY_MINUTES)),
  minute: minute % DAY_MINUTES,
})

/** Spans that touch are one: a place open until 24:00 and from 00:00 does not close. */
function joined(spans: readonly { start: number; end: number }[]) {
  const all: { start: number; end: number }[] = []
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else all.push({ start, end })
  }
  return all
}

export type HoursFault = 'empty' | 'overlapping'

/** What is wrong with weekly hours: a span that begins where it ends, or two of which one begins within the other. */
export function hoursFaults(weekly: readonly WeeklySpan[]): HoursFault[] {
  const faults = new Set<HoursFault>()
  const spans = weekly.flatMap((span) => {
    const [start, end] = minutesOf(span)
    if (span.from === span.to || start >= DAY_MINUTES) faults.add('empty')
    return span.days.map((day) => ({ start: day * DAY_MINUTES + start, length: end - start }))
  })
  // The distance from one start to the other, forwards around the week, must not be shorter than the first is long.
  const overlaps = spans.some((one, i) =>
    spans.some(
      (other, j) => i !== j && (other.start - one.start + 2 * WEEK_MINUTES) % WEEK_MINUTES < one.length,
    ),
  )
  if (overlaps) faults.add('overlapping')
  return [...faults]
}

export interface Visitor {
  readonly isSignedIn: boolean
  /** Holds a post in a unit that is a member of a committee. */
  readonly isOfNetwork: boolean
  /** Of the grade held today, 1 is the highest; null without one. */
  readonly gradeRank: number | null
}

/** Whether somebody may come in; null where it hangs on who they are and they have not said. */
export function mayEnter(
  { entry, lowestRank }: { entry: 'everyone' | 'network' | 'grade'; lowestRank: number | null },
  { isSignedIn, isOfNetwork, gradeRank }: Visitor,
): boolean | null {
  if (entry === 'everyone') return true
  if (!isSignedIn) return null
  if (entry === 'network') return isOfNetwork
  return gradeRank !== null && lowestRank !== null && gradeRank <= lowestRank
}

interface Spell {
  readonly openedOn: string | null
  readonly closedOn: string | null
}
export const statusOf = ({ openedOn, closedOn }: Spell): 'prepared' | 'open' | 'closed' => {
  if (openedOn === null) return 'prepared'
  return closedOn === null ? 'open' : 'closed'
}

import type { Column, Choice, Lane } from './calendar-types.ts'
import { dayIn } from '../format.ts'
import { minuteOfDay, wholeDay } from './city-time.ts'
import { cut, freeOf, isCovered, overlap, type Span } from './spans.ts'

/** What of a lane can still be had inside a stretch of time. */
export function freeIn({ open, taken }: Lane, within: Span, now: Date): Span[] {
  const past = { from: new Date(0), to: now }
  return freeOf(open, [...taken, past], within)
}

/** What in the calendar itself stands against a choice, the firmest first. */
export function hindranceOf(choice: Choice, lane: Lane, now: Date): 'past' | 'taken' | 'closed' | undefined {
  if (choice.from < now) return 'past'
  const against = lane.taken.filter((taken) => overlap(taken, choice))
  if (against.some(({ look }) => look !== 'closed')) return 'taken'
  return against.length > 0 || !isCovered(choice, lane.open) ? 'closed' : undefined
}

export interface Hours {
  /** Minutes of a day, whole hours. */
  begin: number
  end: number
}

const OFFICE: Hours = { begin: 480, end: 1200 }

/**
 * The hours worth showing: all in which something is open or taken on these days, so that closed nights take no room;
 * nights that nobody asked for take none either.
 */
export function hoursOf(columns: readonly Column[], chosen: Choice | undefined, withUnusual: boolean): Hours {
  const shown = columns.flatMap(({ lane, day }) => {
    const whole = wholeDay(day)
    const mine = chosen && chosen.lane === lane.key ? [chosen] : []
    const held = lane.taken.filter(({ look }) => look !== 'closed')
    const open = withUnusual ? lane.open : (lane.usual ?? lane.open)
    return cut([...open, ...held, ...mine], whole).map((span) => minutesIn(day, span))
  })
  if (shown.length === 0) return OFFICE
  const begin = Math.floor(Math.min(...shown.map(({ from }) => from)) / 60) * 60
  const end = Math.ceil(Math.max(...shown.map(({ to }) => to)) / 60) * 60
  return { begin, end: Math.max(end, begin + 240) }
}

/** A stretch inside one day as minutes of that day; the midnight that ends it is 1440. */
export function minutesIn(day: string, { from, to }: Span): { from: number; to: number } {
  return { from: minuteOfDay(from), to: dayIn(to) === day ? minuteOfDay(to) : 1440 }
}

import type { Span } from './spans.ts'

/** One thing that can be had by time. */
export interface Lane {
  key: string
  name: string
  /** Below the name: where it stands, whose it is. */
  note?: string
  /** The address of its page. */
  page?: string
  /** When it can be had at all. */
  open: readonly Span[]
  /** The hours to show at first, where it is open around the clock; left out: all in which it is open. */
  usual?: readonly Span[]
  taken: readonly Taken[]
}

/** Quiet on the page: `own` and `waiting` are the reader's, `closed` is time that nobody can have. */
export interface Taken extends Span {
  key: string
  look: 'taken' | 'closed' | 'own' | 'waiting'
  text?: string
  /** The address of its page, where the reader may see it. */
  page?: string
}

export interface Choice extends Span {
  lane: string
}

/** A column of the timetable: a lane on a day. */
export interface Column {
  lane: Lane
  day: string
}

/** The steps of what can be chosen, and what else stands against a choice, in words. */
export interface Choosing {
  chosen: Choice | undefined
  onChoose: (choice: Choice | undefined) => void
  stepMinutes: number
  /** What a click or Enter chooses, unless on a time that others have. */
  shortestMinutes: number
  /** Told before letting go, after the calendar's own: taken, closed, past. */
  judge?: (choice: Choice) => string | undefined
}

import type { Chance } from './chance.ts'

/** What says in each record that nobody recorded it: it is the demo's. */
export const DEMO_SOURCE = '演示数据'

/** A fact of the demo before it has its event; in the words of `record`. */
export interface DemoFact {
  readonly id: string
  readonly measure: string
  readonly quantity: number
  readonly day: string
  readonly subjectId: string
  readonly unitId?: string | undefined
  readonly committeeId?: string | undefined
  readonly placeCode?: string | null | undefined
  readonly countedOnce?: string | undefined
  /** The event that it belongs to; where none is named, that of its measure and month. */
  readonly eventId?: string | undefined
}

export interface DemoEvent {
  readonly id: string
  readonly type: string
  /** In milliseconds. */
  readonly moment: number
  readonly personId?: string
  readonly postId?: string
  readonly details: object
}

/** What the parts of the history have in common. */
export interface DemoCalendar {
  readonly from: string
  readonly until: string
  readonly days: readonly string[]
  /** Nine in the morning of a day of the history, in milliseconds. */
  readonly morning: ReadonlyMap<string, number>
}

/** A moment of the working day. */
export function momentOn({ morning }: DemoCalendar, day: string, chance: Chance): number {
  const opened = morning.get(day)
  if (opened === undefined) throw new Error(`${day} is outside the history of the demo`)
  return opened + chance.below(8 * 3_600_000)
}
